// The ring around whatever has the keys; put it in the control and say when it shows.
import QtQuick

Rectangle {
    id: ring

    property bool shown: false
    property real corner: Theme.radius

    anchors.fill: parent
    anchors.margins: -Theme.focusWidth * 2
    radius: corner + Theme.focusWidth * 2
    color: Theme.clear
    border.width: Theme.focusWidth
    border.color: Theme.focus
    visible: shown
}
