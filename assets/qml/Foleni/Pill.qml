// A state or lane in a word with its sign: never by colour alone.
import QtQuick

Rectangle {
    id: pill

    // A lane: "walk_in", "priority", "appointment"; or a state: "good", "near", "late", "call", "quiet".
    property string kind: "quiet"
    // A lane and a promise have their own words.
    property string text: own[kind] === undefined ? "" : Words.say(own[kind])
    property string iconName: icons[kind] ?? ""
    property real size: Theme.label
    readonly property var icons: ({
            "walk_in": "walk-in",
            "priority": "priority",
            "appointment": "appointment",
            "good": "check",
            "near": "clock",
            "late": "alert",
            "call": "call"
        })
    readonly property var own: ({
            "walk_in": "lane.walk_in",
            "priority": "lane.priority",
            "appointment": "lane.appointment",
            "good": "wait.good",
            "near": "wait.near",
            "late": "wait.late"
        })
    readonly property color tone: kind === "priority" ? Theme.priority : kind === "appointment" ? Theme.appointment : kind === "near" ? Theme.warning : kind === "late" ? Theme.danger : kind === "good" ? Theme.accent : kind === "call" ? Theme.onCall : Theme.muted
    readonly property color soft: kind === "priority" ? Theme.prioritySoft : kind === "appointment" ? Theme.appointmentSoft : kind === "near" ? Theme.warningSoft : kind === "late" ? Theme.dangerSoft : kind === "good" ? Theme.accentSoft : kind === "call" ? Theme.call : Theme.sunken

    implicitWidth: row.width + size * 1.5
    implicitHeight: Math.round(size * 1.75)
    radius: height / 2
    color: soft
    border.width: Theme.highContrast ? Theme.line : 0
    border.color: tone
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: pill.size * 0.4

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: pill.iconName
            colour: pill.tone
            size: pill.size * 1.15
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: pill.text
            color: pill.tone
            size: pill.size
            weight: Theme.semiBold
            wrapMode: Text.NoWrap
            lineHeight: 1
            Accessible.ignored: true
        }
    }
}
