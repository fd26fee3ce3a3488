// Whether the host answers, and if not, since when it is silent.
import QtQuick
import Foleni
import Counter.Floor

Pill {
    required property Desk desk

    objectName: "state_connection"
    visible: text !== ""
    kind: desk.connected ? "good" : "near"
    iconName: desk.connected ? "check" : "cut-off"
    text: desk.connection
}
