// The second half of the parts: notices, cards, rows, fields.
import QtQuick
import Foleni

Column {
    id: parts

    spacing: Theme.gap

    Banner {
        width: parent.width
        kind: "warning"
        title: Words.say("supervisor.paper_low")
        text: Words.say("supervisor.not_sent", { n: 12 })
        actions: TouchButton {
            text: Words.say("common.ok")
        }
    }

    Banner {
        width: parent.width
        kind: "danger"
        text: Words.say("kiosk.out_of_service")
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        StatTile {
            width: (parent.width - Theme.gap * 2) / 3
            iconName: "clock"
            label: Words.say("supervisor.avg_wait")
            value: "18"
            unit: Words.say("wait.minutes")
            note: Words.say("wait.good")
            tone: "good"
        }

        StatTile {
            width: (parent.width - Theme.gap * 2) / 3
            iconName: "users"
            label: Words.say("display.waiting")
            value: "127"
        }

        StatTile {
            width: (parent.width - Theme.gap * 2) / 3
            iconName: "hourglass"
            label: Words.say("counter.longest_wait")
            value: "64"
            unit: Words.say("wait.minutes")
            note: Words.say("wait.late")
            tone: "late"
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        ChoiceTile {
            width: (parent.width - Theme.gap) / 3
            height: implicitHeight
            text: Words.say("kiosk.take_ticket")
            iconName: "ticket"
        }

        Column {
            width: (parent.width - Theme.gap) * 2 / 3
            spacing: Theme.gap

            ChoiceTile {
                width: parent.width
                wide: true
                chosen: true
                text: Words.say("kiosk.collect_document")
                note: Words.say("kiosk.free")
                iconName: "document"
                more: WaitRange {
                    low: 12
                    high: 25
                    size: Theme.body
                }
            }

            ChoiceTile {
                width: parent.width
                wide: true
                enabled: false
                text: Words.say("kiosk.customer_care")
                note: Words.say("kiosk.service_paused")
                iconName: "info"
            }
        }
    }

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
                text: Words.say("kiosk.collect_document")
                note: Words.say("kiosk.customer_care")
                leading: TicketNumber {
                    number: "C042"
                    size: Theme.heading
                }
                trailing: Pill {
                    kind: "priority"
                }
            }

            ListRow {
                width: parent.width
                text: Words.say("kiosk.take_ticket")
                leading: TicketNumber {
                    number: "A117"
                    size: Theme.heading
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
            width: (parent.width - Theme.gap) / 2
            label: Words.say("counter.username")
            text: "2041"
        }

        Field {
            width: (parent.width - Theme.gap) / 2
            label: Words.say("counter.password")
            text: "1234"
            secret: true
            problem: Words.say("common.try_again")
        }
    }
}
