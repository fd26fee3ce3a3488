// The one soft shadow, under a card.
import QtQuick

BorderImage {
    id: shadow

    property real corner: Theme.radius
    readonly property int spread: Theme.shadow
    readonly property int edge: spread + corner + 1

    // Its middle parts are one colour along their length: stretching them smoothly shows the same for
    // half of what painting a screen in software takes.
    smooth: false
    anchors.fill: parent
    anchors.margins: -spread
    anchors.topMargin: -spread * 0.75
    anchors.bottomMargin: -spread * 1.25
    visible: !Theme.highContrast
    source: "image://shadow/" + Math.round(corner) + "/" + spread + "/" + String(Theme.shade).slice(1)
    border {
        left: shadow.edge
        right: shadow.edge
        top: shadow.edge
        bottom: shadow.edge
    }
    Accessible.ignored: true
}
