// One figure with its name.
import QtQuick
import Foleni

Card {
    id: tile

    required property string say
    required property string figure

    height: Theme.display * 0.92 + caption.height + padding * 2
    padding: Theme.gapSmall

    TypeText {
        id: caption

        width: parent.width
        text: Words.say(tile.say, {})
        size: Theme.label * 0.72
        color: Theme.muted
        weight: Theme.semiBold
        lineHeight: 1
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
    }

    TypeText {
        y: caption.height + (parent.height - caption.height - contentHeight) / 2
        width: parent.width
        text: tile.figure
        size: Theme.display * 0.86
        weight: Theme.extraBold
        lineHeight: 1
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.3))
    }
}
