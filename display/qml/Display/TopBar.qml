// The top of a wall: the centre, the counters it is about if not all, and its time.
import QtQuick
import Foleni

Item {
    id: bar

    required property string name
    required property string time
    property string zone: ""

    implicitHeight: Math.ceil(Theme.title * 1.15)

    TypeText {
        id: place

        width: Math.min(implicitWidth, parent.width - clock.width - Theme.gapLarge - (counters.visible ? counters.width + Theme.gapLarge : 0))
        anchors.verticalCenter: parent.verticalCenter
        text: bar.name
        size: Theme.heading
        weight: Theme.semiBold
        lineHeight: 1
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.label * 0.6)
        wrapMode: Text.NoWrap
    }

    TypeText {
        id: counters

        objectName: "zone"
        x: place.x + place.width + Theme.gapLarge
        width: Math.min(implicitWidth, bar.width * 0.36)
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.zone !== ""
        text: visible ? Words.say("display.zone", {
            "zone": bar.zone
        }) : ""
        size: Theme.body
        color: Theme.accent
        weight: Theme.semiBold
        lineHeight: 1
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.label * 0.5)
        wrapMode: Text.NoWrap
    }

    TypeText {
        id: clock

        objectName: "time"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: bar.time
        size: Theme.title
        weight: Theme.bold
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
}
