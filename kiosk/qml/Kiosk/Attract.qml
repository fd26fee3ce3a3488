// The first screen, in both languages: who welcomes, what will happen, and the choice of language.
import QtQuick
import Foleni

KioskPage {
    id: attract

    objectName: "screen_attract"
    leavable: false
    // What is touched here lies low in any case.
    reachable: false

    Welcome {
        id: welcome

        width: attract.wide ? parent.width * 0.52 : parent.width
        height: attract.wide ? parent.height : parent.height - choice.height - Theme.gapLarge
        kiosk: attract.kiosk
    }

    Column {
        id: choice

        readonly property real part: attract.wide ? (parent.height - spacing) / 2 : Math.max(english.implicitHeight, kiswahili.implicitHeight)

        x: attract.wide ? parent.width - width : 0
        y: attract.wide ? (parent.height - height) / 2 : parent.height - height
        width: attract.wide ? parent.width - welcome.width - Theme.gapLarge : parent.width
        spacing: Theme.gap

        LanguageTile {
            id: english

            // Its name is there once it can be touched.
            objectName: attract.kiosk.ready ? "language_en" : ""
            width: parent.width
            height: choice.part
            kiosk: attract.kiosk
            language: "en"
        }

        LanguageTile {
            id: kiswahili

            // Its name is there once it can be touched.
            objectName: attract.kiosk.ready ? "language_sw" : ""
            width: parent.width
            height: choice.part
            kiosk: attract.kiosk
            language: "sw"
        }
    }
}
