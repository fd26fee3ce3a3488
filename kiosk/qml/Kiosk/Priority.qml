// Priority, asked with dignity: for whom it is, once; no ground is asked for or kept.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

KioskPage {
    id: priority

    objectName: "screen_priority"
    // Only the answers go down in reach mode; what is read stays.
    reachable: false
    subject: Words.say("priority.question")

    // Upright, with ordinary type: all is read from a step away.
    readonly property bool roomy: !wide && Theme.textScale === 1 && !Theme.reachMode
    readonly property real tall: roomy ? Theme.target * 2.4 : 0

    Card {
        id: card

        width: priority.wide ? Math.round(parent.width * 0.54) : parent.width
        height: priority.wide ? parent.height : Math.min(implicitHeight, parent.height - answers.height - Theme.gapLarge)
        implicitHeight: grounds.height + padding * 2
        padding: priority.wide ? Theme.gap : Theme.gapLarge

        Scroll {
            anchors.fill: parent
            beside: priority.short

            Column {
                id: grounds

                width: parent.width
                spacing: priority.roomy ? Theme.gapLarge : Theme.gap

                Body {
                    width: parent.width
                    text: Words.say("priority.for_whom")
                    size: Theme.body * (priority.roomy ? 1.25 : 1)
                    color: Theme.muted
                }

                Repeater {
                    model: [
                        {
                            "ground": "disability",
                            "icon": "wheelchair"
                        },
                        {
                            "ground": "older",
                            "icon": "elder"
                        },
                        {
                            "ground": "expectant",
                            "icon": "pregnant"
                        },
                        {
                            "ground": "child",
                            "icon": "baby"
                        }
                    ]

                    delegate: Ground {
                        required property var modelData

                        width: grounds.width
                        type: priority.roomy ? 1.3 : 1
                        iconName: modelData.icon
                        text: Words.say("priority.ground." + modelData.ground)
                    }
                }

                Label {
                    width: parent.width
                    text: Words.say("priority.no_reason")
                    size: priority.roomy ? Theme.body : Theme.label
                }
            }
        }
    }

    Column {
        id: answers

        x: priority.wide ? card.width + Theme.gap : 0
        // Below the grounds, yet above where "take a ticket" was: a second tap there answers nothing.
        y: priority.wide ? 0 : Theme.reachMode ? parent.height - height : card.height + Theme.gapLarge
        width: parent.width - x
        spacing: Theme.gap

        ChoiceTile {
            objectName: "priority_no"
            width: parent.width
            height: Math.max(implicitHeight, priority.tall)
            wide: true
            iconName: "walk-in"
            text: Words.say("priority.not_wanted")
            onClicked: priority.kiosk.answer_priority(false)
        }

        ChoiceTile {
            objectName: "priority_yes"
            width: parent.width
            height: Math.max(implicitHeight, priority.tall)
            wide: true
            iconName: "priority"
            tone: Theme.priority
            toneSoft: Theme.prioritySoft
            text: Words.say("priority.wanted")
            onClicked: priority.kiosk.answer_priority(true)
        }
    }
}
