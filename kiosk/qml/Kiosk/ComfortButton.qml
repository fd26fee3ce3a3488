// Larger type, more contrast, controls lower down, or the screen read aloud: on or off.
import Foleni
import Kiosk.Screens

DockButton {
    required property Screens kiosk
    // "large", "contrast", "low" or "speech".
    required property string comfort
    readonly property var icons: ({
            "large": "text-size",
            "contrast": "contrast",
            "low": "reach",
            "speech": "speech"
        })

    objectName: comfort
    iconName: icons[comfort]
    text: Words.say("kiosk.tool." + comfort)
    chosen: comfort === "large" ? kiosk.large : comfort === "contrast" ? kiosk.contrast : comfort === "speech" ? kiosk.speech : kiosk.low
    onClicked: kiosk.toggle(comfort)
}
