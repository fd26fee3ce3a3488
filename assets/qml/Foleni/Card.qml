// A sheet of paper on the ground; children are laid inside its padding.
import QtQuick

Item {
    id: card

    default property alias content: inner.data
    property color colour: Theme.card
    property color edge: Theme.border
    property real padding: Theme.gapLarge
    property real radius: Theme.radius
    property bool raised: true

    implicitWidth: inner.childrenRect.width + padding * 2
    implicitHeight: inner.childrenRect.height + padding * 2

    Shadow {
        corner: card.radius
        visible: card.raised && !Theme.highContrast
    }

    Rectangle {
        anchors.fill: parent
        radius: card.radius
        color: card.colour
        border.width: Theme.highContrast ? Theme.line : 0
        border.color: card.edge
    }

    Item {
        id: inner

        anchors.fill: parent
        anchors.margins: card.padding
    }
}
