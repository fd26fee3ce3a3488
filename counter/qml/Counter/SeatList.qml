// The counters: who sits there, in what state, with whom, for how long.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: seats

    required property Hall hall

    implicitWidth: Theme.target
    implicitHeight: Theme.target * 3
    padding: Theme.gap

    Heading {
        id: caption

        x: Theme.gapSmall
        text: Words.say("supervisor.counters")
    }

    ListView {
        id: list

        objectName: "seat_list"
        y: caption.height + Theme.gapSmall
        width: parent.width
        height: parent.height - y
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: contentHeight > height
        keyNavigationEnabled: false
        model: seats.hall.seats
        Accessible.role: Accessible.List
        Accessible.name: caption.text
        Keys.onUpPressed: contentY = Math.max(0, contentY - Theme.target)
        Keys.onDownPressed: contentY = Math.min(Math.max(0, contentHeight - height), contentY + Theme.target)
        delegate: SeatLine {
            width: list.width
        }
    }

    FocusRing {
        parent: seats
        shown: list.activeFocus
    }

    Label {
        anchors.centerIn: list
        visible: list.count === 0
        text: Words.say("counter.queue_empty")
    }
}
