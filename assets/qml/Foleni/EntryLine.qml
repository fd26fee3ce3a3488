// One line of the first-run screen: what is written, by keys of the screen or of a keyboard.
import QtQuick
import Foleni.Entry

Flow {
    id: line

    required property Entry entry
    required property string name
    required property string asked
    required property string iconName
    required property bool keys
    required property bool narrow
    // The button's width.
    required property real aside
    default property alias button: slot.data
    readonly property string written: name === "host" ? entry.host : entry.code
    readonly property real rest: narrow ? width : width - aside - spacing
    signal accepted

    spacing: Theme.gapSmall

    function offer() {
        field.input.forceActiveFocus()
    }

    FieldChoice {
        objectName: "entry_" + line.name
        visible: line.keys
        width: line.rest
        height: slot.height
        iconName: line.iconName
        written: line.written
        asked: line.asked
        chosen: line.entry.field === line.name
        onClicked: line.entry.choose(line.name)
    }

    Field {
        id: field

        objectName: line.keys ? "" : "entry_" + line.name
        visible: !line.keys
        width: line.rest
        label: line.asked
        text: line.written
        maximumLength: 64
        input.readOnly: line.entry.busy
        onTextChanged: line.entry.write(line.name, text)
        onAccepted: line.accepted()

        // What was typed broke the binding; what is found or taken is shown all the same.
        Connections {
            target: line.entry

            function onChanged() {
                if (field.text !== line.written)
                    field.text = line.written
            }
        }
    }

    Item {
        width: line.aside
        height: line.keys || line.narrow ? slot.height : field.height

        // Beside the line, not beside its name.
        Item {
            id: slot

            anchors.bottom: parent.bottom
            width: line.aside
            height: childrenRect.height
        }
    }
}
