// The foot of a wall: a notice, or in its place that the display is cut off; and how old it all is.
import QtQuick
import Foleni

Rectangle {
    id: bar

    required property bool cutOff
    // Seconds since the floor was heard of; 0 while it is fresh.
    required property int age
    // The key of what is said while it is cut off.
    property string offline: "display.offline"
    // The key of what is said while all is well; nothing if empty.
    property string notice: ""
    property string noticeIcon: "ticket"
    property bool silent: false
    // Takes no room while there is nothing to say.
    property bool slim: false
    readonly property bool minutes: age >= 60
    readonly property color tone: cutOff ? Theme.danger : Theme.muted

    implicitHeight: slim && !words.visible && !old.visible ? Theme.gapTiny : Math.max(row.height, Theme.body * 1.3) + Theme.gapSmall
    radius: Theme.radiusSmall
    color: cutOff ? Theme.dangerSoft : Theme.clear
    border.width: cutOff && Theme.highContrast ? Theme.line : 0
    border.color: Theme.danger

    Row {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: bar.cutOff ? Theme.gap : 0
        width: parent.width - x * 2 - (noSound.visible ? noSound.width + Theme.gap : 0)
        spacing: Theme.gapSmall

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            visible: words.visible
            name: bar.cutOff ? "cut-off" : bar.noticeIcon
            colour: bar.cutOff ? Theme.danger : Theme.accent
        }

        TwoTongues {
            id: words

            objectName: bar.cutOff ? "cut_off" : "notice"
            anchors.verticalCenter: parent.verticalCenter
            visible: say !== ""
            width: parent.width - sign.width - parent.spacing - (old.visible ? old.width + parent.spacing : 0)
            say: bar.cutOff ? bar.offline : bar.notice
            size: Theme.body * 0.84
            colour: bar.cutOff ? Theme.danger : Theme.ink
            otherColour: bar.cutOff ? Theme.danger : Theme.muted
            stacked: false
        }

        TwoTongues {
            id: old

            objectName: "age"
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.age > 0
            width: words.visible ? bar.width * 0.28 : parent.width
            stacked: words.visible
            say: bar.minutes ? "display.age_minutes" : "display.age_seconds"
            values: ({
                    "n": bar.minutes ? Math.floor(bar.age / 60) : bar.age
                })
            size: Theme.label * 0.8
            colour: bar.cutOff ? Theme.danger : Theme.warning
            otherColour: colour
            alignment: Text.AlignRight
        }
    }

    Mark {
        id: noSound

        objectName: "no_sound"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.silent && !bar.cutOff
        say: "display.no_sound"
        iconName: "volume-off"
        tone: Theme.muted
        size: Theme.label * 0.6
    }
}
