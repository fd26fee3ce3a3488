// Every part of the design system, one under the other.
import QtQuick
import Foleni

Page {
    id: parts

    title: Words.say("gallery.parts")
    reachable: false

    Flickable {
        anchors.fill: parent
        contentHeight: column.height + Theme.gapLarge
        contentWidth: width

        Column {
            id: column

            width: parent.width
            spacing: Theme.gap

            Row {
                spacing: Theme.gapHuge

                TicketNumber {
                    number: "C042"
                }

                HeroNumber {
                    text: "17"
                }
            }

            Heading {
                width: parent.width
                text: Words.say("gallery.choose_service")
            }

            Body {
                width: parent.width
                text: Words.say("gallery.who")
            }

            Flow {
                width: parent.width
                spacing: Theme.gapSmall

                TouchButton {
                    objectName: "parts.primary"
                    kind: "primary"
                    focus: true
                    text: Words.say("common.next")
                    trailingIcon: "forward"
                }

                TouchButton {
                    objectName: "parts.secondary"
                    text: Words.say("common.back")
                    iconName: "back"
                }

                TouchButton {
                    kind: "quiet"
                    text: Words.say("common.skip")
                }

                TouchButton {
                    kind: "danger"
                    text: Words.say("gallery.no_show")
                    iconName: "user-x"
                    shortcut: "F8"
                }

                TouchButton {
                    enabled: false
                    text: Words.say("common.print")
                    iconName: "printer"
                }

                TouchButton {
                    kind: "primary"
                    large: true
                    text: Words.say("gallery.call_next")
                    note: Words.say("gallery.waiting_n", {
                        n: 12
                    })
                    iconName: "call"
                    shortcut: "F2"
                }
            }

            Flow {
                width: parent.width
                spacing: Theme.gapSmall

                Pill {
                    kind: "walk_in"
                }

                Pill {
                    kind: "priority"
                }

                Pill {
                    kind: "appointment"
                }

                Pill {
                    kind: "good"
                }

                Pill {
                    kind: "near"
                }

                Pill {
                    kind: "late"
                }

                Pill {
                    kind: "call"
                    text: Words.say("gallery.now_serving")
                }
            }

            Banner {
                width: parent.width
                text: Words.say("gallery.privacy")
            }

            Banner {
                width: parent.width
                kind: "good"
                text: Words.say("gallery.found")
            }

            MoreParts {
                width: parent.width
            }

            LastParts {
                width: parent.width
            }
        }
    }
}
