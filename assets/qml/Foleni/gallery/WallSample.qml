// A sample of a display: the call fills the screen, recent calls beside it.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Page {
    id: page

    reachable: false

    Rectangle {
        id: call

        width: parent.width * 0.6
        height: parent.height
        radius: Theme.radius
        color: Theme.call

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.gapLarge * 2
            spacing: Theme.gapSmall

            TypeText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                size: Theme.heading
                weight: Theme.semiBold
                color: Theme.onCall
                text: Words.say("gallery.now_serving")
            }

            TicketNumber {
                anchors.horizontalCenter: parent.horizontalCenter
                number: "C042"
                size: Theme.hero * 1.3
                fitWidth: parent.width
                colour: Theme.onCall
                letterColour: Theme.onCall
            }

            TypeText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                size: Theme.title
                weight: Theme.bold
                color: Theme.onCall
                text: Words.say("gallery.counter_n", {
                    n: 5
                })
            }
        }
    }

    Column {
        x: call.width + Theme.gapLarge
        width: parent.width - x
        height: parent.height
        spacing: Theme.gap

        Heading {
            width: parent.width
            text: Words.say("gallery.recent")
        }

        Repeater {
            model: [["A117", 3], ["T011", 12], ["C041", 7]]

            Item {
                id: row

                required property var modelData

                width: parent.width
                height: number.height * 1.3

                TicketNumber {
                    id: number

                    anchors.verticalCenter: parent.verticalCenter
                    number: row.modelData[0]
                    size: Theme.title
                    aligned: true
                }

                HeroNumber {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.modelData[1]
                    size: Theme.title
                }
            }
        }

        WaitRange {
            fitWidth: parent.width
            low: 12
            high: 25
            size: Theme.heading
            label: Words.say("gallery.est_wait")
        }
    }
}
