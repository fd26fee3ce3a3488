// A way out or a comfort in the bar: an icon with its word under it.
import QtQuick
import Foleni

Pressable {
    id: button

    property bool chosen: false
    // Height it may take; icon and word shrink to it.
    property real most: Theme.targetLarge * 2
    readonly property color words: chosen ? Theme.accent : Theme.ink

    corner: Theme.radius
    leftPadding: Theme.gapTiny
    rightPadding: Theme.gapTiny
    topPadding: Theme.gapTiny
    bottomPadding: topPadding
    Accessible.checkable: chosen
    Accessible.checked: chosen

    background: Rectangle {
        radius: button.corner
        color: button.chosen ? Theme.accentSoft : Theme.sunken
        border.width: button.chosen ? Theme.focusWidth * 0.7 : Theme.highContrast ? Theme.line : 0
        border.color: button.chosen ? Theme.accent : Theme.border

        Rectangle {
            anchors.fill: parent
            radius: button.corner
            color: Theme.ink
            opacity: button.down ? Theme.press : 0
        }
    }

    contentItem: Item {
        implicitWidth: word.implicitWidth
        implicitHeight: sign.height + Theme.gapTiny + word.contentHeight

        Icon {
            id: sign

            x: (parent.width - width) / 2
            y: (parent.height - parent.implicitHeight) / 2
            name: button.iconName
            colour: button.words
            size: Math.min(Theme.icon, button.most * 0.36)
        }

        Label {
            id: word

            y: sign.y + sign.height + Theme.gapTiny
            width: parent.width
            text: button.text
            size: Math.min(Theme.label * 0.85, button.most * 0.2)
            weight: Theme.semiBold
            color: button.words
            lineHeight: 1
            wrapMode: Text.WordWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(size * 0.6)
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
