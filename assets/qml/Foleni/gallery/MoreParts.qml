// The second third of the parts: notices, measures, choices.
import QtQuick
import Foleni

Column {
    id: parts

    spacing: Theme.gap

    Banner {
        width: parent.width
        kind: "warning"
        title: Words.say("gallery.paper_low")
        text: Words.say("gallery.not_sent", {
            n: 12
        })
        actions: TouchButton {
            text: Words.say("common.ok")
        }
    }

    Banner {
        width: parent.width
        kind: "danger"
        text: Words.say("gallery.out_of_service")
    }

    Row {
        width: parent.width
        height: Math.max(first.implicitHeight, last.implicitHeight)
        spacing: Theme.gap

        StatTile {
            id: first

            width: (parent.width - Theme.gap * 2) / 3
            height: parent.height
            iconName: "clock"
            label: Words.say("gallery.avg_wait")
            value: "18"
            unit: Words.say("wait.minutes")
            note: Words.say("wait.good")
            tone: "good"
        }

        StatTile {
            width: (parent.width - Theme.gap * 2) / 3
            height: parent.height
            iconName: "users"
            label: Words.say("gallery.waiting")
            value: "127"
        }

        StatTile {
            id: last

            width: (parent.width - Theme.gap * 2) / 3
            height: parent.height
            iconName: "hourglass"
            label: Words.say("gallery.longest_wait")
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
            text: Words.say("gallery.take_ticket")
            iconName: "ticket"
        }

        Column {
            width: (parent.width - Theme.gap) * 2 / 3
            spacing: Theme.gap

            ChoiceTile {
                width: parent.width
                wide: true
                chosen: true
                text: Words.say("gallery.collect_document")
                note: Words.say("gallery.free")
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
                text: Words.say("gallery.customer_care")
                note: Words.say("gallery.service_paused")
                iconName: "info"
            }
        }
    }
}
