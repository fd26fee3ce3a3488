// One line of a list: what leads, two lines of words, what trails; pressed or just read.
import QtQuick

Pressable {
    id: row

    property bool chosen: false
    property bool pressable: true
    // What stands before the words (a TicketNumber) and after them (a Pill, a WaitRange).
    property alias leading: before.data
    property alias trailing: after.data
    property alias leadingWidth: before.width

    corner: Theme.radiusSmall
    leftPadding: Theme.gapSmall
    rightPadding: Theme.gapSmall
    topPadding: Theme.gapTiny
    bottomPadding: Theme.gapTiny
    focusPolicy: pressable ? Qt.StrongFocus : Qt.NoFocus
    activeFocusOnTab: pressable
    hoverEnabled: pressable && !Theme.touch
    Accessible.role: Accessible.ListItem
    Accessible.selected: chosen

    background: Rectangle {
        radius: row.corner
        color: row.chosen ? Theme.accentSoft : Theme.clear
        border.width: row.chosen ? Theme.line : 0
        border.color: Theme.accent

        Rectangle {
            anchors.fill: parent
            radius: row.corner
            color: Theme.ink
            opacity: !row.pressable ? 0 : row.down ? Theme.press : row.hovered ? Theme.hover : 0
        }
    }

    contentItem: Item {
        implicitWidth: before.width + words.implicitWidth + after.width + Theme.gap * 2
        implicitHeight: Math.max(before.height, words.height, after.height)

        Item {
            id: before

            width: childrenRect.width
            height: childrenRect.height
            anchors.verticalCenter: parent.verticalCenter

            Icon {
                visible: name !== ""
                name: row.iconName
                colour: Theme.accent
                size: visible ? Theme.icon : 0
            }
        }

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: before.width > 0 ? before.width + Theme.gap : 0
            width: after.x - x - (after.width > 0 ? Theme.gapSmall : 0)

            WholeWords {
                width: parent.width
                text: row.text
                weight: Theme.medium
                lineHeight: 1
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                visible: row.note !== ""
                text: row.note
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }

        Row {
            id: after

            x: parent.width - width
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gapSmall
        }
    }
}
