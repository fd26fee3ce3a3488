// One measure of the floor: a large figure, its name, and how it compares.
import QtQuick

Card {
    id: tile

    required property string label
    required property string value
    property string unit: ""
    property string note: ""
    // "plain", "good", "near" or "late": colours the figure, and the note must say the same in words.
    property string tone: "plain"
    property string iconName: ""
    property real size: Theme.display
    readonly property color figure: tone === "good" ? Theme.accent : tone === "near" ? Theme.warning : tone === "late" ? Theme.danger : Theme.ink

    padding: Theme.gap
    implicitWidth: Math.max(name.implicitWidth + Theme.icon + Theme.gapSmall, numbers.width, comparison.implicitWidth) + padding * 2
    implicitHeight: column.height + padding * 2
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value + " " + unit + (note === "" ? "" : ", " + note)

    Column {
        id: column

        width: parent.width
        spacing: Theme.gapTiny

        Row {
            width: parent.width
            spacing: Theme.gapTiny

            Icon {
                id: sign

                y: (Theme.label * Theme.lineBox - height) / 2
                visible: name !== ""
                name: tile.iconName
                colour: Theme.muted
                size: Theme.label * 1.2
            }

            Label {
                id: name

                width: parent.width - (sign.visible ? sign.width + parent.spacing : 0)
                text: tile.label
                Accessible.ignored: true
            }
        }

        Row {
            id: numbers

            spacing: tile.size * 0.15

            TypeText {
                id: value

                text: tile.value
                color: tile.figure
                size: tile.size
                weight: Theme.extraBold
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Label {
                anchors.baseline: value.baseline
                text: tile.unit
                size: Math.max(Theme.label, tile.size * 0.36)
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }

        Label {
            id: comparison

            width: parent.width
            visible: tile.note !== ""
            text: tile.note
            color: tile.tone === "plain" ? Theme.muted : tile.figure
            Accessible.ignored: true
        }
    }
}
