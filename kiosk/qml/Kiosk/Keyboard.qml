// Letters and digits to write with; Qt's own keyboard is not part of what Foleni ships.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Column {
    id: keys

    required property Screens kiosk
    // Height it may take.
    required property real most
    required property bool digits
    // A code has a dash where words have spaces.
    property bool codes: false
    readonly property var letters: ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]
    readonly property var lines: digits ? ["1234567890"].concat(letters) : letters
    readonly property real part: (width - spacing * 9) / 10
    readonly property real tall: Math.min(part * 1.15, (most - spacing * lines.length) / (lines.length + 1), Theme.target * 1.25)

    spacing: Theme.gapTiny

    Repeater {
        model: keys.lines

        delegate: Row {
            id: line

            required property string modelData

            anchors.horizontalCenter: keys.horizontalCenter
            spacing: keys.spacing

            Repeater {
                model: line.modelData.split("")

                delegate: LetterKey {
                    required property string modelData

                    objectName: "key_" + modelData.toLowerCase()
                    width: keys.part
                    height: keys.tall
                    text: modelData
                    onClicked: keys.kiosk.type(modelData)
                }
            }
        }
    }

    Row {
        anchors.horizontalCenter: keys.horizontalCenter
        spacing: keys.spacing

        LetterKey {
            objectName: keys.codes ? "key_dash" : "key_space"
            width: keys.part * 6 + keys.spacing * 5
            height: keys.tall
            iconName: keys.codes ? "" : "space"
            text: keys.codes ? "-" : Words.say("kiosk.space")
            onClicked: keys.kiosk.type(keys.codes ? "-" : " ")
        }

        LetterKey {
            objectName: "key_erase"
            width: keys.part * 3 + keys.spacing * 2
            height: keys.tall
            iconName: "backspace"
            text: Words.say("kiosk.erase")
            onClicked: keys.kiosk.erase()
        }
    }
}
