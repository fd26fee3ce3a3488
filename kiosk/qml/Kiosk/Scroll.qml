// Content that may be taller than its place: it then moves by touch, or by two large buttons.
import QtQuick
import Foleni

Item {
    id: scroll

    default property alias content: inner.data
    // The buttons stand beside the content, where there is little height.
    property bool beside: false
    readonly property bool aside: beside && height >= Theme.target * 2 + Theme.gapSmall
    readonly property real tall: inner.childrenRect.height
    readonly property bool over: tall > height + 1
    // Whether the content has made room for buttons beside it; later, as it then grows.
    property bool narrowed: false

    onWidthChanged: narrowed = false
    onHeightChanged: narrowed = false

    Timer {
        interval: 0
        running: scroll.over && scroll.aside && !scroll.narrowed
        onTriggered: scroll.narrowed = true
    }

    Flickable {
        id: view

        width: scroll.narrowed ? parent.width - turns.width - Theme.gapSmall : parent.width
        height: scroll.over && !scroll.aside ? parent.height - turns.height - Theme.gapTiny : parent.height
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

    Grid {
        id: turns

        readonly property real most: Math.max(0, view.contentHeight - view.height)
        readonly property real part: scroll.aside ? Theme.target : (scroll.width - spacing) / 2

        x: scroll.width - width
        y: scroll.aside ? (scroll.height - height) / 2 : scroll.height - height
        columns: scroll.aside ? 1 : 2
        visible: scroll.over
        spacing: Theme.gapSmall

        TouchButton {
            objectName: "scroll_up"
            width: turns.part
            leftPadding: Theme.gapTiny
            rightPadding: Theme.gapTiny
            enabled: view.contentY > 0
            iconName: "chevron-up"
            Accessible.name: Words.say("kiosk.previous")
            onClicked: view.contentY = Math.max(0, view.contentY - view.height * 0.8)
        }

        TouchButton {
            objectName: "scroll_down"
            width: turns.part
            leftPadding: Theme.gapTiny
            rightPadding: Theme.gapTiny
            enabled: view.contentY < turns.most - 1
            iconName: "chevron-down"
            Accessible.name: Words.say("kiosk.next_page")
            onClicked: view.contentY = Math.min(turns.most, view.contentY + view.height * 0.8)
        }
    }
}
