// The key that does it, drawn as a key.
import QtQuick

Rectangle {
    id: hint

    required property string key
    property color colour: Theme.muted

    implicitWidth: Math.max(implicitHeight, word.implicitWidth + Theme.gapSmall)
    implicitHeight: Math.round(Theme.label * 1.5)
    radius: Theme.gapTiny
    color: Theme.clear
    border.width: Theme.line
    border.color: colour
    Accessible.ignored: true

    Label {
        id: word

        anchors.centerIn: parent
        text: hint.key
        color: hint.colour
        size: Theme.label * 0.9
        weight: Theme.semiBold
        wrapMode: Text.NoWrap
        lineHeight: 1
        Accessible.ignored: true
    }
}
