// Services put on the ticket so far, each to be taken off again, and the way to the ticket.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Card {
    id: strip

    required property Screens kiosk
    // Only the service put on last, beside the button: for screens without height.
    required property bool short

    objectName: "basket"
    visible: kiosk.screen !== "service" && kiosk.chosen > 0
    padding: Theme.gapSmall
    implicitHeight: column.height + padding * 2
    height: visible ? implicitHeight : 0

    Grid {
        id: column

        readonly property real tallest: strip.short ? chosen.height : 0

        readonly property real part: strip.short ? (width - columnSpacing) / 2 : width

        width: parent.width
        columns: strip.short ? 2 : 1
        columnSpacing: Theme.gapSmall
        rowSpacing: Theme.gapSmall

        Flow {
            id: chosen

            width: column.part
            spacing: Theme.gapSmall

            Repeater {
                id: chips

                model: strip.kiosk.basket

                delegate: TouchButton {
                    required property string code
                    required property string name
                    required property int index
                    required text

                    objectName: name
                    visible: !strip.short || index === chips.count - 1
                    width: strip.short ? column.part : Math.min(implicitWidth, column.width)
                    trailingIcon: "x"
                    Accessible.description: Words.say("kiosk.remove")
                    onClicked: strip.kiosk.remove(code)
                }
            }
        }

        TouchButton {
            objectName: "take_ticket"
            width: column.part
            height: Math.max(implicitHeight, column.tallest)
            kind: "primary"
            iconName: "ticket"
            text: Words.say("kiosk.take_ticket_for", {
                "n": strip.kiosk.chosen
            })
            onClicked: strip.kiosk.take_ticket()
        }
    }
}
