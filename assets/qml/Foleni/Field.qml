// One line to write in, with its name above and what is wrong below; `secret` hides a PIN.
import QtQuick
import QtQuick.Templates as T

FocusScope {
    id: field

    required property string label
    property alias text: input.text
    property string placeholder: ""
    // What is wrong with it, in words; empty if nothing.
    property string problem: ""
    property bool secret: false
    property bool numeric: false
    property int maximumLength: 32767
    property alias input: input
    signal accepted

    implicitWidth: Theme.target * 5
    implicitHeight: column.height

    Column {
        id: column

        width: parent.width
        // The ring around the line leaves the words above it free.
        spacing: Math.max(Theme.gapTiny, Theme.focusWidth * 2)

        Label {
            width: parent.width
            visible: field.label !== ""
            text: field.label
            Accessible.ignored: true
        }

        T.TextField {
            id: input

            width: parent.width
            height: Theme.target
            focus: true
            leftPadding: Theme.gapSmall
            rightPadding: Theme.gapSmall
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.ink
            selectionColor: Theme.accent
            selectedTextColor: Theme.onStrong
            selectByMouse: true
            maximumLength: field.maximumLength
            echoMode: field.secret ? TextInput.Password : TextInput.Normal
            inputMethodHints: field.numeric ? Qt.ImhDigitsOnly : Qt.ImhNone
            font.family: Theme.family
            font.pixelSize: Theme.body
            font.weight: Theme.medium
            font.features: Theme.tabular
            font.letterSpacing: field.secret ? Theme.gapTiny : 0
            Accessible.name: field.label
            // Qt tells no name of what hides a password, so there the label is the description.
            Accessible.description: field.secret ? field.label + ". " + field.problem : field.problem
            Accessible.passwordEdit: field.secret
            onAccepted: field.accepted()

            background: Rectangle {
                radius: Theme.radiusSmall
                color: Theme.card
                border.width: field.problem === "" ? Theme.line : Theme.line * 2
                border.color: field.problem === "" ? Theme.border : Theme.danger

                Body {
                    x: Theme.gapSmall
                    width: parent.width - x * 2
                    anchors.verticalCenter: parent.verticalCenter
                    visible: input.text === "" && input.preeditText === ""
                    text: field.placeholder
                    color: Theme.muted
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }

            FocusRing {
                corner: Theme.radiusSmall
                shown: input.activeFocus
            }
        }

        Row {
            visible: field.problem !== ""
            spacing: Theme.gapTiny

            Icon {
                name: "alert"
                colour: Theme.danger
                size: Theme.label * 1.2
            }

            Label {
                width: column.width - Theme.label * 1.2 - parent.spacing
                text: field.problem
                color: Theme.danger
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
}
