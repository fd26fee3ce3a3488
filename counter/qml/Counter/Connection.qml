// Whether the host answers, and if not, since when it is silent.
import QtQuick
import Foleni
import Counter.Floor

Pill {
    id: connection

    required property Desk desk
    // Without since when; the notice tells it.
    property bool compact: false
    // The host answers, but takes its time over what was pressed.
    property bool slow: false

    objectName: "state_connection"
    visible: text !== ""
    kind: slow ? "quiet" : desk.connected ? "good" : "near"
    iconName: slow ? "hourglass" : desk.connected ? "check" : "cut-off"
    text: slow ? Words.say("common.please_wait") : compact && !desk.connected ? Words.say("counter.cut") : desk.connection

    Timer {
        interval: connection.desk.settle
        repeat: true
        running: connection.desk.busy
        onRunningChanged: connection.slow = false
        onTriggered: connection.slow = true
    }
}
