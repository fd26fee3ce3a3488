// What the tactile keys do; any key or touch takes it away.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Rectangle {
    id: help

    required property Screens kiosk
    readonly property var lines: [
        {
            "line": "move",
            "icon": "forward"
        },
        {
            "line": "enter",
            "icon": "check"
        },
        {
            "line": "back",
            "icon": "back"
        },
        {
            "line": "speech",
            "icon": "speech"
        },
        {
            "line": "volume",
            "icon": "volume"
        },
        {
            "line": "help",
            "icon": "help"
        }
    ]

    objectName: "help"
    color: Theme.veil
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.margin * 2, Theme.body * 34)
        height: column.height + padding * 2

        Column {
            id: column

            width: parent.width
            spacing: Theme.gap

            Title {
                id: title

                width: parent.width
                text: Words.say("kiosk.help.title")
                size: Math.min(Theme.title, help.height * 0.06)
            }

            Repeater {
                model: help.lines

                delegate: Row {
                    id: line

                    required property var modelData

                    width: column.width
                    spacing: Theme.gap

                    Icon {
                        id: sign

                        anchors.verticalCenter: parent.verticalCenter
                        name: line.modelData.icon
                        colour: Theme.accent
                        size: Math.min(Theme.iconLarge, help.height * 0.06)
                    }

                    Body {
                        width: line.width - sign.width - line.spacing
                        anchors.verticalCenter: parent.verticalCenter
                        text: Words.say("kiosk.help." + line.modelData.line)
                        size: Math.min(Theme.body, help.height * 0.04)
                    }
                }
            }

            Body {
                width: parent.width
                text: Words.say("kiosk.help.close")
                size: Math.min(Theme.body, help.height * 0.04)
                color: Theme.muted
            }
        }
    }
}
