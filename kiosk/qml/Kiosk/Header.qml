// The strip at the top: where one is, signs for staff, and the time.
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: header

    required property Screens kiosk
    // What the screen is about, on a wide screen; else the centre is told.
    required property string subject
    // Whether the time is shown here.
    required property bool timed

    implicitHeight: Math.max(subject.visible ? subject.height : centre.height, clock.visible ? clock.height : 0)

    Title {
        id: subject

        width: signs.x - (signs.width > 0 ? Theme.gap : 0)
        visible: header.subject !== ""
        text: header.subject
        size: Math.min(Theme.title, Theme.target * 0.72)
    }

    Label {
        id: centre

        objectName: "centre"
        anchors.verticalCenter: parent.verticalCenter
        width: signs.x - Theme.gap
        visible: header.subject === ""
        text: header.kiosk.centre
        weight: Theme.semiBold
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(size * 0.6)
    }

    Signs {
        id: signs

        x: header.width - width - (header.timed ? clock.implicitWidth + Theme.gap : 0)
        anchors.verticalCenter: parent.verticalCenter
        kiosk: header.kiosk
        worded: !subject.visible
    }

    Label {
        id: clock

        objectName: "clock"
        x: parent.width - implicitWidth
        anchors.verticalCenter: parent.verticalCenter
        visible: header.timed
        text: header.kiosk.time
        weight: Theme.semiBold
        color: Theme.ink
        wrapMode: Text.NoWrap
    }
}
