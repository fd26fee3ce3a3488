// The same as the dock, at the side of a wide screen, which has width to spare but no height.
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: rail

    required property Screens kiosk
    required property bool leavable
    // Back, start again, two comforts and the language; speech, and its volume while it is on.
    readonly property int slots: 5 + (kiosk.speaks ? 1 : 0) + (kiosk.speech ? 1 : 0)
    readonly property real part: (height - clock.height - Theme.gapSmall - Theme.gapTiny * (slots - 1)) / slots
    readonly property real each: Math.min(part, Theme.targetLarge * 1.15)

    width: Theme.target * 1.5 + (Theme.textScale - 1) * Theme.target

    Label {
        id: clock

        objectName: "clock"
        width: parent.width
        text: rail.kiosk.time
        weight: Theme.semiBold
        color: Theme.ink
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
    }

    Column {
        y: clock.height + Theme.gapSmall
        visible: rail.leavable
        spacing: Theme.gapTiny

        BackButton {
            width: rail.width
            height: rail.each
            most: rail.each
            kiosk: rail.kiosk
        }

        StartAgainButton {
            width: rail.width
            height: rail.each
            most: rail.each
            kiosk: rail.kiosk
        }
    }

    Column {
        y: rail.height - height
        spacing: Theme.gapTiny

        ComfortButton {
            visible: rail.kiosk.speaks
            comfort: "speech"
            width: rail.width
            height: rail.each
            most: rail.each
            kiosk: rail.kiosk
        }

        VolumeButton {
            visible: rail.kiosk.speech
            width: rail.width
            height: rail.each
            most: rail.each
            kiosk: rail.kiosk
        }

        ComfortButton {
            comfort: "large"
            width: rail.width
            height: rail.each
            most: rail.each
            kiosk: rail.kiosk
        }

        ComfortButton {
            comfort: "contrast"
            width: rail.width
            height: rail.each
            most: rail.each
            kiosk: rail.kiosk
        }

        LanguageButton {
            visible: rail.kiosk.screen !== "attract"
            width: rail.width
            height: rail.each
            most: rail.each
            kiosk: rail.kiosk
        }
    }
}
