// The numbers called before, newest first.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property CallBoard board
    property int fewest: 4

    heading: "display.recent"
    iconName: "call"
    trailing: TwoTongues {
        width: natural
        say: "display.counter"
        size: Theme.heading * 0.8
        weight: Theme.bold
        stacked: false
    }

    PagedList {
        id: list

        objectName: "recent_list"
        anchors.fill: parent
        // Only the newest are shown: this list turns no page.
        turn: 0
        least: Theme.hero * 1.1
        fewest: panel.fewest
        model: panel.board.recent
        delegate: RecentCall {
            required property int index

            width: list.width
            height: list.rowHeight
            newest: index === 0
            size: Math.min(Theme.hero, list.rowHeight * 0.82)
        }
    }

    TwoTongues {
        anchors.centerIn: parent
        width: parent.width * 0.8
        visible: list.count === 0 && panel.board.ready
        say: panel.board.open ? "display.nobody_called" : "display.closed"
        size: Theme.heading
        colour: Theme.muted
        weight: Theme.medium
        alignment: Text.AlignHCenter
    }
}
