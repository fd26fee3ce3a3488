// A sample of a kiosk's last screen: the number is the hero.
import QtQuick
import Foleni

Page {
    id: page

    Column {
        width: parent.width
        y: page.low ? 0 : Math.max(0, (parent.height - height) / 2)
        spacing: page.low ? Theme.gapSmall : Theme.gapLarge

        Title {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.say("gallery.take")
        }

        Card {
            width: parent.width
            height: face.height + padding * 2
            padding: page.low ? Theme.gapSmall : Theme.gapLarge

            Column {
                id: face

                width: parent.width
                spacing: Theme.gap

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    size: Theme.body
                    text: Words.say("gallery.your_number")
                }

                TicketNumber {
                    anchors.horizontalCenter: parent.horizontalCenter
                    objectName: "sample.number"
                    number: "C042"
                    size: Theme.hero * 1.5
                    fitWidth: parent.width
                }

                Grid {
                    anchors.horizontalCenter: parent.horizontalCenter
                    columns: Theme.textScale > 1 ? 1 : 2
                    columnSpacing: Theme.gapHuge
                    rowSpacing: Theme.gap

                    WaitRange {
                        low: 12
                        high: 25
                        size: Theme.title
                        label: Words.say("gallery.est_wait")
                    }

                    Column {
                        Label {
                            text: Words.say("gallery.people_ahead")
                        }

                        HeroNumber {
                            text: "7"
                            size: Theme.title
                        }
                    }
                }
            }
        }

        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.say("gallery.watch_listen")
        }

        TouchButton {
            anchors.horizontalCenter: parent.horizontalCenter
            kind: "primary"
            large: true
            focus: true
            text: Words.say("common.thank_you")
            iconName: "check"
        }
    }
}
