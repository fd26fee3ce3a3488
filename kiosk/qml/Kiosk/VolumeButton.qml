// How loud the screen is read: one step louder at each touch, then from the softest again.
import Foleni
import Kiosk.Screens

DockButton {
    required property Screens kiosk

    objectName: "volume"
    iconName: "volume"
    text: kiosk.volume_said
    onClicked: kiosk.next_volume()
}
