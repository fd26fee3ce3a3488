// Who stands first in the queue while nobody is called.
import QtQuick
import Foleni
import Counter.Floor

Rectangle {
    id: first

    required property Desk desk

    objectName: "first"
    height: row.height + Theme.gap * 2
    radius: Theme.radiusSmall
    color: Theme.ground
    border.width: Theme.highContrast ? Theme.line : 0
    border.color: Theme.border
    Accessible.role: Accessible.StaticText
    Accessible.name: title.text + ": " + desk.first_ticket + ", " + desk.first_told

    Row {
        id: row

        x: Theme.gap
        y: Theme.gap
        width: parent.width - x * 2
        spacing: Theme.gap

        TicketNumber {
            id: number

            anchors.verticalCenter: parent.verticalCenter
            number: first.desk.first_ticket
            size: Theme.display
            Accessible.ignored: true
        }

        Column {
            width: parent.width - number.width - Theme.gap

            Label {
                id: title

                width: parent.width
                text: Words.say("counter.first")
                Accessible.ignored: true
            }

            Body {
                width: parent.width
                text: first.desk.first_told
                Accessible.ignored: true
            }
        }
    }
}
