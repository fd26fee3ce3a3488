// A sample of a kiosk's screen: choosing among categories.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Page {
    id: page

    readonly property int columns: width > height ? 5 : 3
    readonly property var subjects: ["identity", "civil-registration", "immigration", "tax", "social-security", "health", "education-loans", "transport", "police", "business", "lands", "information"]

    title: Words.say("gallery.choose_service")

    header: Label {
        text: Words.say("gallery.welcome", {
            centre: "Huduma Centre GPO"
        })
    }

    footer: Flow {
        width: page.width - page.margin * 2
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

        TouchButton {
            iconName: "language"
            text: Words.sayIn(Words.other, "common.language_" + Words.other)
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
                required property string modelData
                required property int index

                width: (grid.width - Theme.gap * (page.columns - 1)) / page.columns
                height: Math.min(Theme.target * 4.5, (grid.height - Theme.gap * (Math.ceil(12 / page.columns) - 1)) / Math.ceil((page.low ? 6 : 12) / page.columns))
                iconName: modelData
                text: Words.say("gallery.subject." + modelData.replace("-", "_"))
                focus: index === 1
            }
        }
    }
}
