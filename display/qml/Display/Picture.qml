// A picture or a silent film in place of the waits, whole and never cut.
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
        visible: !frame.board.moving
        source: visible ? frame.board.picture : ""
        sourceSize: Qt.size(width, height)
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        smooth: true
        onStatusChanged: {
            if (status === Image.Error)
                frame.board.picture_failed()
        }
    }

    AnimatedImage {
        objectName: "film"
        anchors.fill: parent
        visible: frame.board.moving
        source: visible ? frame.board.picture : ""
        paused: frame.board.calling
        fillMode: Image.PreserveAspectFit
        cache: false
        smooth: true
        onCurrentFrameChanged: {
            if (frameCount > 0 && currentFrame === frameCount - 1)
                frame.board.film_over()
        }
        onStatusChanged: {
            if (status === AnimatedImage.Error)
                frame.board.picture_failed()
        }
    }
}
