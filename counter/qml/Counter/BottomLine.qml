// What belongs to the counter and the agent rather than to a citizen: break, close, language, sign out.
import QtQuick
import Foleni
import Counter.Floor

Flow {
    id: line

    required property Desk desk
    property bool compact: false
    // "break" and "close_counter", where they are of use.
    property bool stand: true
    readonly property real pad: compact ? Theme.gapTiny : Theme.gapSmall

    spacing: compact ? 0 : Theme.gapTiny

    ActionButton {
        desk: line.desk
        deed: "break"
        otherwise: "quiet"
        iconName: line.compact ? "" : "coffee"
        visible: line.stand && !line.compact
    }

    ActionButton {
        desk: line.desk
        deed: "close_counter"
        otherwise: "quiet"
        iconName: line.compact ? "" : "door"
        visible: line.desk.agent !== "" && line.desk.stage !== "office"
        leftPadding: line.pad
        rightPadding: line.pad
    }

    ActionButton {
        desk: line.desk
        deed: "figures"
        otherwise: "quiet"
        visible: line.stand && !line.compact
    }

    ActionButton {
        desk: line.desk
        deed: "lock"
        otherwise: "quiet"
        visible: line.desk.agent !== "" && !line.compact
    }

    ActionButton {
        desk: line.desk
        deed: "office"
        otherwise: "quiet"
        visible: line.desk.supervises && enabled && !line.compact
    }

    ActionButton {
        desk: line.desk
        deed: "sign_out"
        otherwise: "quiet"
        iconName: line.compact ? "" : "sign-out"
        visible: line.desk.agent !== ""
        leftPadding: line.pad
        rightPadding: line.pad
    }

    TouchButton {
        objectName: "language"
        kind: "quiet"
        iconName: line.compact ? "" : "language"
        leftPadding: line.pad
        rightPadding: line.pad
        text: Words.sayIn(Words.other, "common.language_" + Words.other)
        Accessible.name: Words.say("common.language") + ": " + text
        shortcut: line.desk.key_of("language")
        onClicked: line.desk.change_language()
    }

    TouchButton {
        objectName: "contrast"
        kind: "quiet"
        visible: !line.compact
        leftPadding: line.pad
        rightPadding: line.pad
        text: Words.say(line.desk.words_of("contrast"))
        shortcut: line.desk.key_of("contrast")
        onClicked: line.desk.change_contrast()
    }
}
