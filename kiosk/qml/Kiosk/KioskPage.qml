// The base of every screen of the kiosk: its content, where the frame around it leaves room.
import QtQuick
import Foleni
import Kiosk.Screens

FocusScope {
    id: screen

    required property Screens kiosk
    required property KioskFrame frame
    default property alias inside: content.data
    // What the screen is about.
    property string subject: ""
    readonly property bool wide: frame.wide
    readonly property bool short: frame.short
    // Whether one may go back or start again from here.
    property bool leavable: true
    // Whether this screen's content goes down in reach mode; one without controls does not need to.
    property bool reachable: true
    readonly property alias contentHeight: content.height
    readonly property bool low: Theme.reachMode && reachable

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: subject

    Item {
        id: content

        x: screen.frame.margin
        y: screen.low ? Math.max(screen.frame.roomTop, Math.round(screen.height * 0.55)) : screen.frame.roomTop
        width: screen.frame.roomWidth
        height: Math.max(0, screen.frame.roomBottom - y)
    }
}
