// One agency on the managers' wall; what is amiss stands under its name in words.
import QtQuick
import Foleni

Item {
    id: line

    required property string name
    required property int waiting
    required property int longest
    required property string range
    required property int past
    required property int open
    required property real column
    property real size: Theme.label
    readonly property bool late: past > 0
    readonly property bool unserved: waiting > 0 && open === 0
    readonly property color tone: late ? Theme.danger : unserved ? Theme.warning : Theme.ink

    component Figure: TypeText {
        anchors.verticalCenter: parent?.verticalCenter
        weight: Theme.bold
        lineHeight: 1
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
    }

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: Theme.line
        anchors.bottomMargin: Theme.line
        radius: Theme.radiusSmall
        color: line.late ? Theme.dangerSoft : line.unserved ? Theme.warningSoft : Theme.clear
        border.width: Theme.highContrast && (line.late || line.unserved) ? Theme.line : 0
        border.color: line.tone
    }

    Column {
        x: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - line.column * 3 - Theme.gapSmall * 3

        TypeText {
            // A long name takes a second line, unless what is amiss stands there.
            readonly property bool twoLines: !line.late && !line.unserved

            width: parent.width
            height: twoLines ? line.size * Theme.lineBox * 2 : implicitHeight
            text: line.name
            size: line.size
            weight: Theme.semiBold
            lineHeight: 1
            wrapMode: twoLines ? Text.WordWrap : Text.NoWrap
            maximumLineCount: twoLines ? 2 : 1
            verticalAlignment: Text.AlignVCenter
            fontSizeMode: twoLines ? Text.Fit : Text.HorizontalFit
            minimumPixelSize: Math.max(1, Math.round(line.size * 0.55))
        }

        Row {
            visible: line.late || line.unserved
            spacing: Theme.gapTiny

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: line.late ? "alert" : "counter"
                colour: line.tone
                size: line.size * 0.9
            }

            TypeText {
                text: [line.late ? Words.say("wall.past", {
                        "n": line.past
                    }) : "", line.unserved ? Words.say("wall.no_counter", {}) : ""].filter(words => words !== "").join(" · ")
                size: line.size * 0.82
                color: line.tone
                weight: Theme.semiBold
                lineHeight: 1
                wrapMode: Text.NoWrap
            }
        }
    }

    Figure {
        width: line.column
        size: line.size * 1.5
        x: parent.width - Theme.gapSmall - line.column * 3
        text: line.waiting
    }

    Figure {
        width: line.column
        size: line.size * 1.5
        x: parent.width - Theme.gapSmall - line.column * 2
        text: line.waiting > 0 ? line.longest : Words.say("display.no_wait", {})
        color: line.tone
    }

    Figure {
        width: line.column
        size: line.size * 1.5
        x: parent.width - Theme.gapSmall - line.column
        text: line.range !== "" ? line.range : Words.say("display.no_wait", {})
        color: line.range !== "" ? Theme.accent : Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
        leftPadding: Theme.gapSmall
    }
}
