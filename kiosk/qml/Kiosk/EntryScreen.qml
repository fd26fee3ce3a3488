// A kiosk that no host knows yet: the host's address, found or written, and the code it shows.
import QtQuick
import Foleni
import Kiosk.Screens
import Kiosk.Entry

Rectangle {
    id: screen

    required property Screens kiosk
    required property Entry entry
    readonly property real edge: Math.min(Theme.margin, Math.round(Math.min(width, height) * 0.045))
    readonly property real room: width - edge * 2
    // Wide, with little height: the way is not told.
    readonly property bool short: height < Theme.target * 13

    objectName: "entry"
    color: Theme.ground

    // By the key that leads back.
    function leave() {
        entry.leave()
    }

    // Nothing below is touched through it.
    MouseArea {
        anchors.fill: parent
    }

    Title {
        id: title

        x: screen.edge
        y: screen.edge
        width: screen.room - language.width - Theme.gap
        text: Words.say("entry.title")
    }

    LanguageButton {
        id: language

        x: screen.width - screen.edge - width
        y: screen.edge
        width: Theme.target * 1.6
        height: Theme.target
        most: height
        kiosk: screen.kiosk
    }

    Column {
        id: fields

        readonly property real least: screen.edge + Math.max(title.height, language.height) + Theme.gap

        x: screen.edge
        // Near the keys, where hands are.
        y: screen.short ? least : Math.max(least, keys.y - height - Theme.gapLarge)
        width: screen.room
        spacing: Theme.gapSmall

        Body {
            width: parent.width
            visible: !screen.short
            text: Words.say("entry.how")
            color: Theme.muted
        }

        Row {
            width: parent.width
            spacing: Theme.gapSmall

            FieldChoice {
                objectName: "entry_host"
                width: parent.width - look.width - parent.spacing
                iconName: "agency"
                height: look.height
                written: screen.entry.host
                asked: Words.say("entry.host")
                chosen: screen.entry.field === "host"
                onClicked: screen.entry.choose("host")
            }

            TouchButton {
                id: look

                objectName: "entry_look"
                width: Math.round(screen.room * 0.36)
                enabled: !screen.entry.busy
                iconName: "search"
                text: Words.say("entry.look")
                onClicked: screen.entry.look()
            }
        }

        Row {
            width: parent.width
            spacing: Theme.gapSmall

            FieldChoice {
                objectName: "entry_code"
                width: parent.width - look.width - parent.spacing
                iconName: "edit"
                written: screen.entry.code
                asked: Words.say("entry.code")
                chosen: screen.entry.field === "code"
                onClicked: screen.entry.choose("code")
            }

            TouchButton {
                objectName: "entry_enter"
                width: look.width
                kind: "primary"
                enabled: !screen.entry.busy && screen.entry.host !== "" && screen.entry.code !== ""
                iconName: "check"
                text: Words.say("entry.enter")
                onClicked: screen.entry.enter()
            }
        }

        Body {
            objectName: "entry_said"
            width: parent.width
            text: screen.entry.said
            color: Theme.warning
        }
    }

    Keyboard {
        id: keys

        x: screen.edge
        y: screen.height - screen.edge - height
        width: screen.room
        most: Math.min(screen.height * 0.46, Theme.target * 6)
        digits: true
        marks: "-.:/"
        onTyped: letter => screen.entry.type(letter)
        onErased: screen.entry.erase()
    }
}
