// In the small window: every action that has no room beside the citizen, with its key.
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: more

    required property Desk desk
    signal over

    objectName: "more_actions"
    implicitWidth: Theme.target
    implicitHeight: Theme.target * 3
    padding: Theme.gapSmall

    function offer() {
        back.forceActiveFocus()
    }

    Scroll {
        width: parent.width
        height: back.y - Theme.gapTiny
        contentHeight: grid.height + Theme.gapSmall

        ActionGrid {
            id: grid

            x: Theme.gapTiny
            y: Theme.gapTiny
            width: parent.width - x * 2
            desk: more.desk
            columns: 1
            leading: true
            deeds: more.desk.further
        }
    }

    TouchButton {
        id: back

        objectName: "less"
        y: parent.height - height
        width: parent.width
        kind: "quiet"
        text: Words.say("common.back")
        shortcut: "Esc"
        onClicked: more.over()
    }
}
