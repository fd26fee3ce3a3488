// The one thing that the agent must know now; takes no room when there is none.
import QtQuick
import Foleni
import Counter.Floor

Banner {
    required property Desk desk

    objectName: "notice"
    readonly property bool any: title !== "" || text !== ""

    visible: any
    height: visible ? implicitHeight : 0
    kind: desk.notice_kind
    title: desk.notice_title
    text: desk.notice_text
    iconName: desk.connected ? (kind === "info" ? "info" : kind === "good" ? "check" : "alert") : "cut-off"
}
