// The top of a wall: the centre and its time.
import QtQuick
import Foleni

Item {
    id: bar

    required property string name
    required property string time

    implicitHeight: Math.ceil(Theme.title * 1.15)

    TypeText {
        id: place

        width: parent.width - clock.width - Theme.gapLarge
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
