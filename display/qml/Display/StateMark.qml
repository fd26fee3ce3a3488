// How a counter stands, by sign and word.
import QtQuick
import Foleni

Row {
    id: mark

    required property string counterState
    property string text: ""
    property real size: Theme.label
    readonly property var signs: ({
            "busy": "user",
            "idle": "check-circle",
            "paused": "coffee",
            "closed": "minus"
        })
    readonly property var tones: ({
            "busy": Theme.accent,
            "idle": Theme.ink,
            "paused": Theme.warning,
            "closed": Theme.muted
        })

    spacing: size * 0.3

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: mark.signs[mark.counterState]
        colour: mark.tones[mark.counterState]
        size: mark.size * 1.15
    }

    TypeText {
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== ""
        text: mark.text
        color: mark.tones[mark.counterState]
        size: mark.size
        weight: Theme.semiBold
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
}
