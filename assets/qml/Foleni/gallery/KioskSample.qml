// A sample of a kiosk's screen: choosing among categories.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Page {
    id: page

    readonly property int columns: width > height ? 5 : 3
    readonly property var subjects: [["identity", "common.language"], ["civil-registration", "kiosk.collect_document"], ["tax", "kiosk.fee"], ["health", "priority.unwell"], ["transport", "kiosk.choose_agency"], ["business", "kiosk.most_requested"], ["education-loans", "ticket.service"], ["police", "kiosk.have_not"], ["lands", "common.huduma_centre"], ["social-programmes", "priority.older"], ["elections", "common.confirm"], ["information", "kiosk.customer_care"]]

    title: Words.say("kiosk.choose_service")

    header: Item {
        width: page.width - page.margin * 2
        height: language.height

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: Words.say("kiosk.welcome", { centre: "Huduma Centre GPO" })
        }

        TouchButton {
            id: language

            anchors.right: parent.right
            iconName: "language"
            text: Words.sayIn(Words.other, "common.language_" + Words.other)
        }
    }

    footer: Row {
        spacing: Theme.gapSmall

        TouchButton {
            iconName: "start-again"
            text: Words.say("common.home")
        }

        TouchButton {
            iconName: "speech"
            text: Words.say("common.listen")
        }

        TouchButton {
            iconName: "text-size"
            text: Words.say("common.larger_text")
        }
    }

    Grid {
        id: grid

        anchors.fill: parent
        columns: page.columns
        spacing: Theme.gap

        Repeater {
            model: page.low ? page.subjects.slice(0, 6) : page.subjects

            ChoiceTile {
                required property var modelData
                required property int index

                width: (grid.width - Theme.gap * (page.columns - 1)) / page.columns
                height: Math.min(implicitHeight * 1.25, (grid.height - Theme.gap * (Math.ceil(12 / page.columns) - 1)) / Math.ceil((page.low ? 6 : 12) / page.columns))
                iconName: modelData[0]
                text: Words.say(modelData[1])
                focus: index === 1
            }
        }
    }
}
