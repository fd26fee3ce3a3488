// Under the day's figures: what to do now, and how well the waits that were told have held.
import QtQuick
import Foleni
import Display.Skins

Card {
    id: news

    required property ManagersWall wall
    // One under the other, where there is no room beside.
    required property bool upright
    readonly property var advice: wall.advice
    readonly property var told: wall.told
    readonly property bool advised: advice["counter"] !== undefined
    readonly property bool measured: told["told"] > 0
    readonly property real room: width - padding * 2 - sign.width - Theme.gapSmall

    readonly property bool any: advised || measured

    height: !any ? 0 : padding * 2 + (upright ? todo.height + held.height : Math.max(todo.height, held.height))
    padding: Theme.gapSmall
    colour: advised ? Theme.warningSoft : Theme.card

    Icon {
        id: sign

        y: todo.y + (todo.height - height) / 2
        name: news.advised ? "counter" : "check"
        colour: news.advised ? Theme.warning : Theme.accent
        size: Theme.label
    }

    TypeText {
        id: todo

        objectName: "advice"
        x: sign.width + Theme.gapSmall
        y: news.upright ? 0 : (parent.height - height) / 2
        width: news.room - (news.upright || !news.measured ? 0 : held.width + Theme.gap)
        height: Theme.label * 0.86 * 2.4
        text: !news.advised ? Words.say("wall.on_course", {}) : Words.say(news.advice["added"] === "" ? "advice.open" : "advice.add", news.advice)
        size: Theme.label * 0.86
        weight: Theme.semiBold
        lineHeight: 1.05
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
    }

    TypeText {
        id: held

        objectName: "told"
        x: news.upright ? todo.x : parent.width - width
        y: news.upright ? todo.height : (parent.height - height) / 2
        width: news.upright ? news.room : news.room * 0.34
        height: news.measured ? Theme.label * 0.7 * (news.upright ? 1.4 : 2.6) : 0
        visible: news.measured
        text: news.measured ? Words.say("wall.told", news.told) : ""
        size: Theme.label * 0.7
        color: Theme.muted
        weight: Theme.medium
        lineHeight: 1.05
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: news.upright ? Text.AlignLeft : Text.AlignRight
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
    }
}
