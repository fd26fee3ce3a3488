// The base of all text: Foleni's letters, wrapped, in ink.
import QtQuick

Text {
    property real size: Theme.body
    property int weight: Theme.regular

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Math.max(1, Math.round(size))
    font.weight: weight
    font.features: Theme.tabular
    lineHeight: 1
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
