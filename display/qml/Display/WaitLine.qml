// The waits of one agency: how many wait now, and how long someone who comes now would.
import QtQuick
import Foleni

Item {
    id: line

    required property string name
    required property string other_name
    required property int waiting
    required property string range
    // Why there is no range.
    required property string unsaid
    // Widths of the two columns of figures.
    required property real waitingWidth
    required property real rangeWidth
    property real size: Theme.body * 0.8

    Rectangle {
        anchors.top: parent.top
        width: parent.width
        height: Theme.line
        color: Theme.border
        opacity: 0.45
    }

    Item {
        id: names

        width: parent.width - line.waitingWidth - line.rangeWidth - Theme.gapSmall
        height: parent.height

        TypeText {
            id: mine

            y: (parent.height - contentHeight - other.contentHeight) / 2
            width: parent.width
            height: Math.min(implicitHeight, parent.height * 0.62)
            text: line.name
            size: line.size
            weight: Theme.semiBold
            lineHeight: 1
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, Math.round(line.size * 0.5))
        }

        TypeText {
            id: other

            y: mine.y + mine.contentHeight
            width: parent.width
            height: Math.min(implicitHeight, parent.height * 0.34)
            text: line.other_name
            size: line.size * 0.78
            color: Theme.muted
            lineHeight: 1
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, Math.round(line.size * 0.4))
        }
    }

    TypeText {
        anchors.verticalCenter: parent.verticalCenter
        x: parent.width - line.rangeWidth - width
        width: line.waitingWidth
        text: line.waiting
        size: line.size * 1.7
        weight: Theme.bold
        lineHeight: 1
        horizontalAlignment: Text.AlignRight
    }

    TypeText {
        anchors.verticalCenter: parent.verticalCenter
        x: parent.width - width
        width: line.rangeWidth
        visible: line.range !== "" || line.unsaid === "unknown"
        text: line.range !== "" ? line.range : Words.say("display.no_wait", {})
        size: line.size * 1.7
        weight: Theme.bold
        color: line.range !== "" ? Theme.accent : Theme.muted
        lineHeight: 1
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(line.size))
        leftPadding: Theme.gapSmall
    }

    TwoTongues {
        anchors.verticalCenter: parent.verticalCenter
        x: parent.width - width
        width: line.rangeWidth - Theme.gapTiny
        visible: line.range === "" && line.unsaid !== "unknown"
        say: "wait.none." + (line.unsaid || "unknown")
        size: line.size * 0.8
        colour: Theme.warning
        weight: Theme.semiBold
        alignment: Text.AlignRight
    }
}
