// What the kiosk's state is, and what staff may do about it.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Staff

Column {
    id: choices

    required property Staff staff
    readonly property bool rolling: staff.step === "roll"

    spacing: Theme.gapSmall

    Repeater {
        model: choices.rolling ? [] : choices.staff.facts

        delegate: Body {
            required property string modelData

            width: choices.width
            text: modelData
        }
    }

    Repeater {
        model: choices.rolling ? [30, 50, 80] : []

        delegate: TouchButton {
            required property int modelData

            objectName: "staff_roll_" + modelData
            width: choices.width
            text: Words.say("staff.metres", {
                "n": modelData
            })
            onClicked: choices.staff.new_roll(modelData)
        }
    }

    TouchButton {
        objectName: "staff_test_print"
        width: choices.width
        visible: !choices.rolling && choices.staff.prints
        enabled: !choices.staff.busy
        iconName: "printer"
        text: Words.say("staff.test_print")
        onClicked: choices.staff.test_print()
    }

    TouchButton {
        objectName: "staff_new_roll"
        width: choices.width
        visible: !choices.rolling && choices.staff.prints
        iconName: "paper"
        text: Words.say("staff.new_roll")
        onClicked: choices.staff.ask_roll()
    }

    TouchButton {
        objectName: "staff_end"
        width: choices.width
        visible: !choices.rolling
        kind: "danger"
        iconName: "stop"
        text: Words.say("staff.end")
        onClicked: choices.staff.end()
    }
}
