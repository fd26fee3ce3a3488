// A break: first why, then since when, and the way back to work.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Page {
    id: screen

    required property Desk desk
    property bool compact: false

    objectName: "screen_break"
    margin: compact ? Theme.gap : Theme.margin

    function offer() {
        if (desk.choosing)
            reasons.itemAt(0).forceActiveFocus()
        else
            back.forceActiveFocus()
    }

    header: TopLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
    }
    footer: BottomLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
        stand: false
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.body * 30)
        spacing: Theme.gap

        Notice {
            width: parent.width
            desk: screen.desk
        }

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "coffee"
            colour: Theme.accent
            size: Theme.iconHuge
        }

        Title {
            objectName: "break_title"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: screen.desk.choosing ? Words.say("counter.why_break") : screen.desk.pause === "" ? screen.desk.title : screen.desk.title + ": " + screen.desk.pause
        }

        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.muted
            text: screen.desk.choosing ? Words.say("counter.break_advice") : Words.say("counter.break_since", {
                "time": screen.desk.pause_since
            })
        }

        Repeater {
            id: reasons

            model: screen.desk.choosing ? screen.desk.break_reasons : []

            TouchButton {
                required property string modelData
                required property int index

                objectName: "reason_" + modelData
                width: parent.width
                text: Words.say("counter.reason." + modelData)
                alignment: Qt.AlignLeft
                shortcut: String(index + 1)
                onClicked: screen.desk.take_break(modelData)
            }
        }

        TouchButton {
            objectName: "no_break"
            width: parent.width
            visible: screen.desk.choosing
            kind: "quiet"
            text: Words.say("common.back")
            shortcut: "Esc"
            onClicked: screen.desk.stay()
        }

        ActionButton {
            id: back

            width: parent.width
            visible: !screen.desk.choosing
            desk: screen.desk
            deed: "open_counter"
            text: Words.say("counter.back_to_work")
            large: true
            iconName: "play"
        }
    }
}
