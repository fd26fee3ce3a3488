// What an errand is about; where it fills the window also what the agent must know meanwhile.
import QtQuick
import Foleni
import Counter.Floor

Column {
    id: head

    required property Desk desk
    required property Form form
    property bool compact: false

    spacing: Theme.gapTiny

    Notice {
        width: parent.width
        desk: head.desk
        visible: any && (head.compact || head.desk.told !== "")
    }

    Heading {
        objectName: "sheet_title"
        width: parent.width
        text: head.form.title
    }

    Label {
        width: parent.width
        visible: text !== ""
        text: head.form.advice
    }
}
