// One of the ways to look for a service.
import QtQuick
import Foleni

Pressable {
    id: tab

    property bool chosen: false
    // Icon beside the words rather than above them.
    required property bool beside
    readonly property color words: chosen ? Theme.onStrong : Theme.ink
    // Width with the words on one line, under the icon or beside it.
    readonly property real naturalAbove: Math.ceil(Math.max(Theme.target, word.implicitWidth) + leftPadding + rightPadding)
    readonly property real naturalBeside: Math.ceil(sign.width + Theme.gapTiny + word.implicitWidth + leftPadding + rightPadding)

    leftPadding: Theme.gapTiny
    rightPadding: Theme.gapTiny
    topPadding: Theme.gapSmall
    bottomPadding: Theme.gapSmall
    Accessible.role: Accessible.PageTab
    Accessible.checked: chosen

    background: Rectangle {
        radius: tab.corner
        color: tab.chosen ? Theme.accent : Theme.card
        border.width: tab.chosen ? 0 : Theme.line
        border.color: Theme.border

        Rectangle {
            anchors.fill: parent
            radius: tab.corner
            color: Theme.ink
            opacity: tab.down ? Theme.press : 0
        }
    }

    contentItem: Item {
        readonly property real both: sign.width + Theme.gapTiny + Math.min(word.implicitWidth, word.width)

        implicitHeight: tab.beside ? Math.max(sign.height, word.implicitHeight) : sign.height + Theme.gapTiny + word.implicitHeight

        Icon {
            id: sign

            x: (parent.width - (tab.beside ? parent.both : width)) / 2
            y: tab.beside ? (parent.height - height) / 2 : (parent.height - height - Theme.gapTiny - word.contentHeight) / 2
            name: tab.iconName
            colour: tab.words
        }

        TypeText {
            id: word

            x: tab.beside ? sign.x + sign.width + Theme.gapTiny : 0
            y: tab.beside ? (parent.height - contentHeight) / 2 : sign.y + sign.height + Theme.gapTiny
            width: tab.beside ? parent.width - sign.width - Theme.gapTiny : parent.width
            text: tab.text
            size: Theme.label
            weight: Theme.semiBold
            color: tab.words
            lineHeight: 1.05
            wrapMode: Text.WordWrap
            horizontalAlignment: tab.beside ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
