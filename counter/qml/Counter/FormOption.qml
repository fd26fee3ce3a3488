// One option: a short word in a frame, or a row with a note and a mark.
import QtQuick
import Foleni

Rectangle {
    id: option

    required property int index
    required property string code
    required property string text
    required property string note
    required property string mark
    required property string tone
    required property bool chosen
    property bool rows: false
    property bool readOnly: false
    property bool many: false
    property bool current: false
    // What a row may be wide.
    property real room: 0
    readonly property bool filled: chosen && !readOnly
    signal taken

    width: rows ? room : Math.min(room, words.x + title.implicitWidth + Theme.gapSmall)
    height: Math.max(rows && !readOnly ? Theme.target : rows ? 0 : Theme.target * 0.8, words.height + Theme.gapTiny * 2)
    radius: Theme.radiusSmall
    color: filled ? Theme.accentSoft : readOnly ? Theme.ground : Theme.card
    border.width: readOnly ? 0 : filled || current ? Theme.line * 2 : Theme.line
    border.color: filled ? Theme.accent : Theme.border
    Accessible.role: readOnly ? Accessible.StaticText : many ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: [text, note, mark].filter(part => part !== "").join(", ")
    Accessible.checked: filled
    Accessible.onPressAction: option.taken()

    Icon {
        id: sign

        x: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        visible: option.filled
        name: "check"
        colour: Theme.accent
        size: Theme.label * 1.2
    }

    Column {
        id: words

        x: option.readOnly ? Theme.gapSmall : sign.x + sign.width + Theme.gapTiny
        width: option.rows ? (pill.visible ? pill.x : option.width) - x - Theme.gapSmall : option.width - x
        anchors.verticalCenter: parent.verticalCenter

        TypeText {
            id: title

            width: parent.width
            text: option.text
            weight: option.filled || option.rows && option.note !== "" ? Theme.semiBold : Theme.medium
            color: Theme.ink
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: option.note !== ""
            text: option.note
            Accessible.ignored: true
        }
    }

    Pill {
        id: pill

        x: option.width - width - Theme.gapTiny
        anchors.verticalCenter: parent.verticalCenter
        visible: option.mark !== ""
        kind: option.tone
        text: option.mark
        size: Theme.label * 0.92
        Accessible.ignored: true
    }

    MouseArea {
        anchors.fill: parent
        enabled: !option.readOnly
        onClicked: option.taken()
    }
}
