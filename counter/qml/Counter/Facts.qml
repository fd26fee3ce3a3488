// How long it takes: since the call, or in service against the typical time, in figures and words.
import QtQuick
import Foleni
import Counter.Floor

Column {
    id: facts

    required property Desk desk
    property bool compact: false

    spacing: Theme.gapTiny

    Row {
        spacing: Theme.gapSmall

        TypeText {
            id: timer

            objectName: "timer"
            text: facts.desk.timer
            size: facts.compact ? Theme.title : Theme.display
            weight: Theme.bold
            lineHeight: 1
            wrapMode: Text.NoWrap
        }

        Label {
            anchors.baseline: timer.baseline
            text: facts.desk.timer_told
            wrapMode: Text.NoWrap
        }
    }

    Rectangle {
        width: Math.min(parent.width, Theme.body * 16)
        height: Theme.highContrast ? Theme.gapSmall : Theme.gapTiny
        visible: facts.desk.stage === "serving"
        radius: height / 2
        color: Theme.sunken
        border.width: Theme.highContrast ? Theme.line : 0
        border.color: Theme.border

        Rectangle {
            width: parent.width * facts.desk.progress
            height: parent.height
            radius: height / 2
            color: facts.desk.pace === "near" ? Theme.warning : Theme.accent
        }
    }

    Label {
        width: parent.width
        objectName: "pace"
        text: facts.desk.pace_told === "" || facts.compact && facts.desk.pace !== "near" ? facts.desk.typical : facts.compact ? facts.desk.pace_told : facts.desk.typical + ", " + facts.desk.pace_told
        color: facts.desk.pace === "near" ? Theme.warning : Theme.muted
    }
}
