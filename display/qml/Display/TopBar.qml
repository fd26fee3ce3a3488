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

        width: parent.width - clock.width - Theme.gapLarge - (counters.visible ? counters.width + Theme.gapLarge : 0)
        anchors.verticalCenter: parent.verticalCenter
        text: bar.name
        size: Theme.heading
        weight: Theme.semiBold
        lineHeight: 1
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.label * 0.6)
        wrapMode: Text.NoWrap
    }

    TextMetrics {
        id: measured

        font: counters.font
        text: counters.text
    }

    TypeText {
        id: counters

        objectName: "zone"
        anchors.right: clock.left
        anchors.rightMargin: Theme.gapLarge
        width: Math.min(measured.advanceWidth + 2, bar.width * 0.26)
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
