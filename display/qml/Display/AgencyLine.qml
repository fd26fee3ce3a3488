// One agency on the managers' wall; what is amiss stands under its name in words.
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
    required property string range
    required property int past
    required property int open
    required property real column
    property real size: Theme.label
    readonly property string none: Words.say("display.no_wait", {})
    readonly property bool late: past > 0
    readonly property bool unserved: waiting > 0 && open === 0
    readonly property color tone: late ? Theme.danger : unserved ? Theme.warning : Theme.ink

    component Figure: TypeText {
        // Counted from the right edge; the range there has two.
        required property int place

        x: line.width - Theme.gapSmall - line.column * (place + 1)
        width: line.column
        anchors.verticalCenter: parent?.verticalCenter
        size: line.size * 1.36
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
        width: parent.width - line.column * 6 - Theme.gapSmall * 2

        TypeText {
            width: parent.width
            height: line.height * (line.late || line.unserved ? 0.54 : 0.84)
            text: line.name
            size: line.size
            weight: Theme.semiBold
            lineHeight: 1
            maximumLineCount: 2
            verticalAlignment: Text.AlignVCenter
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, Math.round(line.size * 0.5))
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
                width: line.width - line.column * 6 - Theme.gapSmall * 3 - line.size * 0.9
                text: [line.late ? Words.say("wall.past", {
                        "n": line.past
                    }) : "", line.unserved ? Words.say("wall.no_counter", {}) : ""].filter(words => words !== "").join(" · ")
                size: line.size * 0.82
                color: line.tone
                weight: Theme.semiBold
                lineHeight: 1
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.max(1, Math.round(line.size * 0.4))
            }
        }
    }

    Figure {
        place: 5
        text: line.waiting
    }

    Figure {
        place: 4
        text: line.waiting > 0 ? line.median : line.none
    }

    Figure {
        place: 3
        text: line.waiting > 0 ? line.ninetieth : line.none
    }

    Figure {
        place: 2
        text: line.waiting > 0 ? line.longest : line.none
        color: line.tone
    }

    Figure {
        place: 1
        x: line.width - Theme.gapSmall - width
        width: line.column * 2
        text: line.range !== "" ? line.range : line.none
        color: line.range !== "" ? Theme.accent : Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
        leftPadding: Theme.gapSmall
    }
}
