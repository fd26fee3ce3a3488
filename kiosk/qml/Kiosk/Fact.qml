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
    // How much larger than other text it is, where there is room to be read from a step away.
    property real type: 1

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
                size: Theme.label * 1.25 * Math.min(fact.type, 1.2)
            }

            Label {
                width: parent.width - sign.width - parent.spacing
                text: fact.label
                size: Theme.label * Math.min(fact.type, 1.2)
                lineHeight: 1.1
                Accessible.ignored: true
            }
        }

        TypeText {
            width: parent.width
            text: fact.value
            size: (fact.strong ? Theme.title : Theme.body) * fact.type
            weight: fact.strong ? Theme.extraBold : Theme.semiBold
            lineHeight: 1.05
            // A figure stays on one line.
            wrapMode: fact.strong ? Text.NoWrap : Text.WordWrap
            fontSizeMode: fact.strong ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: Math.max(1, Math.round(size * 0.5))
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
