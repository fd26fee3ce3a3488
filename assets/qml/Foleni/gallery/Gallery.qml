// The design system to look at: every part, and a sample of each kind of screen, in every variant.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Foleni

Window {
    id: gallery

    // "parts", "kiosk", "ticket", "desk" or "wall".
    property string page: "parts"
    // Whether the bar for choosing stands below the page.
    property bool bar: true
    readonly property var densities: ({
            "parts": "touch",
            "kiosk": "touch",
            "ticket": "touch",
            "desk": "desk",
            "wall": "wall"
        })

    title: Words.say("gallery.title")
    color: Theme.ground
    width: 1080
    height: 1920

    function choose(name: string) {
        page = name
        Theme.density = densities[name]
    }

    Loader {
        id: loader

        objectName: "gallery.page"
        width: parent.width
        height: parent.height - (gallery.bar ? choices.height + Theme.gapSmall * 2 : 0)
        focus: true
        clip: gallery.bar
        source: ({
                "parts": "Parts.qml",
                "kiosk": "KioskSample.qml",
                "ticket": "TicketSample.qml",
                "desk": "DeskSample.qml",
                "wall": "WallSample.qml"
            })[gallery.page]
    }

    Flow {
        id: choices

        visible: gallery.bar
        x: Theme.gapSmall
        y: parent.height - height - Theme.gapSmall
        width: parent.width - Theme.gapSmall * 2
        spacing: Theme.gapTiny

        Repeater {
            model: ["parts", "kiosk", "ticket", "desk", "wall"]

            TouchButton {
                required property string modelData

                objectName: "gallery." + modelData
                text: Words.say("gallery." + modelData)
                kind: gallery.page === modelData ? "primary" : "secondary"
                onClicked: gallery.choose(modelData)
            }
        }

        TouchButton {
            objectName: "gallery.night"
            iconName: Theme.night ? "sun" : "moon"
            text: Words.say("gallery.night")
            onClicked: Theme.night = !Theme.night
        }

        TouchButton {
            objectName: "gallery.contrast"
            iconName: "contrast"
            text: Words.say("common.high_contrast")
            onClicked: Theme.highContrast = !Theme.highContrast
        }

        TouchButton {
            objectName: "gallery.text"
            iconName: "text-size"
            text: Words.say("common.larger_text")
            onClicked: Theme.textScale = Theme.textScale > 1 ? 1 : 1.5
        }

        TouchButton {
            objectName: "gallery.reach"
            iconName: "reach"
            text: Words.say("gallery.reach")
            onClicked: Theme.reachMode = !Theme.reachMode
        }

        TouchButton {
            objectName: "gallery.language"
            iconName: "language"
            text: Words.sayIn(Words.other, "common.language_" + Words.other)
            onClicked: Words.language = Words.other
        }
    }
}
