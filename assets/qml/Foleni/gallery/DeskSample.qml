// A sample of a counter's screen: who is served, and who waits.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Page {
    id: page

    readonly property var queue: [["C043", "priority", "good"], ["A118", "walk_in", "late"], ["T012", "appointment", "near"], ["A119", "walk_in", "good"], ["C044", "walk_in", "good"]]

    header: Row {
        spacing: Theme.gapSmall

        Heading {
            text: Words.say("gallery.counter_n", {
                n: 5
            })
        }

        Pill {
            anchors.verticalCenter: parent.verticalCenter
            kind: "good"
            text: Words.say("gallery.connected")
        }
    }

    Card {
        id: serving

        width: parent.width * 0.54
        height: parent.height

        Column {
            width: parent.width
            spacing: Theme.gap

            Label {
                text: Words.say("gallery.now_serving")
            }

            TicketNumber {
                number: "C042"
            }

            Row {
                spacing: Theme.gapSmall

                Pill {
                    kind: "walk_in"
                }

                Pill {
                    kind: "good"
                }
            }

            Body {
                width: parent.width
                text: Words.say("gallery.collect_document")
            }

            TouchButton {
                width: parent.width
                kind: "primary"
                large: true
                focus: true
                iconName: "call"
                text: Words.say("gallery.call_next")
                note: Words.say("gallery.waiting_n", {
                    n: 12
                })
                shortcut: "F2"
            }

            Flow {
                width: parent.width
                spacing: Theme.gapSmall

                Repeater {
                    model: [["bell", "gallery.recall", "F3"], ["user-x", "gallery.no_show", "F4"], ["transfer", "gallery.transfer", "F6"], ["park", "gallery.hold", "F7"], ["check", "gallery.finish", "F9"]]

                    TouchButton {
                        required property var modelData

                        iconName: modelData[0]
                        text: Words.say(modelData[1])
                        shortcut: modelData[2]
                    }
                }
            }
        }
    }

    Card {
        x: serving.width + Theme.gap
        width: parent.width - x
        height: parent.height
        padding: Theme.gapSmall

        Column {
            width: parent.width
            spacing: Theme.gapTiny

            Heading {
                leftPadding: Theme.gapSmall
                text: Words.say("gallery.queue")
            }

            Repeater {
                model: page.queue

                ListRow {
                    id: row

                    required property var modelData
                    required property int index

                    width: parent.width
                    chosen: index === 0
                    text: Words.say("lane." + row.modelData[1])
                    leading: TicketNumber {
                        number: row.modelData[0]
                        size: Theme.heading
                        aligned: true
                    }
                    trailing: Pill {
                        visible: row.modelData[2] !== "good"
                        kind: row.modelData[2]
                    }
                }
            }
        }
    }
}
