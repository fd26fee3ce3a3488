// Nobody was here for a while: the PIN again, and everything is as it was.
import QtQuick
import Foleni
import Counter.Floor

Page {
    id: screen

    required property Desk desk
    property bool compact: false

    objectName: "screen_lock"
    margin: compact ? Theme.gap : Theme.margin
    onVisibleChanged: pin.text = ""

    function offer() {
        if (desk.changing)
            own.offer()
        else
            pin.input.forceActiveFocus()
    }

    header: TopLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.body * 26)
        spacing: Theme.gap

        Notice {
            width: parent.width
            desk: screen.desk
        }

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "lock"
            colour: Theme.accent
            size: Theme.iconHuge
        }

        Title {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.say("counter.locked.title")
        }

        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.muted
            text: screen.desk.ticket === "" ? Words.say("counter.locked.advice") : Words.say("counter.locked.with", {
                "ticket": screen.desk.ticket
            })
        }

        OwnPin {
            id: own

            width: parent.width
            visible: screen.desk.changing
            desk: screen.desk
        }

        Field {
            id: pin

            visible: !own.visible

            objectName: "unlock_pin"
            width: parent.width
            label: Words.say("counter.pin")
            problem: screen.desk.pin_problem
            secret: true
            numeric: true
            maximumLength: 6
            onAccepted: screen.desk.unlock(text)
        }

        TouchButton {
            objectName: "unlock"
            visible: !own.visible
            width: parent.width
            kind: "primary"
            large: true
            iconName: "unlock"
            text: Words.say("counter.unlock")
            onClicked: screen.desk.unlock(pin.text)
        }
    }
}
