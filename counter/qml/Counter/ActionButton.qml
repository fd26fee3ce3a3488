// One action of the agent's: its words and key from the table, on when it is possible now.
import QtQuick
import Foleni
import Counter.Floor

TouchButton {
    id: button

    required property Desk desk
    // The action's name in counter/shift.py, and this button's objectName.
    required property string deed
    readonly property bool natural: desk.next_action === deed
    // How it looks when it is not what comes next.
    property string otherwise: "secondary"

    objectName: deed
    kind: enabled && natural ? "primary" : otherwise
    text: Words.say(desk.words_of(deed))
    shortcut: desk.key_of(deed)
    // Black on black tells nothing apart: there what cannot be pressed fades.
    opacity: enabled || !Theme.highContrast ? 1 : 0.45
    enabled: desk.possible.includes(deed)
    leftPadding: Theme.gapSmall
    rightPadding: Theme.gapSmall
    onClicked: desk.press(deed)
}
