// A field to be written, which a touch chooses.
import QtQuick

Pressable {
    id: choice

    required property string written
    required property string asked
    required property bool chosen

    leftPadding: 0
    rightPadding: 0
    topPadding: 0
    bottomPadding: 0
    Accessible.name: asked + " " + written

    background: null
    contentItem: WriteField {
        implicitHeight: Theme.target
        written: choice.written
        asked: choice.asked
        iconName: choice.iconName
        border.color: choice.chosen ? Theme.accent : Theme.border
    }
}
