// A picture in place of the waits, whole and never cut.
import QtQuick
import Foleni
import Display.Skins

Card {
    id: frame

    required property CallBoard board

    objectName: "picture"
    visible: board.side === "picture"
    padding: Theme.gapSmall

    Image {
        anchors.fill: parent
        source: frame.board.picture
        sourceSize: Qt.size(width, height)
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        smooth: true
        onStatusChanged: {
            if (status === Image.Error)
                frame.board.picture_failed()
        }
    }
}
