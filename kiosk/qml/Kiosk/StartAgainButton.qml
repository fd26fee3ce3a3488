// For the next person, or to begin anew.
import Foleni
import Kiosk.Screens

DockButton {
    required property Screens kiosk

    objectName: "start_again"
    iconName: "start-again"
    text: Words.say("common.home")
    onClicked: kiosk.start_again()
}
