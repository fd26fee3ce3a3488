// A kiosk that no host knows yet.
import Foleni
import Kiosk.Screens

FirstRun {
    required property Screens kiosk

    keys: true
    onLanguageWished: kiosk.switch_language()
}
