// Content that may be taller than its place: it then moves by touch, or by two large buttons.
import QtQuick
import Foleni

Item {
    id: scroll

    default property alias content: inner.data
    readonly property real tall: inner.childrenRect.height
    readonly property bool over: tall > height + 1

    Flickable {
        id: view

        width: parent.width
        height: scroll.over ? parent.height - turns.height - Theme.gapTiny : parent.height
        contentHeight: scroll.tall
        clip: scroll.over
        interactive: scroll.over
        boundsBehavior: Flickable.StopAtBounds

        Item {
            id: inner

            width: view.width
            height: scroll.tall
        }
    }

    Row {
        id: turns

        readonly property real most: Math.max(0, view.contentHeight - view.height)

        y: parent.height - height
        width: parent.width
        visible: scroll.over
        spacing: Theme.gapSmall

        TouchButton {
            objectName: "scroll_up"
            width: (parent.width - parent.spacing) / 2
            enabled: view.contentY > 0
            iconName: "chevron-up"
            Accessible.name: Words.say("kiosk.previous")
            onClicked: view.contentY = Math.max(0, view.contentY - view.height * 0.8)
        }

        TouchButton {
            objectName: "scroll_down"
            width: (parent.width - parent.spacing) / 2
            enabled: view.contentY < turns.most - 1
            iconName: "chevron-down"
            Accessible.name: Words.say("kiosk.next_page")
            onClicked: view.contentY = Math.min(turns.most, view.contentY + view.height * 0.8)
        }
    }
}
