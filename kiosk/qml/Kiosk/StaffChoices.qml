// What staff may do at a kiosk.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Staff

Column {
    id: choices

    required property Staff staff
    readonly property bool rolling: staff.step === "roll"
    readonly property real part: (width - spacing) / 2

    spacing: Theme.gapSmall

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
        objectName: "staff_reprint"
        width: choices.width
        visible: !choices.rolling && choices.staff.may_reprint
        enabled: !choices.staff.busy
        iconName: "ticket"
        text: choices.staff.reprint_said
        onClicked: choices.staff.reprint()
    }

    Row {
        width: choices.width
        visible: !choices.rolling && choices.staff.prints
        spacing: Theme.gapSmall

        TouchButton {
            id: test

            objectName: "staff_test_print"
            width: choices.part
            height: Math.max(implicitHeight, roll.implicitHeight)
            enabled: !choices.staff.busy
            iconName: "printer"
            text: Words.say("staff.test_print")
            onClicked: choices.staff.test_print()
        }

        TouchButton {
            id: roll

            objectName: "staff_new_roll"
            width: choices.part
            height: Math.max(implicitHeight, test.implicitHeight)
            iconName: "paper"
            text: Words.say("staff.new_roll")
            onClicked: choices.staff.ask_roll()
        }
    }

    Row {
        width: choices.width
        visible: !choices.rolling
        spacing: Theme.gapSmall

        Body {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (choices.part + parent.spacing)
            text: choices.staff.volume_said
        }

        TouchButton {
            objectName: "staff_softer"
            width: (choices.part - parent.spacing) / 2
            leftPadding: Theme.gapTiny
            rightPadding: Theme.gapTiny
            iconName: "volume"
            text: "−"
            Accessible.name: Words.say("staff.softer")
            onClicked: choices.staff.louder(-1)
        }

        TouchButton {
            objectName: "staff_louder"
            width: (choices.part - parent.spacing) / 2
            leftPadding: Theme.gapTiny
            rightPadding: Theme.gapTiny
            iconName: "volume"
            text: "+"
            Accessible.name: Words.say("staff.louder")
            onClicked: choices.staff.louder(1)
        }
    }

    TouchButton {
        objectName: "staff_enrol"
        width: choices.width
        visible: !choices.rolling
        iconName: "edit"
        text: Words.say("staff.enrol")
        onClicked: choices.staff.enrol()
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
