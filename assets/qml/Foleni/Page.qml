// A whole screen: ground, margins, a header, the content, a footer; reach mode brings the content down.
import QtQuick

FocusScope {
    id: page

    default property alias content: body.data
    property alias header: top.data
    property alias footer: bottom.data
    property string title: ""
    property real margin: Theme.margin
    // Whether this page's content follows reach mode; a page without controls does not need to.
    property bool reachable: true
    readonly property bool low: Theme.reachMode && reachable
    // Where the content lies.
    readonly property alias contentWidth: body.width
    readonly property alias contentHeight: body.height

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Item {
        id: top

        x: page.margin
        y: page.margin
        width: page.width - page.margin * 2
        height: childrenRect.height
    }

    Title {
        id: caption

        x: page.margin
        y: top.y + top.height + (top.height > 0 ? Theme.gap : 0)
        width: page.width - page.margin * 2
        visible: page.title !== ""
        text: page.title
    }

    Item {
        id: body

        readonly property real least: caption.visible ? caption.y + caption.height + Theme.gap : top.y + top.height + (top.height > 0 ? Theme.gap : 0)

        x: page.margin
        y: page.low ? Math.max(least, Math.round(page.height * 0.55)) : least
        width: page.width - page.margin * 2
        height: Math.max(0, bottom.y - y - (bottom.height > 0 ? Theme.gap : 0))
    }

    Item {
        id: bottom

        x: page.margin
        y: page.height - page.margin - height
        width: page.width - page.margin * 2
        height: childrenRect.height
    }
}
