// A screen that is made when it is wanted, or behind the first frame, and stays from then on.
import QtQuick
import Counter.Floor

Loader {
    id: room

    required property Desk desk
    required property string screen
    required property bool painted
    // Whether it is made before it is wanted.
    property bool ahead: true
    property bool kept: false
    readonly property bool wanted: desk.screen === screen

    readonly property var screenItem: item

    // Give the keys to the screen's natural next part.
    function offer() {
        if (screenItem)
            screenItem.offer()
    }

    active: wanted || kept || ahead && painted
    asynchronous: !wanted
    visible: wanted
    enabled: wanted
    onLoaded: kept = true
}
