// Ten digits to write a number or a PIN with.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Staff

Grid {
    id: pad

    required property Staff staff
    readonly property real part: (width - spacing * 2) / 3

    columns: 3
    spacing: Theme.gapSmall

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        delegate: TouchButton {
            required property string modelData

            objectName: "staff_" + modelData
            width: pad.part
            text: modelData
            enabled: !pad.staff.busy
            onClicked: pad.staff.digit(modelData)
        }
    }

    TouchButton {
        objectName: "staff_erase"
        width: pad.part
        leftPadding: Theme.gapTiny
        rightPadding: Theme.gapTiny
        iconName: "backspace"
        text: Words.say("staff.erase")
        onClicked: pad.staff.erase()
    }

    TouchButton {
        objectName: "staff_0"
        width: pad.part
        text: "0"
        enabled: !pad.staff.busy
        onClicked: pad.staff.digit("0")
    }

    TouchButton {
        objectName: "staff_enter"
        width: pad.part
        leftPadding: Theme.gapTiny
        rightPadding: Theme.gapTiny
        kind: "primary"
        text: Words.say("staff.enter")
        enabled: !pad.staff.busy
        onClicked: pad.staff.enter()
    }
}
