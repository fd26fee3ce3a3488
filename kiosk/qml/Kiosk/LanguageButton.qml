// The other language, in its own name.
import Foleni
import Kiosk.Screens

DockButton {
    required property Screens kiosk

    objectName: "language"
    iconName: "language"
    text: Words.sayIn(Words.other, "common.language_" + Words.other)
    onClicked: kiosk.switch_language()
}
