// A line of an errand to write in; Enter goes on, and the arrows choose in the rows below it.
import QtQuick
import Foleni
import Counter.Floor

Field {
    id: blank

    required property Form form
    required property FormPart part
    signal step(int by)

    objectName: "part_" + part.name
    label: part.label
    problem: part.problem
    numeric: part.numeric
    secret: part.secret
    maximumLength: part.longest
    // Not bound: what is typed never waits for what is shown.
    Component.onCompleted: text = part.text
    onTextChanged: form.write(part.name, text)
    onAccepted: form.submit()
    Keys.onUpPressed: step(-1)
    Keys.onDownPressed: step(1)

    Connections {
        target: blank.part

        function onChanged() {
            if (!blank.input.activeFocus && blank.text !== blank.part.text)
                blank.text = blank.part.text
        }
    }
}
