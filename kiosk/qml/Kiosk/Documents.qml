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
    property real wanted: 1
    // Smaller than wanted where the list would otherwise have to be turned.
    property real share: 1
    readonly property real type: Math.max(Math.min(wanted, 1.15), wanted * share)
    readonly property var listed: kiosk.documents
    readonly property bool roomy: type > 1.3
    // Little height: nothing but the list, and what turns it beside it.
    property bool short: false

    readonly property real below: assuring ? assurance.implicitHeight + Theme.gap : 0

    onListedChanged: share = 1
    onHeightChanged: share = 1
    Timer {
        interval: 0
        repeat: true
        running: view.over && documents.type > 1.15
        onTriggered: documents.share *= 0.9
    }

    padding: roomy ? Theme.gapLarge : Theme.gap
    implicitHeight: rows.natural + below + padding * 2

    Scroll {
        id: view

        width: parent.width
        height: parent.height - documents.below
        beside: documents.short

        Item {
            id: rows

            readonly property real apart: documents.roomy ? Theme.gapLarge : documents.type > 1 ? Theme.gap : Theme.gapSmall
            readonly property real natural: head.height + apart + list.height
            // The list stands in the middle of what room there is, a little high.
            readonly property real spare: Math.max(0, view.height - natural)

            width: parent.width
            height: natural + spare * (documents.short ? 0.2 : 0.4)

            Column {
                id: head

                width: parent.width

                Label {
                    width: parent.width
                    visible: !documents.short || Theme.textScale === 1
                    text: documents.kiosk.service_agency
                }

                Heading {
                    width: parent.width
                    text: Words.say("kiosk.what_you_need")
                    size: documents.roomy ? Theme.title * 0.9 : Theme.heading
                }
            }

            Column {
                id: list

                y: rows.height - height
                width: parent.width
                spacing: rows.apart

                Repeater {
                    model: documents.kiosk.documents

                    delegate: Row {
                        id: line

                        required property string modelData

                        width: list.width
                        spacing: Theme.gap

                        Rectangle {
                            id: disc

                            width: Math.round(documents.type * Theme.icon * (documents.roomy ? 1.7 : 1))
                            height: width
                            radius: width / 2
                            color: documents.roomy ? Theme.accentSoft : Theme.clear

                            Icon {
                                anchors.centerIn: parent
                                name: "document"
                                size: Theme.icon * documents.type
                                colour: Theme.accent
                            }
                        }

                        Body {
                            width: line.width - disc.width - line.spacing
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
