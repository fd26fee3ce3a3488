// The services as big buttons, most used here today first; one tap chooses.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

GridView {
    id: grid

    required property Desk desk
    required property Hall hall
    property int columns: 2

    objectName: "door_services"
    implicitWidth: Theme.target
    implicitHeight: Theme.target * 3
    clip: true
    cellWidth: Math.floor(width / columns)
    cellHeight: Theme.targetLarge * 1.7
    boundsBehavior: Flickable.StopAtBounds
    model: hall.services
    activeFocusOnTab: count > 0
    Accessible.role: Accessible.List
    Accessible.name: Words.say("reception.most_used")
    Keys.onReturnPressed: takeCurrent()
    Keys.onEnterPressed: takeCurrent()
    Keys.onSpacePressed: takeCurrent()

    function takeCurrent() {
        const tile = currentItem as DoorTile
        if (tile && tile.given)
            desk.give(tile.code)
    }

    function takeFirst() {
        currentIndex = 0
        takeCurrent()
    }

    delegate: DoorTile {
        width: grid.cellWidth
        height: grid.cellHeight
        current: grid.activeFocus && GridView.isCurrentItem
        onTaken: {
            grid.currentIndex = index
            grid.takeCurrent()
        }
    }

    Label {
        anchors.centerIn: parent
        visible: grid.count === 0
        text: Words.say("counter.part.nothing")
    }
}
