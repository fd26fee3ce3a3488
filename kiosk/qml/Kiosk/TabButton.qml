// One of the ways to look for a service.
import QtQuick
import Foleni

Pressable {
    id: tab

    property bool chosen: false
    // Icon beside the words rather than above them.
    required property bool beside
    readonly property color words: chosen ? Theme.onStrong : Theme.ink

    leftPadding: Theme.gapSmall
    rightPadding: Theme.gapSmall
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
        implicitHeight: tab.beside ? Math.max(sign.height, word.implicitHeight) : sign.height + Theme.gapTiny + word.implicitHeight

        Icon {
            id: sign

            x: tab.beside ? 0 : (parent.width - width) / 2
            y: tab.beside ? (parent.height - height) / 2 : (parent.height - height - Theme.gapTiny - word.contentHeight) / 2
            name: tab.iconName
            colour: tab.words
        }

        TypeText {
            id: word

            x: tab.beside ? sign.width + Theme.gapSmall : 0
            y: tab.beside ? (parent.height - contentHeight) / 2 : sign.y + sign.height + Theme.gapTiny
            width: parent.width - x
            text: tab.text
            size: Theme.label
            weight: Theme.semiBold
            color: tab.words
            lineHeight: 1.05
            wrapMode: Text.WordWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(size * 0.6)
            horizontalAlignment: tab.beside ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
