// Ten digits to write a number or a PIN with.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Staff

Column {
    id: pad

    required property Staff staff

    spacing: Theme.gapSmall

    HeroNumber {
        objectName: "staff_written"
        anchors.horizontalCenter: parent.horizontalCenter
        height: size * 1.2
        text: pad.staff.written
        size: Theme.title
    }

    Grid {
        id: grid

        readonly property real part: (pad.width - spacing * 2) / 3

        columns: 3
        spacing: Theme.gapSmall

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            delegate: TouchButton {
                required property string modelData

                objectName: "staff_" + modelData
                width: grid.part
                text: modelData
                enabled: !pad.staff.busy
                onClicked: pad.staff.digit(modelData)
            }
        }

        TouchButton {
            objectName: "staff_erase"
            width: grid.part
            iconName: "backspace"
            text: Words.say("staff.erase")
            onClicked: pad.staff.erase()
        }

        TouchButton {
            objectName: "staff_0"
            width: grid.part
            text: "0"
            enabled: !pad.staff.busy
            onClicked: pad.staff.digit("0")
        }

        TouchButton {
            objectName: "staff_enter"
            width: grid.part
            kind: "primary"
            text: Words.say("staff.enter")
            enabled: !pad.staff.busy
            onClicked: pad.staff.enter()
        }
    }
}
