// One counter on the managers' wall: its number, how it stands, whom it has, since when.
import QtQuick
import Foleni

Rectangle {
    id: tile

    required property string number
    // Named as the row's role: busy, idle, paused or closed.
    required property string stand
    required property string ticket
    required property int minutes
    readonly property real unit: Math.min(height * 0.36, width * 0.3)

    radius: Theme.radiusSmall
    color: stand === "busy" ? Theme.accentSoft : stand === "paused" ? Theme.warningSoft : stand === "idle" ? Theme.sunken : Theme.clear
    border.width: stand === "closed" || Theme.highContrast ? Theme.line : 0
    border.color: Theme.border
    Accessible.role: Accessible.StaticText
    Accessible.name: number + ": " + Words.say("wall." + stand, {}) + " " + ticket

    TypeText {
        x: tile.unit * 0.3
        y: tile.unit * 0.12
        text: tile.number
        size: tile.unit
        color: tile.stand === "closed" ? Theme.muted : Theme.ink
        weight: Theme.extraBold
        lineHeight: 1
        wrapMode: Text.NoWrap
    }

    StateMark {
        anchors.right: parent.right
        anchors.rightMargin: tile.unit * 0.3
        y: tile.unit * 0.42
        counterState: tile.stand
        size: tile.unit * 0.58
    }

    TypeText {
        id: holds

        x: tile.unit * 0.3
        y: parent.height - height - tile.unit * 0.2
        width: parent.width - x * 2 - (since.visible ? since.width + x : 0)
        text: tile.ticket !== "" ? tile.ticket : Words.say("wall." + tile.stand, {})
        size: tile.unit * (tile.ticket !== "" ? 0.74 : 0.56)
        color: tile.ticket !== "" ? Theme.ink : Theme.muted
        weight: tile.ticket !== "" ? Theme.bold : Theme.medium
        lineHeight: 1
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
    }

    TypeText {
        id: since

        anchors.right: parent.right
        anchors.rightMargin: tile.unit * 0.3
        y: parent.height - height - tile.unit * 0.2
        visible: tile.minutes >= 0 && tile.stand !== "closed"
        text: tile.minutes + "′"
        size: tile.unit * 0.56
        color: Theme.muted
        weight: Theme.medium
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
}
