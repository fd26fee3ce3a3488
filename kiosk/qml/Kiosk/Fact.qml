// One thing to know: its sign and name, and what it is.
import QtQuick
import Foleni

Item {
    id: fact

    required property string iconName
    required property string label
    required property string value
    property string note: ""
    // The figure that counts most.
    property bool strong: false

    implicitHeight: words.height
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value + (note === "" ? "" : ", " + note)

    Column {
        id: words

        width: parent.width
        spacing: Theme.gapTiny

        Row {
            width: parent.width
            spacing: Theme.gapSmall

            Icon {
                id: sign

                name: fact.iconName
                colour: Theme.accent
                size: Theme.label * 1.25
            }

            Label {
                width: parent.width - sign.width - parent.spacing
                text: fact.label
                lineHeight: 1.1
                Accessible.ignored: true
            }
        }

        TypeText {
            width: parent.width
            text: fact.value
            size: fact.strong ? Theme.title : Theme.body
            weight: fact.strong ? Theme.extraBold : Theme.semiBold
            lineHeight: 1.05
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: fact.note !== ""
            text: fact.note
            lineHeight: 1.1
            Accessible.ignored: true
        }
    }
}
