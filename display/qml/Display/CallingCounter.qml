// The counter that the called number goes to, in a frame that breathes.
import QtQuick
import Foleni

Rectangle {
    id: desk

    required property string counter
    property real captionSize: Theme.title

    radius: Theme.radius
    color: Theme.onCall

    Rectangle {
        id: ring

        anchors.fill: parent
        anchors.margins: -Theme.gapSmall
        radius: desk.radius + Theme.gapSmall
        color: Theme.clear
        border.width: Theme.gapTiny
        border.color: Theme.onCall

        SequentialAnimation on opacity {
            running: desk.visible && Theme.slow > 0
            loops: Animation.Infinite

            NumberAnimation {
                from: 1
                to: 0
                duration: Theme.slow * 2
                easing.type: Easing.InOutSine
            }

            NumberAnimation {
                from: 0
                to: 1
                duration: Theme.slow * 2
                easing.type: Easing.InOutSine
            }
        }
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.gap * 2

        TwoTongues {
            id: caption

            width: parent.width
            say: "display.counter"
            size: desk.captionSize
            colour: Theme.call
            otherColour: Theme.call
            weight: Theme.bold
            alignment: Text.AlignHCenter
            stacked: false
        }

        HeroNumber {
            objectName: "calling_counter"
            anchors.horizontalCenter: parent.horizontalCenter
            text: desk.counter
            color: Theme.call
            size: desk.height - caption.height - Theme.gap * 2
            fitWidth: parent.width
        }
    }
}
