// The kiosk's window: one screen at a time, dressed as the person wishes.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Foleni
import Kiosk.Screens
import Kiosk.Staff
import Foleni.Entry

Window {
    id: window

    required property Screens kiosk
    required property Staff staff
    required property Entry entry
    // The screen that is shown; none for a moment, while one makes way for the next.
    readonly property KioskPage page: loader.item as KioskPage
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

    // Whether people see the first frame; what can wait for it does.
    property bool painted: false

    title: Words.say("kiosk.welcome", {
        "centre": kiosk.centre
    })
    color: Theme.ground

    Rehearsal {
        pages: Object.values(window.pages)
        given: ({
                "kiosk": window.kiosk,
                "frame": frame
            })
        idle: window.painted && window.kiosk.screen === "attract"
    }

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

    KioskFrame {
        id: frame

        anchors.fill: parent
        kiosk: window.kiosk
        subject: window.page ? window.page.subject : ""
        leavable: window.page ? window.page.leavable : false
    }

    Loader {
        id: loader

        readonly property string page: window.pages[window.kiosk.screen]

        function turn() {
            setSource(Qt.resolvedUrl(page + ".qml"), {
                "kiosk": window.kiosk,
                "frame": frame
            })
        }

        anchors.fill: parent
        onPageChanged: turn()
        Component.onCompleted: turn()
    }

    Loader {
        anchors.fill: parent
        active: window.kiosk.helping
        sourceComponent: HelpCard {
            kiosk: window.kiosk
        }
    }

    Loader {
        anchors.fill: parent
        active: window.kiosk.countdown >= 0
        sourceComponent: StillThere {
            kiosk: window.kiosk
        }
    }

    Loader {
        anchors.fill: parent
        active: window.entry.asking
        sourceComponent: EntryScreen {
            kiosk: window.kiosk
            entry: window.entry
        }
    }

    Loader {
        anchors.fill: parent
        active: window.staff.step !== "closed"
        sourceComponent: StaffMenu {
            staff: window.staff
        }
    }
}
