// The last third of the parts: rows and fields.
import QtQuick
import Foleni

Column {
    spacing: Theme.gap

    Card {
        width: parent.width
        height: rows.height + padding * 2
        padding: Theme.gapSmall

        Column {
            id: rows

            width: parent.width

            ListRow {
                width: parent.width
                chosen: true
                text: Words.say("gallery.collect_document")
                note: Words.say("gallery.customer_care")
                leading: TicketNumber {
                    number: "C042"
                    size: Theme.heading
                    aligned: true
                }
                trailing: Pill {
                    kind: "priority"
                }
            }

            ListRow {
                width: parent.width
                text: Words.say("gallery.take_ticket")
                leading: TicketNumber {
                    number: "A117"
                    size: Theme.heading
                    aligned: true
                }
                trailing: Pill {
                    kind: "late"
                }
            }
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        Field {
            objectName: "parts.name"
            width: (parent.width - Theme.gap) / 2
            label: Words.say("gallery.username")
            text: "2041"
        }

        Field {
            width: (parent.width - Theme.gap) / 2
            label: Words.say("gallery.password")
            text: "1234"
            secret: true
            problem: Words.say("common.try_again")
        }
    }
}
