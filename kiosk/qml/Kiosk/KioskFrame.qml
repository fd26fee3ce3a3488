// What stays while the screens change: ground, header, and the ways out and comforts, at the bottom or, on a wide screen, at the side.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: frame

    required property Screens kiosk
    // What the screen is about, and whether one may go back or start again from it.
    required property string subject
    required property bool leavable
    readonly property bool wide: width > height
    // Wide, with little height: only what matters most, in the least room.
    readonly property bool short: wide && height < Theme.target * 13
    readonly property real margin: Math.min(Theme.margin, Math.round(Math.min(width, height) * 0.045))
    readonly property real beside: wide ? rail.width + Theme.gap : 0
    // Where the screen's own content lies.
    readonly property real roomWidth: width - margin * 2 - beside
    readonly property real roomTop: (caption.visible ? caption.y + caption.height : header.y + header.height) + Theme.gap
    readonly property real roomBottom: height - margin - (wide ? 0 : dock.height + Theme.gap)

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Header {
        id: header

        x: frame.margin
        y: frame.margin
        width: frame.roomWidth
        kiosk: frame.kiosk
        subject: frame.wide ? frame.subject : ""
        timed: !frame.wide
    }

    Title {
        id: caption

        x: frame.margin
        y: header.y + header.height + Theme.gap
        width: frame.roomWidth
        visible: !frame.wide && frame.subject !== ""
        text: frame.subject
    }

    Loader {
        id: dock

        x: frame.margin
        y: frame.height - frame.margin - height
        width: frame.roomWidth
        active: !frame.wide
        sourceComponent: Dock {
            kiosk: frame.kiosk
            leavable: frame.leavable
        }
    }

    Loader {
        id: rail

        x: frame.width - frame.margin - width
        y: frame.margin
        height: frame.height - frame.margin * 2
        active: frame.wide
        sourceComponent: Rail {
            kiosk: frame.kiosk
            leavable: frame.leavable
        }
    }
}
