// A card one touches to choose: a category, a service, a language.
import QtQuick

Pressable {
    id: tile

    property bool chosen: false
    // Icon beside the words rather than above them.
    property bool wide: false
    // Colours of the icon and its disc.
    property color tone: Theme.accent
    property color toneSoft: Theme.accentSoft
    // What else the card says, under the note: a WaitRange, a Pill.
    property alias more: extra.data
    readonly property real leastDisc: Math.round(wide ? Theme.iconLarge * 1.7 : Theme.iconHuge)
    // In a tall tile the disc grows into the room that the words leave.
    property real disc: wide ? leastDisc : Math.round(Math.max(leastDisc, Math.min(leastDisc * 1.8, height * 0.46, availableHeight - words.height - Theme.gap)))

    leftPadding: wide ? Theme.gap : Theme.gapSmall
    rightPadding: leftPadding
    topPadding: wide ? Theme.gap : Theme.gapSmall * 2
    bottomPadding: topPadding
    Accessible.checkable: chosen
    Accessible.checked: chosen

    background: Item {
        Shadow {
            corner: tile.corner
            visible: tile.enabled && !Theme.highContrast
        }

        Rectangle {
            anchors.fill: parent
            radius: tile.corner
            color: !tile.enabled ? Theme.sunken : tile.chosen ? Theme.accentSoft : Theme.card
            border.width: tile.chosen ? Theme.focusWidth : Theme.highContrast ? Theme.line : 0
            border.color: tile.chosen ? Theme.accent : Theme.border
        }

        Rectangle {
            anchors.fill: parent
            radius: tile.corner
            color: Theme.ink
            opacity: tile.down ? Theme.press : tile.hovered ? Theme.hover : 0
        }
    }

    contentItem: Item {
        implicitWidth: (tile.wide ? tile.leastDisc + Theme.gap : 0) + Math.max(title.implicitWidth, note.visible ? note.implicitWidth : 0)
        // Not the column's height, which is known only when it is painted next.
        readonly property real tall: title.height + (tile.note !== "" ? Theme.gapTiny + note.height : 0) + (extra.children.length > 0 ? Theme.gapTiny + extra.height : 0)

        implicitHeight: tile.wide ? Math.max(tile.leastDisc, tall) : tall + (mark.visible ? tile.leastDisc + Theme.gap : 0)

        Rectangle {
            id: mark

            width: visible ? tile.disc : 0
            height: width
            radius: width / 2
            visible: tile.iconName !== ""
            x: tile.wide ? 0 : (parent.width - width) / 2
            y: tile.wide ? (parent.height - height) / 2 : Math.max(0, (parent.height - height - Theme.gap - words.height) / 2)
            color: !tile.enabled ? Theme.clear : tile.chosen ? Theme.card : tile.toneSoft

            Icon {
                anchors.centerIn: parent
                name: tile.iconName
                colour: tile.enabled ? tile.tone : Theme.muted
                size: tile.disc * 0.58
            }
        }

        Column {
            id: words

            x: tile.wide ? mark.width + (mark.visible ? Theme.gap : 0) : 0
            y: tile.wide ? (parent.height - height) / 2 : mark.y + mark.height + (mark.visible ? Theme.gap : 0)
            width: parent.width - x
            spacing: Theme.gapTiny

            WholeWords {
                id: title

                width: parent.width
                text: tile.text
                color: tile.enabled ? Theme.ink : Theme.muted
                wanted: Theme.body * 1.12
                weight: Theme.semiBold
                lineHeight: 1
                horizontalAlignment: tile.wide ? Text.AlignLeft : Text.AlignHCenter
                Accessible.ignored: true
            }

            Label {
                id: note

                width: parent.width
                visible: tile.note !== ""
                text: tile.note
                horizontalAlignment: title.horizontalAlignment
                Accessible.ignored: true
            }

            Row {
                id: extra

                x: tile.wide ? 0 : (parent.width - width) / 2
                visible: children.length > 0
                spacing: Theme.gapSmall
            }
        }
    }
}
