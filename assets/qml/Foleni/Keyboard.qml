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
    // Little height: digits and four marks too, in four rows of eleven keys instead of five of ten.
    property bool dense: false
    readonly property var letters: ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]
    readonly property var lines: dense ? ["1234567890" + marks[0], letters[0] + marks[1], letters[1] + marks.slice(2)] : digits ? ["1234567890"].concat(letters) : letters
    readonly property string lastLetters: dense ? letters[2] : ""
    readonly property int columns: dense ? 11 : 10
    readonly property real part: (width - spacing * (columns - 1)) / columns
    readonly property real tall: Math.min(part * 1.15, (most - spacing * lines.length) / (lines.length + 1), Theme.target * 1.25)

    signal typed(letter: string)
    signal erased

    function named(letter: string): string {
        return letter === "-" ? "key_dash" : "key_" + letter.toLowerCase()
    }

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

                    objectName: keys.named(modelData)
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
            visible: keys.marks === "" && !keys.dense
            width: keys.part * 6 + keys.spacing * 5
            height: keys.tall
            iconName: "space"
            text: Words.say("kiosk.space")
            onClicked: keys.typed(" ")
        }

        Repeater {
            model: (keys.dense ? keys.lastLetters : keys.marks).split("")

            delegate: LetterKey {
                required property string modelData

                objectName: keys.named(modelData)
                width: keys.dense ? keys.part : (keys.part * 6 + keys.spacing * 5 - keys.spacing * (keys.marks.length - 1)) / keys.marks.length
                height: keys.tall
                text: modelData
                onClicked: keys.typed(modelData)
            }
        }

        LetterKey {
            objectName: "key_erase"
            width: keys.dense ? keys.part * 4 + keys.spacing * 3 : keys.part * 3 + keys.spacing * 2
            height: keys.tall
            iconName: "backspace"
            text: Words.say("kiosk.erase")
            onClicked: keys.erased()
        }
    }
}
