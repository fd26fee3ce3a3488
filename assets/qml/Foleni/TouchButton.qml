// A button: one primary on a screen, then secondary, quiet, and danger for what cannot be undone.
import QtQuick

Pressable {
    id: control

    // "primary", "secondary", "quiet" or "danger".
    property string kind: "secondary"
    // Stands after the words, e.g. "forward".
    property string trailingIcon: ""
    property bool large: false
    property int alignment: Qt.AlignHCenter
    readonly property bool filled: kind === "primary" || kind === "danger"
    readonly property color fill: !enabled && kind !== "quiet" ? Theme.sunken : kind === "primary" ? Theme.accent : kind === "danger" ? Theme.danger : kind === "quiet" ? Theme.clear : Theme.card
    readonly property color words: !enabled ? Theme.muted : filled ? Theme.onStrong : kind === "quiet" ? Theme.accent : Theme.ink

    corner: Theme.touch ? Theme.radius : Theme.radiusSmall
    implicitHeight: Math.max(large ? Theme.targetLarge : Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: large ? Theme.gapLarge : Theme.gap
    rightPadding: leftPadding
    Accessible.defaultButton: kind === "primary"

    background: Rectangle {
        radius: control.corner
        color: control.fill
        border.width: control.filled && control.enabled ? 0 : control.kind === "quiet" && !Theme.highContrast ? 0 : Theme.line
        border.color: Theme.border

        Rectangle {
            anchors.fill: parent
            radius: control.corner
            color: control.filled ? Theme.shade : Theme.ink
            opacity: control.down ? Theme.press : control.hovered ? Theme.hover : 0
        }
    }

    contentItem: Item {
        implicitWidth: Math.ceil(row.taken + row.natural)
        implicitHeight: row.implicitHeight

        Row {
            id: row

            readonly property real taken: (lead.visible ? lead.width + spacing : 0) + (trail.visible ? trail.width + spacing : 0) + (hint.visible ? hint.width + spacing : 0)

            // What the words would take on one line.
            readonly property real natural: Math.max(title.implicitWidth, note.visible ? note.implicitWidth : 0)

            anchors.verticalCenter: parent.verticalCenter
            x: control.alignment === Qt.AlignLeft ? 0 : (parent.width - width) / 2
            spacing: Theme.gapSmall

            Icon {
                id: lead

                anchors.verticalCenter: parent.verticalCenter
                visible: control.iconName !== ""
                name: control.iconName
                colour: control.words
                size: control.large ? Theme.iconLarge : Theme.icon
            }

            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(row.natural), Math.max(0, control.availableWidth - row.taken))

                TypeText {
                    id: title

                    width: parent.width
                    text: control.text
                    color: control.words
                    size: control.large ? Theme.heading : Theme.body
                    weight: Theme.semiBold
                    lineHeight: 1
                    horizontalAlignment: control.alignment === Qt.AlignLeft || lead.visible ? Text.AlignLeft : Text.AlignHCenter
                    Accessible.ignored: true
                }

                Label {
                    id: note

                    width: parent.width
                    visible: control.note !== ""
                    text: control.note
                    color: control.filled && control.enabled ? Theme.onStrong : Theme.muted
                    horizontalAlignment: title.horizontalAlignment
                    Accessible.ignored: true
                }
            }

            Icon {
                id: trail

                anchors.verticalCenter: parent.verticalCenter
                visible: control.trailingIcon !== ""
                name: control.trailingIcon
                colour: control.words
                size: lead.size
            }

            KeyHint {
                id: hint

                anchors.verticalCenter: parent.verticalCenter
                visible: control.shortcut !== ""
                key: control.shortcut
                colour: control.words
            }
        }
    }
}
