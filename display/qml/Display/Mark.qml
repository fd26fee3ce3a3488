// A sign with its word in both languages, beside a number: its lane, or that it rings again.
import QtQuick
import Foleni

Row {
    id: mark

    required property string say
    required property string iconName
    property color tone: Theme.ink
    property color otherTone: tone
    property real size: Theme.label

    spacing: size * 0.4

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: mark.iconName
        colour: mark.tone
        size: mark.size * 1.7
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter

        TypeText {
            text: Words.say(mark.say, {})
            color: mark.tone
            size: mark.size
            weight: Theme.bold
            lineHeight: 1
            wrapMode: Text.NoWrap
        }

        TypeText {
            text: Words.sayIn(Words.other, mark.say, {})
            color: mark.otherTone
            size: mark.size * 0.86
            weight: Theme.medium
            lineHeight: 1
            wrapMode: Text.NoWrap
        }
    }
}
