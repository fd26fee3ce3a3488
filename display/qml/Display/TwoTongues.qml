// The same words in both languages: the display's first one, then the other in a quieter hand.
import QtQuick
import Foleni

Item {
    id: pair

    required property string say
    property var values: ({})
    property real size: Theme.body
    property color colour: Theme.ink
    property color otherColour: Theme.muted
    property int weight: Theme.semiBold
    // One over the other, or side by side where there is room.
    property bool stacked: true
    // Only the first language.
    property bool single: false
    property int alignment: Text.AlignLeft
    readonly property string words: say === "" ? "" : Words.say(say, values)
    readonly property string otherWords: say === "" ? "" : Words.sayIn(Words.other, say, values)
    readonly property real apart: Math.round(size * 0.55)
    // What both take side by side.
    readonly property real natural: Math.ceil(mine.advanceWidth + other.advanceWidth) + apart + 4
    readonly property bool beside: !stacked && !single && natural <= width
    readonly property real slack: beside ? width - natural : 0

    implicitHeight: beside || single ? firstText.height : firstText.height + otherText.height
    Accessible.role: Accessible.StaticText
    Accessible.name: words + ". " + otherWords

    TextMetrics {
        id: mine

        font: Qt.font({
            "family": Theme.family,
            "pixelSize": Math.max(1, Math.round(pair.size)),
            "weight": pair.weight,
            "features": Theme.tabular
        })
        text: pair.words
    }

    TextMetrics {
        id: other

        font: Qt.font({
            "family": Theme.family,
            "pixelSize": Math.max(1, Math.round(pair.size)),
            "weight": Theme.regular,
            "features": Theme.tabular
        })
        text: pair.otherWords
    }

    TypeText {
        id: firstText

        x: pair.alignment === Text.AlignHCenter ? pair.slack / 2 : pair.alignment === Text.AlignRight ? pair.slack : 0
        width: pair.beside ? Math.ceil(mine.advanceWidth) + 2 : pair.width
        text: pair.words
        color: pair.colour
        size: pair.size
        weight: pair.weight
        lineHeight: 1.06
        horizontalAlignment: pair.beside ? Text.AlignLeft : pair.alignment
        Accessible.ignored: true
    }

    TypeText {
        id: otherText

        visible: !pair.single
        x: pair.beside ? firstText.x + firstText.width + pair.apart : 0
        y: pair.beside ? 0 : firstText.height
        width: pair.beside ? Math.ceil(other.advanceWidth) + 2 : pair.width
        text: pair.otherWords
        color: pair.otherColour
        size: pair.beside ? pair.size : pair.size * 0.86
        weight: Theme.regular
        lineHeight: 1.06
        horizontalAlignment: pair.beside ? Text.AlignLeft : pair.alignment
        Accessible.ignored: true
    }
}
