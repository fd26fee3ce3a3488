// How long people will wait: "12–25 min", never one false minute.
import QtQuick

Row {
    id: range

    // Minutes.
    required property int low
    required property int high
    property string label: ""
    property string unit: Words.say("wait.minutes")
    property real size: Theme.heading
    property bool sign: true
    // Pixels it may take at most; 0 is no limit. A longer label goes on in a second line.
    property real fitWidth: 0
    property color colour: Theme.ink
    readonly property string figures: low === high ? String(low) : low + "–" + high

    spacing: size * 0.3
    Accessible.role: Accessible.StaticText
    Accessible.name: (label === "" ? "" : label + ": ") + figures + " " + unit

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: range.sign
        name: "clock"
        colour: Theme.muted
        size: range.size * 1.1
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter

        Label {
            visible: range.label !== ""
            text: range.label
            size: Math.min(Theme.label, range.size * 0.7)
            width: range.fitWidth > 0 ? Math.min(implicitWidth, range.fitWidth - x - parent.x) : implicitWidth
            Accessible.ignored: true
        }

        Row {
            spacing: range.size * 0.22

            TypeText {
                id: numbers

                text: range.figures
                height: Math.ceil(range.size)
                verticalAlignment: Text.AlignVCenter
                color: range.colour
                size: range.size
                weight: Theme.bold
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            TypeText {
                anchors.baseline: numbers.baseline
                text: range.unit
                color: Theme.muted
                size: Math.max(range.size * 0.6, Math.min(range.size, Theme.label))
                weight: Theme.medium
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
