// The bar at the bottom of a tall screen: back, start again, and the comforts, always in the same place.
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: dock

    required property Screens kiosk
    required property bool leavable
    readonly property real slot: (width - Theme.gapTiny * 5) / 6

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

        readonly property real tallest: Math.max(large.implicitHeight, contrast.implicitHeight, low.implicitHeight, language.implicitHeight)

        x: dock.width - width
        spacing: Theme.gapTiny

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
