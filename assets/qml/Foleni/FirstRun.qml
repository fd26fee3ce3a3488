// A computer that no host knows yet: the host's address, found or written, and a code it made.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni.Entry

Rectangle {
    id: screen

    required property Entry entry
    // Whether there is no keyboard: letters stand on the screen.
    property bool keys: false
    readonly property real edge: Math.min(Theme.margin, Math.round(Math.min(width, height) * 0.045))
    readonly property real room: keys ? width - edge * 2 : Math.min(width - edge * 2, Theme.body * 34)
    // Wide, with little height: the way is not told.
    readonly property bool short: keys && height < Theme.target * 13
    // A small window: what is to be pressed stands below what is written.
    readonly property bool narrow: !keys && width < Theme.body * 34
    property string languageKey: ""
    signal languageWished

    objectName: "entry"
    color: Theme.ground

    // By the key that leads back.
    function leave() {
        entry.leave()
    }

    function offer() {
        if (!keys)
            fields.offer()
    }

    // Nothing below is touched through it.
    MouseArea {
        anchors.fill: parent
    }

    Title {
        id: title

        x: (screen.width - screen.room) / 2
        y: screen.edge
        width: screen.room - language.width - Theme.gap
        text: Words.say("entry.title")
    }

    TouchButton {
        id: language

        objectName: "language"
        x: title.x + screen.room - width
        y: screen.edge
        kind: "quiet"
        shortcut: screen.languageKey
        iconName: screen.narrow ? "" : "language"
        text: Words.sayIn(Words.other, "common.language_" + Words.other)
        onClicked: screen.languageWished()
    }

    FirstRunFields {
        id: fields

        readonly property real least: screen.edge + Math.max(title.height, language.height) + Theme.gap

        x: title.x
        // Near the keys, where hands are; without them, in the middle.
        y: screen.short ? least : Math.max(least, screen.keys ? letters.y - height - Theme.gapLarge : (screen.height - height) / 2.4)
        width: screen.room
        entry: screen.entry
        keys: screen.keys
        how: !screen.short
        narrow: screen.narrow
    }

    Keyboard {
        id: letters

        visible: screen.keys
        x: screen.edge
        y: screen.height - screen.edge - height
        width: screen.width - screen.edge * 2
        most: Math.min(screen.height * 0.46, Theme.target * 6, screen.short ? screen.height - screen.edge - fields.y - fields.height - Theme.gapSmall : Infinity)
        digits: true
        dense: screen.short
        marks: "-.:/"
        onTyped: letter => screen.entry.type(letter)
        onErased: screen.entry.erase()
    }
}
