// One counter: its number, who sits there, in what state, with whom, and for how long.
import QtQuick
import Foleni

Item {
    id: line

    required property int index
    required property int seat
    required property string name
    required property string agent
    required property string stand
    required property string tone
    required property string ticket
    required property string time

    height: Math.max(words.height, told.height) + Theme.gapSmall
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, agent, line.stand, ticket, time].filter(word => word !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: line.index % 2 === 0 ? Theme.clear : Theme.ground
    }

    TypeText {
        id: figure

        x: Theme.gapSmall
        width: Theme.heading * 1.6
        anchors.verticalCenter: parent.verticalCenter
        text: line.seat
        size: Theme.heading
        weight: Theme.bold
        color: line.agent === "" ? Theme.muted : Theme.ink
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Column {
        id: words

        x: figure.x + figure.width
        anchors.verticalCenter: parent.verticalCenter
        width: told.x - x - Theme.gapTiny

        TypeText {
            width: parent.width
            visible: line.ticket !== ""
            text: line.ticket
            weight: Theme.semiBold
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            text: line.agent
            Accessible.ignored: true
        }
    }

    Column {
        id: told

        x: parent.width - width - Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter

        Pill {
            anchors.right: parent.right
            kind: line.tone
            text: line.stand
            size: Theme.label * 0.92
            Accessible.ignored: true
        }

        Label {
            anchors.right: parent.right
            visible: text !== ""
            text: line.time
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
