// One service on the managers' wall.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Item {
    id: line

    required property string name
    required property int waiting
    required property int median
    required property int ninetieth
    required property int longest
    // In a hundred; -1 where nobody was called yet.
    required property int share
    required property int past
    required property bool down
    required property real column
    property real size: Theme.label
    readonly property color tone: past > 0 ? Theme.danger : Theme.ink
    readonly property string none: Words.say("display.no_wait", {})

    component Figure: TypeText {
        required property int place

        x: line.width - line.column * (5 - place)
        width: line.column
        anchors.verticalCenter: parent?.verticalCenter
        size: line.size * 1.2
        weight: Theme.bold
        lineHeight: 1
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
    }

    Rectangle {
        width: parent.width
        height: Theme.line
        color: Theme.border
        opacity: 0.45
    }

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        visible: name !== ""
        name: line.down ? "pause" : line.past > 0 ? "alert" : ""
        colour: line.down ? Theme.warning : Theme.danger
        size: line.size
    }

    TypeText {
        x: sign.visible ? sign.width + Theme.gapTiny : 0
        width: parent.width - x - line.column * 5 - Theme.gapSmall
        height: parent.height
        text: line.name
        size: line.size
        color: line.tone
        weight: Theme.semiBold
        lineHeight: 1
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(1, Math.round(line.size * 0.5))
    }

    Figure {
        place: 0
        text: line.waiting
    }

    Figure {
        place: 1
        text: line.waiting > 0 ? line.median : line.none
    }

    Figure {
        place: 2
        text: line.waiting > 0 ? line.ninetieth : line.none
    }

    Figure {
        place: 3
        text: line.waiting > 0 ? line.longest : line.none
        color: line.tone
    }

    Figure {
        place: 4
        text: line.share >= 0 ? line.share : line.none
        color: Theme.accent
    }
}
