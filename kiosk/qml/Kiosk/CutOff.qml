// The floor cannot be reached: where to go meanwhile; it goes on by itself.
import QtQuick
import Foleni

KioskPage {
    id: cut

    objectName: "screen_trouble"

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.gapLarge

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "cut-off"
            colour: Theme.warning
            size: Theme.iconHuge * 1.3
        }

        Title {
            width: parent.width
            text: Words.say("kiosk.cut_off")
            horizontalAlignment: Text.AlignHCenter
        }

        Heading {
            width: parent.width
            text: Words.say("kiosk.cut_off_advice")
            weight: Theme.regular
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
