// Who waits for this counter, first to be called first; scrolled by keys as well.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: queue

    required property Desk desk
    property bool compact: false

    // What lies in a layout takes what it is given; a list has no size of its own.
    implicitWidth: Theme.target
    implicitHeight: Theme.target * 2
    padding: compact ? Theme.gapSmall : Theme.gap

    Heading {
        id: caption

        x: Theme.gapSmall
        text: Words.say("counter.queue")
    }

    Label {
        visible: queue.compact
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        anchors.baseline: caption.baseline
        text: Words.say("counter.waiting") + ": " + queue.desk.waiting
    }

    ListView {
        id: list

        objectName: "queue_list"
        y: caption.height + Theme.gapSmall
        width: parent.width
        height: parent.height - y
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: contentHeight > height
        keyNavigationEnabled: false
        model: queue.desk.queue
        Accessible.role: Accessible.List
        Accessible.name: caption.text
        Keys.onUpPressed: contentY = Math.max(0, contentY - Theme.target)
        Keys.onDownPressed: contentY = Math.min(Math.max(0, contentHeight - height), contentY + Theme.target)
        delegate: QueueLine {
            width: list.width
        }
    }

    FocusRing {
        parent: queue
        shown: list.activeFocus
    }

    Label {
        anchors.centerIn: list
        visible: list.count === 0
        text: Words.say("counter.queue_empty")
    }
}
