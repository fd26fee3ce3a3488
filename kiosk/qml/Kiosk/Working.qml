// For the moment in which the floor gives the number.
import QtQuick
import Foleni

KioskPage {
    id: working

    objectName: "screen_working"
    leavable: false

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.gapLarge

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "ticket"
            colour: Theme.accent
            size: Theme.iconHuge * 1.5
        }

        Title {
            width: parent.width
            text: Words.say("kiosk.one_moment")
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
