// For a moment after an end: take it back; the seconds that are left count down.
import QtQuick
import Foleni

ActionButton {
    deed: "undo"
    visible: enabled
    iconName: "undo"
    text: Words.say("counter.undo_n", {
        "n": desk.undo
    })
}
