// The ticket as a sheet to be torn off: number, services, people ahead, and its code.
import QtQuick
import Foleni
import Kiosk.Screens

Card {
    id: card

    required property Screens kiosk
    // Number and details side by side.
    required property bool wide
    // Height it may take.
    required property real most
    readonly property real inside: width - padding * 2
    readonly property real deep: most - padding * 2

    padding: wide ? Theme.gap : Theme.gapLarge
    implicitHeight: most

    readonly property real tear: Theme.gapLarge

    Column {
        id: head

        y: card.wide ? Math.max(0, (card.deep - height) / 2) : 0
        width: card.wide ? Math.round(card.inside * 0.44) : card.inside
        spacing: Theme.gapSmall

        Heading {
            width: parent.width
            text: Words.say("ticket.your_number")
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
        }

        TicketNumber {
            objectName: "ticket_number"
            anchors.horizontalCenter: parent.horizontalCenter
            number: card.kiosk.number
            size: Math.min(Theme.hero * (card.wide ? 1.4 : 2), card.deep * (card.wide ? 0.6 : 0.3))
            fitWidth: parent.width
        }

        Pill {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: card.kiosk.priority
            kind: "priority"
            text: Words.say("priority.title")
            size: Theme.label * 0.85
        }
    }

    TearLine {
        x: card.wide ? head.width + Theme.gapLarge / 2 : -card.padding
        y: card.wide ? -card.padding : head.height + card.tear / 2
        width: card.wide ? 0 : card.width
        height: card.wide ? card.height : 0
    }

    Scroll {
        x: card.wide ? head.width + Theme.gapLarge * 2 : 0
        y: card.wide ? 0 : head.height + card.tear
        width: card.inside - x
        height: Math.max(0, card.deep - y)
        beside: card.wide

        Item {
            width: parent.width
            height: Math.max(details.height, card.deep - (card.wide ? 0 : head.height + card.tear))

            TicketDetails {
                id: details

                width: parent.width
                anchors.verticalCenter: parent.verticalCenter
                kiosk: card.kiosk
                roomy: !card.wide && Theme.textScale === 1
                small: card.wide && card.most < Theme.target * 8
                code: Math.min(Theme.target * (small ? 2.6 : card.wide ? 3.6 : roomy ? 6 : 4.2), width * (roomy ? 0.5 : 0.42))
            }
        }
    }
}
