// A language in its own name: the first touch.
import QtQuick
import Foleni
import Kiosk.Screens

Pressable {
    id: tile

    required property Screens kiosk
    required property string language

    enabled: kiosk.ready
    corner: Theme.radius
    text: Words.sayIn(language, "common.language_" + language)
    note: kiosk.ready ? Words.sayIn(language, kiosk.code_read ? "kiosk.touch_check_in" : "kiosk.touch_here") : Words.sayIn(language, "common.please_wait")
    leftPadding: Theme.gapLarge
    rightPadding: Theme.gapLarge
    topPadding: Theme.gapLarge
    bottomPadding: Theme.gapLarge
    onClicked: kiosk.choose_language(language)

    background: Item {
        Shadow {
            corner: tile.corner
            visible: !Theme.highContrast
        }

        Rectangle {
            anchors.fill: parent
            radius: tile.corner
            color: Theme.card
            border.width: Theme.highContrast ? Theme.line : 0
            border.color: Theme.border
        }

        Rectangle {
            anchors.fill: parent
            radius: tile.corner
            color: Theme.ink
            opacity: tile.down ? Theme.press : 0
        }
    }

    contentItem: Item {
        implicitHeight: words.height

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: arrow.visible ? arrow.x - Theme.gap : parent.width
            spacing: Theme.gapTiny

            Title {
                width: parent.width
                text: tile.text
                size: Theme.title * 1.15
                wrapMode: Text.WordWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(size * 0.6)
                Accessible.ignored: true
            }

            Body {
                width: parent.width
                text: tile.note
                color: Theme.muted
                Accessible.ignored: true
            }

            Row {
                visible: tile.kiosk.ready && !tile.kiosk.centre_open
                spacing: Theme.gapSmall
                topPadding: Theme.gapTiny

                Icon {
                    id: sign

                    name: "clock"
                    colour: Theme.warning
                    size: Theme.icon
                }

                Label {
                    width: words.width - sign.width - Theme.gapSmall
                    text: Words.sayIn(tile.language, "kiosk.centre_closed") + ". " + (tile.language === "sw" ? tile.kiosk.hours_sw : tile.kiosk.hours_en)
                    color: Theme.warning
                    Accessible.ignored: true
                }
            }
        }

        Rectangle {
            id: arrow

            visible: tile.width > Theme.body * 15
            x: parent.width - width
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.target
            height: width
            radius: width / 2
            color: tile.enabled ? Theme.accent : Theme.sunken

            Icon {
                anchors.centerIn: parent
                name: "forward"
                colour: tile.enabled ? Theme.onStrong : Theme.muted
                size: Theme.iconLarge
            }
        }
    }
}
