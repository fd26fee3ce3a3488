// Letters and digits to write with; Qt's own keyboard is not part of what Foleni ships.
pragma ComponentBehavior: Bound
import QtQuick

Column {
    id: keys

    // Height it may take.
    required property real most
    required property bool digits
    // What a code or an address has where words have spaces.
    property string marks: ""
    readonly property var letters: ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]
    readonly property var lines: digits ? ["1234567890"].concat(letters) : letters
    readonly property real part: (width - spacing * 9) / 10
    readonly property real tall: Math.min(part * 1.15, (most - spacing * lines.length) / (lines.length + 1), Theme.target * 1.25)

    signal typed(letter: string)
    signal erased

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
                    onClicked: keys.typed(modelData)
                }
            }
        }
    }

    Row {
        anchors.horizontalCenter: keys.horizontalCenter
        spacing: keys.spacing

        LetterKey {
            objectName: "key_space"
            visible: keys.marks === ""
            width: keys.part * 6 + keys.spacing * 5
            height: keys.tall
            iconName: "space"
            text: Words.say("kiosk.space")
            onClicked: keys.typed(" ")
        }

        Repeater {
            model: keys.marks.split("")

            delegate: LetterKey {
                required property string modelData

                objectName: modelData === "-" ? "key_dash" : "key_" + modelData
                width: (keys.part * 6 + keys.spacing * 5 - keys.spacing * (keys.marks.length - 1)) / keys.marks.length
                height: keys.tall
                text: modelData
                onClicked: keys.typed(modelData)
            }
        }

        LetterKey {
            objectName: "key_erase"
            width: keys.part * 3 + keys.spacing * 2
            height: keys.tall
            iconName: "backspace"
            text: Words.say("kiosk.erase")
            onClicked: keys.erased()
        }
    }
}
