// Under the day's figures: what to do now, and how well the waits that were told have held.
import QtQuick
import Foleni
import Display.Skins

Card {
    id: news

    required property ManagersWall wall
    readonly property var advice: wall.advice
    readonly property var told: wall.told
    readonly property bool advised: advice["counter"] !== undefined
    readonly property bool measured: told["told"] > 0
    required property bool upright

    visible: advised || measured
    height: visible ? words.height + padding * 2 : 0
    padding: Theme.gapTiny
    colour: advised ? Theme.warningSoft : Theme.card

    Row {
        id: words

        width: parent.width
        height: Math.max(todo.height, held.height)
        spacing: Theme.gapSmall

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: news.advised ? "counter" : "check"
            colour: news.advised ? Theme.warning : Theme.accent
            size: Theme.label * 0.9
        }

        TypeText {
            id: todo

            objectName: "advice"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - sign.width - held.width - parent.spacing * 2
            text: !news.advised ? Words.say("wall.on_course", {}) : Words.say(news.advice["added"] === "" ? "advice.open" : "advice.add", news.advice)
            size: Theme.label * 0.82
            weight: Theme.semiBold
            lineHeight: 1.05
            maximumLineCount: 2
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, Math.round(size * 0.6))
        }

        TypeText {
            id: held

            objectName: "told"
            anchors.verticalCenter: parent.verticalCenter
            width: news.measured ? parent.width * (news.upright ? 0.36 : 0.4) : 0
            visible: news.measured
            text: news.measured ? Words.say("wall.told", news.told) : ""
            size: Theme.label * 0.72
            color: Theme.muted
            weight: Theme.medium
            lineHeight: 1.05
            maximumLineCount: 2
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.max(1, Math.round(size * 0.6))
            horizontalAlignment: Text.AlignRight
        }
    }
}
