// The warning before the screen starts again: any touch or key ends it.
import QtQuick
import Foleni
import Kiosk.Screens

Rectangle {
    id: still

    required property Screens kiosk
    readonly property bool ticket: kiosk.screen === "ticket"

    objectName: "still_there"
    color: Theme.veil
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text + " " + left.text

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.margin * 2, Theme.body * 30)
        height: column.height + padding * 2

        Column {
            id: column

            width: parent.width
            spacing: Theme.gap

            Title {
                id: question

                width: parent.width
                text: Words.say(still.ticket ? "ticket.take" : "kiosk.still_there")
                horizontalAlignment: Text.AlignHCenter
            }

            HeroNumber {
                objectName: "countdown"
                anchors.horizontalCenter: parent.horizontalCenter
                text: String(Math.max(0, still.kiosk.countdown))
                size: Theme.hero * 0.8
                color: Theme.accent
            }

            Label {
                id: left

                width: parent.width
                text: Words.say("kiosk.starts_again_in", {
                    "n": Math.max(0, still.kiosk.countdown)
                })
                horizontalAlignment: Text.AlignHCenter
            }

            Heading {
                width: parent.width
                text: Words.say("kiosk.still_there_advice")
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
