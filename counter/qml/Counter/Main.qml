// The counter's window: sign in, the desk, a break; small beside another program, or full.
import QtQuick
import Foleni
import Counter.Floor

Window {
    id: main

    required property Desk desk
    // Pixels of the small window; given by the command.
    required property size small
    property bool onTop: false
    readonly property bool compact: width < Theme.body * 45

    // The keys go to the natural next button, but never within a double press.
    function offerKeys() {
        if (activeFocusItem && activeFocusItem.activeFocusOnTab && activeFocusItem.enabled && activeFocusItem.visible)
            return
        if (desk.screen === "desk")
            work.offer()
        else if (desk.screen === "break")
            rest.offer()
        else
            entrance.offer()
    }

    function shrink() {
        showNormal()
        width = small.width
        height = small.height
    }

    visible: true
    title: Words.say("counter.title")
    color: Theme.ground
    flags: onTop ? Qt.Window | Qt.WindowStaysOnTopHint : Qt.Window
    onActiveFocusItemChanged: settle.restart()

    Binding {
        target: Words
        property: "language"
        value: main.desk.language
    }

    Timer {
        id: settle

        interval: main.desk.settle
        running: true
        onTriggered: main.offerKeys()
    }

    Shortcut {
        sequence: main.desk.key_of("window")
        onActivated: main.compact ? main.showMaximized() : main.shrink()
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
}
