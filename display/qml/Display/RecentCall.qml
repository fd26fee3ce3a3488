// One line of the list of calls: the number, what marks it, and the counter it goes to.
import QtQuick
import Foleni

Item {
    id: line

    required property string number
    required property string counter
    required property string lane
    required property bool again
    property bool newest: false
    property real size: Theme.hero
    // Gold on a light sheet would not be read from afar.
    readonly property color strong: Theme.night || Theme.highContrast ? Theme.call : Theme.ink
    readonly property real room: width - Theme.gap * 2

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Theme.gapTiny
        radius: Theme.radiusSmall
        color: line.newest ? Theme.callSoft : Theme.sunken
        border.width: line.newest || Theme.highContrast ? Theme.line * 2 : 0
        border.color: line.newest ? Theme.call : Theme.border
    }

    Item {
        x: Theme.gap
        width: line.room
        height: parent.height - Theme.gapTiny

        TicketNumber {
            id: ticket

            anchors.verticalCenter: parent.verticalCenter
            number: line.number
            size: line.size
            fitWidth: line.room * 0.47
        }

        Column {
            x: ticket.width + Theme.gapSmall
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gapTiny

            Mark {
                visible: line.lane !== "walk_in"
                say: visible ? "display.lane." + line.lane : "display.ticket"
                iconName: line.lane === "priority" ? "priority" : "appointment"
                tone: line.lane === "priority" ? Theme.priority : Theme.appointment
                size: Math.min(Theme.label * 0.64, line.height * 0.16)
            }

            Mark {
                visible: line.again
                say: "display.again"
                iconName: "bell-ringing"
                tone: line.newest ? Theme.ink : line.strong
                size: Math.min(Theme.label * 0.64, line.height * 0.16)
            }
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: desk.left
            anchors.rightMargin: Theme.gapSmall
            name: "forward"
            colour: line.strong
            size: ticket.pixels * 0.48
        }

        HeroNumber {
            id: desk

            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            width: Math.max(implicitWidth, ticket.pixels * 1.25)
            horizontalAlignment: Text.AlignRight
            text: line.counter
            color: line.strong
            size: ticket.pixels
        }
    }
}
