// One thing of an errand that is read from afar and copied by hand, such as a code.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Column {
    id: large

    required property FormPart part

    objectName: "part_" + part.name
    spacing: Theme.gapTiny

    Label {
        width: parent.width
        text: large.part.label
    }

    Repeater {
        model: large.part.options

        delegate: Column {
            id: told

            required property string text
            required property string note

            width: large.width

            TypeText {
                objectName: "large"
                width: parent.width
                text: told.text
                size: Theme.hero
                weight: Theme.bold
                lineHeight: 1
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.body
                font.features: Theme.tabular
                Accessible.role: Accessible.StaticText
                Accessible.name: text.split("").join(" ")
            }

            Body {
                width: parent.width
                text: told.note
                color: Theme.muted
            }
        }
    }
}
