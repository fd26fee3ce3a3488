// The keys of what has no button in the small window.
pragma ComponentBehavior: Bound
import QtQuick
import Counter.Floor

Item {
    id: unseen

    required property Desk desk
    property bool compact: false
    // Whether the desk itself has the window.
    property bool free: false

    Instantiator {
        model: unseen.desk.further

        Shortcut {
            required property string modelData

            sequence: unseen.desk.key_of(modelData)
            enabled: unseen.compact && unseen.free
            onActivated: unseen.desk.press(modelData)
        }
    }

    Shortcut {
        sequence: unseen.desk.key_of("contrast")
        enabled: unseen.compact
        onActivated: unseen.desk.change_contrast()
    }
}
