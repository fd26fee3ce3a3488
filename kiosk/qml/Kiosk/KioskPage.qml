// What every screen of the kiosk has: header, content, and the ways out and comforts, at the bottom or, on a wide screen, at the side.
import QtQuick
import Foleni
import Kiosk.Screens

Page {
    id: screen

    required property Screens kiosk
    default property alias inside: content.data
    // What the screen is about.
    property string subject: ""
    readonly property bool wide: width > height
    // Wide, with little height: only what matters most, in the least room.
    readonly property bool short: wide && height < Theme.target * 13
    // Whether one may go back or start again from here.
    property bool leavable: true
    readonly property real beside: wide ? rail.width + Theme.gap : 0
    readonly property real roomWidth: width - margin * 2 - beside

    margin: Math.min(Theme.margin, Math.round(Math.min(width, height) * 0.045))
    title: wide ? "" : subject
    Accessible.name: subject
    header: Header {
        width: screen.roomWidth
        kiosk: screen.kiosk
        subject: screen.wide ? screen.subject : ""
        timed: !screen.wide
    }
    footer: Dock {
        visible: !screen.wide
        width: screen.roomWidth
        height: visible ? implicitHeight : 0
        kiosk: screen.kiosk
        leavable: screen.leavable
    }

    Item {
        id: content

        width: screen.roomWidth
        height: parent.height
    }

    Rail {
        id: rail

        parent: screen
        visible: screen.wide
        x: screen.width - screen.margin - width
        y: screen.margin
        height: screen.height - screen.margin * 2
        kiosk: screen.kiosk
        leavable: screen.leavable
    }
}
