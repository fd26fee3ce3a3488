// A suspended service or the centre's notice, whole and in both languages; one after another.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Card {
    id: strip

    required property CallBoard board
    readonly property var news: board.headline
    readonly property bool any: news["kind"] !== undefined
    readonly property bool down: news["kind"] === "down"
    readonly property real size: Theme.label * 0.9

    objectName: "news"
    visible: any
    height: any ? padding * 2 + size * Theme.lineBox * 3 : 0
    padding: Theme.gapSmall
    colour: down ? Theme.warningSoft : Theme.card

    component Said: TypeText {
        width: (strip.width - strip.padding * 2 - sign.width - Theme.gap * 2) / 2
        height: parent?.height ?? 0
        size: strip.size
        lineHeight: 1.06
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(1, Math.round(size * 0.45))
    }

    Icon {
        id: sign

        y: (parent.height - height) / 2
        name: strip.down ? "pause" : "info"
        colour: strip.down ? Theme.warning : Theme.accent
        size: strip.size * 1.8
    }

    Said {
        x: sign.width + Theme.gap
        text: strip.any ? [strip.news["title"], strip.news["text"]].filter(said => said !== "").join("\n") : ""
        weight: Theme.semiBold
    }

    Said {
        x: parent.width - width
        text: strip.any ? [strip.news["other_title"], strip.news["other_text"]].filter(said => said !== "").join("\n") : ""
        color: Theme.muted
        weight: Theme.medium
    }
}
