// One step back.
import Foleni
import Kiosk.Screens

DockButton {
    required property Screens kiosk

    objectName: "back"
    iconName: "back"
    text: Words.say("common.back")
    onClicked: kiosk.back()
}
