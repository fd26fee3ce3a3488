// What was written so far, or what to write.
import QtQuick

Rectangle {
    id: field

    required property string written
    required property string asked
    required property string iconName

    height: Theme.target
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.line * 2
    border.color: Theme.accent

    Icon {
        id: sign

        x: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        name: field.iconName
        colour: Theme.muted
    }

    Body {
        objectName: "query"
        x: sign.x + sign.width + Theme.gapSmall
        width: parent.width - x - Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        text: field.written === "" ? field.asked : field.written
        color: field.written === "" ? Theme.muted : Theme.ink
        weight: Theme.medium
        wrapMode: Text.NoWrap
        elide: Text.ElideLeft
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(size * 0.6)
        lineHeight: 1
    }
}
