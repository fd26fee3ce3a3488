// One thing amiss: its sign, what it is, and for how many minutes.
import QtQuick
import Foleni

Item {
    id: line

    required property string kind
    required property bool grave
    required property string text
    // -1 where it is not known.
    required property int minutes
    property real size: Theme.label
    readonly property color tone: grave ? Theme.danger : Theme.warning
    readonly property var signs: ({
            "past": "hourglass",
            "no_counter": "counter",
            "idle": "check-circle",
            "forgotten": "clock",
            "device": "device",
            "alone": "cut-off",
            "disk": "alert",
            "display": "cut-off",
            "desk": "cut-off",
            "down": "pause"
        })

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.line * 2
        radius: Theme.radiusSmall
        color: line.grave ? Theme.dangerSoft : Theme.warningSoft
        border.width: Theme.highContrast ? Theme.line : 0
        border.color: line.tone
    }

    Icon {
        id: sign

        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: line.signs[line.kind] ?? "alert"
        colour: line.tone
        size: line.size * 1.3
    }

    TypeText {
        x: sign.x + sign.width + Theme.gap
        y: Theme.gapTiny
        width: parent.width - x - since.width - Theme.gap * 2
        height: parent.height - y * 2
        text: line.text
        size: line.size
        weight: Theme.semiBold
        lineHeight: 1
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(1, Math.round(line.size * 0.5))
    }

    TypeText {
        id: since

        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        text: line.minutes >= 0 ? line.minutes + " " + Words.say("wall.minutes", {}) : ""
        size: line.size
        color: line.tone
        weight: Theme.bold
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
}
