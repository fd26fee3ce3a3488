// The counter's window: sign in, the desk, a break; small beside another program, or full.
import QtQuick
import Foleni
import Counter.Floor

Window {
    id: main

    required property Desk desk
    required property Form form
    required property Hall hall
    // Pixels of the small window; given by the command.
    required property size small
    property bool onTop: false
    readonly property bool compact: width < Theme.body * 45

    // The keys go to the natural next button, but never within a double press.
    function offerKeys() {
        if (activeFocusItem && activeFocusItem.activeFocusOnTab && activeFocusItem.enabled && activeFocusItem.visible)
            return
        const shown = [entrance, work, rest, locked, office, door].find(page => page.visible)
        if (shown)
            shown.offer()
    }

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
        free: work.visible && !work.more && !work.filling
    }

    // For whoever drives the window from outside: nothing is under way, so a key will be heard.
    Item {
        objectName: "at_rest"
        visible: !main.desk.busy
    }

    SignIn {
        id: entrance

        anchors.fill: parent
        desk: main.desk
        compact: main.compact
        visible: main.desk.screen === "sign_in"
        enabled: visible
    }

    DeskScreen {
        id: work

        anchors.fill: parent
        desk: main.desk
        form: main.form
        compact: main.compact
        visible: main.desk.screen === "desk"
        enabled: visible
    }

    BreakScreen {
        id: rest

        anchors.fill: parent
        desk: main.desk
        compact: main.compact
        visible: main.desk.screen === "break"
        enabled: visible
    }

    LockScreen {
        id: locked

        anchors.fill: parent
        desk: main.desk
        compact: main.compact
        visible: main.desk.screen === "lock"
        enabled: visible
    }

    OfficeScreen {
        id: office

        anchors.fill: parent
        desk: main.desk
        form: main.form
        hall: main.hall
        compact: main.compact
        visible: main.desk.screen === "office"
        enabled: visible
    }

    DoorScreen {
        id: door

        anchors.fill: parent
        desk: main.desk
        form: main.form
        hall: main.hall
        compact: main.compact
        visible: main.desk.screen === "door"
        enabled: visible
    }
}
