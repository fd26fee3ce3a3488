// The counter's window: sign in, the desk, a break; small beside another program, or full.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Foleni.Entry
import Counter.Floor

Window {
    id: main

    required property Desk desk
    required property Form form
    required property Hall hall
    required property Entry entry
    // Pixels of the small window; given by the command.
    required property size small
    property bool onTop: false
    readonly property bool compact: width < Theme.body * 45

    // The keys go to the natural next button, but never within a double press.
    function offerKeys() {
        if (activeFocusItem && activeFocusItem.activeFocusOnTab && activeFocusItem.enabled && activeFocusItem.visible)
            return
        const asked = asking.item as FirstRun
        if (asked)
            asked.offer()
        else
            rooms.offer()
    }

    // Set after the first frame; what is not wanted yet is made then, behind it.
    property bool painted: false

    // The small window stays beside the agency's own system, above it.
    property bool smallChosen: false

    function grow() {
        smallChosen = false
        showMaximized()
    }

    function shrink() {
        smallChosen = true
        showNormal()
        width = small.width
        height = small.height
    }

    visible: true
    title: Words.say("counter.title")
    color: Theme.ground
    flags: onTop || smallChosen ? Qt.Window | Qt.WindowStaysOnTopHint : Qt.Window
    onActiveFocusItemChanged: settle.restart()
    onFrameSwapped: painted = true

    Binding {
        target: Words
        property: "language"
        value: main.desk.language
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: main.desk.contrast
    }

    Timer {
        id: settle

        interval: main.desk.settle
        running: true
        onTriggered: main.offerKeys()
    }

    Shortcut {
        sequence: main.desk.key_of("window")
        onActivated: main.compact ? main.grow() : main.shrink()
    }

    Unseen {
        desk: main.desk
        compact: main.compact
        free: rooms.free && !main.entry.asking
    }

    // For whoever drives the window from outside: nothing is under way, so a key will be heard.
    Item {
        objectName: "at_rest"
        visible: !main.desk.busy
    }

    Rooms {
        id: rooms

        anchors.fill: parent
        enabled: !main.entry.asking
        visible: enabled
        desk: main.desk
        form: main.form
        hall: main.hall
        compact: main.compact
        painted: main.painted
    }

    Loader {
        id: asking

        anchors.fill: parent
        active: main.entry.asking
        onLoaded: settle.restart()

        sourceComponent: FirstRun {
            entry: main.entry
            languageKey: main.desk.key_of("language")
            onLanguageWished: main.desk.change_language()
        }
    }
}
