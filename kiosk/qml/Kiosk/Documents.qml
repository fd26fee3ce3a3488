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
    // How much larger than other text the list is, where there is room to be read from further away.
    property real type: 1
    readonly property bool roomy: type > 1.3

    // What the assurance takes at the bottom.
    readonly property real below: assuring ? assurance.implicitHeight + Theme.gap : 0

    padding: roomy ? Theme.gapLarge : Theme.gap
    implicitHeight: rows.height + below + padding * 2

    Scroll {
        width: parent.width
        height: parent.height - documents.below

        Column {
            id: rows

            width: parent.width
            spacing: documents.roomy ? Theme.gapLarge : documents.type > 1 ? Theme.gap : Theme.gapSmall

            Column {
                width: parent.width

                Label {
                    width: parent.width
                    text: documents.kiosk.service_agency
                }

                Heading {
                    width: parent.width
                    text: Words.say("kiosk.what_you_need")
                    size: documents.roomy ? Theme.title * 0.9 : Theme.heading
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
                        size: Theme.icon * documents.type
                        colour: Theme.accent
                    }

                    Body {
                        width: line.width - sign.width - line.spacing
                        anchors.verticalCenter: parent.verticalCenter
                        text: line.modelData
                        size: Theme.body * documents.type
                    }
                }
            }

            Body {
                width: parent.width
                visible: documents.kiosk.documents.length === 0
                text: Words.say("kiosk.bring_nothing")
                size: Theme.body * documents.type
            }
        }
    }

    // The sheet's last line, however long the list is.
    Row {
        id: assurance

        y: parent.height - height
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
            anchors.verticalCenter: parent.verticalCenter
            text: Words.say("kiosk.privacy")
            size: Theme.label * (documents.type > 2 ? 1.25 : 1)
        }
    }
}
