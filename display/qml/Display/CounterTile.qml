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
    // Two digits, the sign and three digits of minutes stand beside each other.
    readonly property real unit: Math.min(height * 0.38, width * 0.215)
    readonly property real edge: unit * 0.28

    radius: Theme.radiusSmall
    color: stand === "busy" ? Theme.accentSoft : stand === "paused" ? Theme.warningSoft : stand === "idle" ? Theme.sunken : Theme.clear
    border.width: stand === "closed" || Theme.highContrast ? Theme.line : 0
    border.color: Theme.border
    Accessible.role: Accessible.StaticText
    Accessible.name: number + ": " + Words.say("wall." + stand, {}) + " " + ticket

    TypeText {
        x: tile.edge
        y: tile.edge * 0.4
        text: tile.number
        size: tile.unit
        color: tile.stand === "closed" ? Theme.muted : Theme.ink
        weight: Theme.extraBold
        lineHeight: 1
        wrapMode: Text.NoWrap
    }

    StateMark {
        anchors.right: parent.right
        anchors.rightMargin: tile.edge
        y: tile.edge * 0.4 + (tile.unit * 1.2 - height) / 2
        counterState: tile.stand
        text: tile.minutes >= 0 && tile.stand !== "closed" ? tile.minutes + "′" : ""
        size: tile.unit * 0.68
    }

    TypeText {
        objectName: "ticket_at_" + tile.number
        x: tile.edge
        y: parent.height - contentHeight - tile.edge * 0.3
        width: parent.width - x * 2
        text: tile.ticket !== "" ? tile.ticket : Words.say("wall." + tile.stand, {})
        size: tile.unit * (tile.ticket !== "" ? 1 : 0.74)
        color: tile.ticket !== "" ? Theme.ink : Theme.muted
        weight: tile.ticket !== "" ? Theme.bold : Theme.medium
        lineHeight: 1
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
    }
}
