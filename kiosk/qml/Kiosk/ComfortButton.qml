// Larger type, more contrast, or controls lower down: on or off.
import Foleni
import Kiosk.Screens

DockButton {
    required property Screens kiosk
    // "large", "contrast" or "low".
    required property string comfort
    readonly property var icons: ({
            "large": "text-size",
            "contrast": "contrast",
            "low": "reach"
        })

    objectName: comfort
    iconName: icons[comfort]
    text: Words.say("kiosk.tool." + comfort)
    chosen: comfort === "large" ? kiosk.large : comfort === "contrast" ? kiosk.contrast : kiosk.low
    onClicked: kiosk.toggle(comfort)
}
