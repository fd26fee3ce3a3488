// Every screen of the window, each in its room; one is wanted at a time.
pragma ComponentBehavior: Bound
import QtQuick
import Counter.Floor

Item {
    id: rooms

    required property Desk desk
    required property Form form
    required property Hall hall
    required property bool compact
    // Whether the first frame is painted: what is not wanted yet is made behind it.
    required property bool painted
    // Whether the agent's desk has the window, and nothing lies over it.
    readonly property bool free: work.wanted && (work.item as DeskScreen)?.free === true

    function offer() {
        const shown = [entrance, work, rest, locked, office, door].find(room => room.wanted)
        if (shown)
            shown.offer()
    }

    Room {
        id: entrance

        desk: rooms.desk
        painted: rooms.painted
        anchors.fill: parent
        screen: "sign_in"
        sourceComponent: SignIn {
            desk: rooms.desk
            compact: rooms.compact
        }
    }

    Room {
        id: work

        desk: rooms.desk
        painted: rooms.painted
        anchors.fill: parent
        screen: "desk"
        sourceComponent: DeskScreen {
            desk: rooms.desk
            form: rooms.form
            compact: rooms.compact
        }
    }

    Room {
        id: rest

        desk: rooms.desk
        painted: rooms.painted
        anchors.fill: parent
        screen: "break"
        sourceComponent: BreakScreen {
            desk: rooms.desk
            compact: rooms.compact
        }
    }

    Room {
        id: locked

        desk: rooms.desk
        painted: rooms.painted
        anchors.fill: parent
        screen: "lock"
        sourceComponent: LockScreen {
            desk: rooms.desk
            compact: rooms.compact
        }
    }

    Room {
        id: office

        desk: rooms.desk
        painted: rooms.painted
        anchors.fill: parent
        ahead: false
        screen: "office"
        sourceComponent: OfficeScreen {
            desk: rooms.desk
            form: rooms.form
            hall: rooms.hall
            compact: rooms.compact
        }
    }

    Room {
        id: door

        desk: rooms.desk
        painted: rooms.painted
        anchors.fill: parent
        ahead: false
        screen: "door"
        sourceComponent: DoorScreen {
            desk: rooms.desk
            form: rooms.form
            hall: rooms.hall
            compact: rooms.compact
        }
    }
}
