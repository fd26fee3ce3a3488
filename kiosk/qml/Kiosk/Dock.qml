// The bar at the bottom of a tall screen: back, start again, and the comforts, always in the same place.
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: dock

    required property Screens kiosk
    required property bool leavable
    // Back, start again, three comforts and the language; speech, and its volume while it is on.
    readonly property int slots: 6 + (kiosk.speaks ? 1 : 0) + (kiosk.speech ? 1 : 0)
    readonly property real slot: (width - Theme.gapTiny * (slots - 1)) / slots

    implicitHeight: tools.tallest

    Row {
        id: ways

        visible: dock.leavable
        spacing: Theme.gapTiny

        BackButton {
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }

        StartAgainButton {
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }
    }

    Row {
        id: tools

        readonly property real tallest: Math.max(large.implicitHeight, contrast.implicitHeight, low.implicitHeight, language.implicitHeight, speech.implicitHeight)

        x: dock.width - width
        spacing: Theme.gapTiny

        ComfortButton {
            id: speech

            visible: dock.kiosk.speaks
            comfort: "speech"
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }

        VolumeButton {
            visible: dock.kiosk.speech
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }

        ComfortButton {
            id: large

            comfort: "large"
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }

        ComfortButton {
            id: contrast

            comfort: "contrast"
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }

        // A tall screen has parts out of reach, so that bringing them down helps.
        ComfortButton {
            id: low

            comfort: "low"
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }

        LanguageButton {
            id: language

            visible: dock.kiosk.screen !== "attract"
            width: dock.slot
            height: tools.tallest
            kiosk: dock.kiosk
        }
    }
}
