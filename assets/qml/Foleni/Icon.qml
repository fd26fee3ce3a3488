// One icon of the family in assets/icons, in a colour; always beside a word, so never read aloud.
import QtQuick
import QtQuick.Window

Image {
    id: icon

    // File name without ending.
    property string name: ""
    property color colour: Theme.ink
    property real size: Theme.icon

    width: size
    height: size
    sourceSize: Qt.size(Math.round(size * Screen.devicePixelRatio), Math.round(size * Screen.devicePixelRatio))
    source: name === "" ? "" : "image://icon/" + name + "/" + String(colour).slice(1)
    fillMode: Image.PreserveAspectFit
    Accessible.ignored: true
}
