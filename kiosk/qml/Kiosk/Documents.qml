// What to bring for a service; no name is asked for a ticket.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Card {
    id: documents

    required property Screens kiosk
    // Whether there is room to say that no name is needed.
    property bool assuring: true
    // Whether there is room to be read from further away.
    property bool roomy: false

    padding: Theme.gap
    implicitHeight: rows.height + padding * 2

    Scroll {
        anchors.fill: parent

        Column {
            id: rows

            width: parent.width
            spacing: documents.roomy ? Theme.gap : Theme.gapSmall

            Column {
                width: parent.width

                Label {
                    width: parent.width
                    text: documents.kiosk.service_agency
                }

                Heading {
                    width: parent.width
                    text: Words.say("kiosk.what_you_need")
                }
            }

            Repeater {
                model: documents.kiosk.documents

                delegate: Row {
                    id: line

                    required property string modelData

                    width: rows.width
                    spacing: Theme.gap

                    Icon {
                        id: sign

                        name: "document"
                        colour: Theme.accent
                    }

                    Body {
                        width: line.width - sign.width - line.spacing
                        text: line.modelData
                        size: Theme.body * (documents.roomy ? 1.15 : 1)
                    }
                }
            }

            Body {
                width: parent.width
                visible: documents.kiosk.documents.length === 0
                text: Words.say("kiosk.bring_nothing")
            }

            Row {
                width: parent.width
                visible: documents.assuring
                spacing: Theme.gap

                Icon {
                    id: shield

                    name: "shield-check"
                    colour: Theme.muted
                }

                Label {
                    width: parent.width - shield.width - parent.spacing
                    text: Words.say("kiosk.privacy")
                }
            }
        }
    }
}
