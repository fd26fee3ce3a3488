// A plain number that is the point of its place: minutes, people, a counter.
import QtQuick

TypeText {
    id: number

    // Pixels it may take at most; 0 is no limit. Larger figures shrink to it.
    property real fitWidth: 0

    size: Theme.hero
    weight: Theme.extraBold
    lineHeight: 1
    // As tall as its em, so that it stands with other numbers and not in their line spacing.
    height: Math.ceil(font.pixelSize)
    verticalAlignment: Text.AlignVCenter
    wrapMode: Text.NoWrap
    fontSizeMode: fitWidth > 0 ? Text.HorizontalFit : Text.FixedSize
    minimumPixelSize: Math.round(Theme.label)
    width: fitWidth > 0 ? Math.min(fitWidth, implicitWidth) : implicitWidth
}
