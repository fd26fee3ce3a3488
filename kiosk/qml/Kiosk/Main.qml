// The kiosk's window: one screen at a time, dressed as the person wishes.
import QtQuick
import QtQuick.Window
import Foleni
import Kiosk.Screens
import Kiosk.Staff

Window {
    id: window

    required property Screens kiosk
    required property Staff staff
    // Wide, and less than 26 cm high: as much larger type as leaves each choice whole.
    readonly property bool short: width > height && height < Theme.millimetre * 260
    readonly property var pages: ({
            "attract": "Attract",
            "choose": "Choose",
            "services": "Services",
            "search": "Search",
            "booking": "Booking",
            "service": "Service",
            "priority": "Priority",
            "working": "Working",
            "ticket": "Ticket",
            "trouble": "CutOff"
        })

    title: Words.say("kiosk.welcome", {
        "centre": kiosk.centre
    })
    color: Theme.ground

    Binding {
        target: Words
        property: "language"
        value: window.kiosk.language
    }

    Binding {
        target: Theme
        property: "textScale"
        value: !window.kiosk.large ? 1 : window.short ? 1.25 : 1.5
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: window.kiosk.contrast
    }

    Binding {
        target: Theme
        property: "reachMode"
        value: window.kiosk.low && window.height > window.width
    }

    Loader {
        id: loader

        readonly property string page: window.pages[window.kiosk.screen]

        anchors.fill: parent
        onPageChanged: setSource(Qt.resolvedUrl(page + ".qml"), {
            "kiosk": window.kiosk
        })
        Component.onCompleted: setSource(Qt.resolvedUrl(page + ".qml"), {
            "kiosk": window.kiosk
        })
    }

    HelpCard {
        anchors.fill: parent
        kiosk: window.kiosk
    }

    StillThere {
        anchors.fill: parent
        kiosk: window.kiosk
    }

    StaffMenu {
        anchors.fill: parent
        staff: window.staff
    }
}
