// What the first-run screen asks for: the host, its code, and what came of it.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni.Entry

Column {
    id: fields

    required property Entry entry
    required property bool keys
    required property bool how
    required property bool narrow
    // With little height the buttons are wide enough for one line.
    readonly property real aside: narrow ? width : Math.round(width * (how ? 0.36 : 0.43))

    spacing: keys ? Theme.gapSmall : Theme.gap

    function offer() {
        (entry.host === "" ? host : code).offer()
    }

    Body {
        width: parent.width
        visible: fields.how
        text: Words.say("entry.how")
        color: Theme.muted
    }

    EntryLine {
        id: host

        // With little height either the hosts are chosen from, or one is written.
        visible: fields.how || fields.entry.hosts.length === 0 || fields.entry.host !== ""
        name: "host"
        asked: Words.say("entry.host")
        iconName: "agency"
        entry: fields.entry
        keys: fields.keys
        aside: fields.aside
        narrow: fields.narrow
        width: parent.width
        onAccepted: code.offer()

        TouchButton {
            objectName: "entry_look"
            width: fields.aside
            enabled: !fields.entry.busy && !fields.entry.looking && !fields.entry.entered
            iconName: "search"
            text: Words.say("entry.look")
            onClicked: fields.entry.look()
        }
    }

    // Several hosts answer in the room.
    Flow {
        width: parent.width
        spacing: Theme.gapSmall
        visible: fields.entry.hosts.length > 0 && (fields.how || fields.entry.host === "")

        Repeater {
            model: fields.entry.hosts

            delegate: TouchButton {
                required property var modelData
                required property int index

                objectName: "entry_found_" + index
                kind: fields.entry.host === modelData.address ? "primary" : "secondary"
                text: modelData.centre
                note: modelData.address.replace("https://", "")
                onClicked: fields.entry.take(modelData.address)
            }
        }
    }

    EntryLine {
        id: code

        name: "code"
        asked: Words.say("entry.code")
        iconName: "edit"
        entry: fields.entry
        keys: fields.keys
        aside: fields.aside
        narrow: fields.narrow
        width: parent.width
        onAccepted: fields.entry.enter()

        TouchButton {
            objectName: "entry_enter"
            width: fields.aside
            kind: "primary"
            enabled: fields.entry.entered || !fields.entry.busy && fields.entry.host !== "" && fields.entry.code !== ""
            iconName: fields.entry.entered ? "forward" : "check"
            text: fields.entry.entered ? Words.say("entry.go_on") : Words.say("entry.enter")
            onClicked: fields.entry.enter()
        }
    }

    Body {
        readonly property string told: Words.language === "sw" ? fields.entry.said_sw : fields.entry.said_en
        readonly property bool waiting: fields.entry.busy || told === "" && fields.entry.looking

        objectName: "entry_said"
        width: parent.width
        text: told === "" && waiting ? Words.say("entry.looking") : told
        color: waiting ? Theme.muted : Theme.warning
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
