// How many wait for each agency, and how long someone would wait who takes a ticket now.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property CallBoard board
    readonly property real small: Theme.label * 0.74
    readonly property real waitingWidth: Math.max(small * 4, bodyWidth * 0.14)
    readonly property real rangeWidth: Math.max(small * 7, bodyWidth * 0.25)

    heading: "display.waiting"
    iconName: "users"
    endGap: 0
    trailing: [
        TwoTongues {
            width: panel.waitingWidth
            say: "display.people"
            size: panel.small
            colour: Theme.muted
            weight: Theme.semiBold
            alignment: Text.AlignRight
        },
        TwoTongues {
            width: panel.rangeWidth
            say: "display.minutes"
            size: panel.small
            colour: Theme.muted
            weight: Theme.semiBold
            alignment: Text.AlignRight
        }
    ]

    PagedList {
        id: list

        objectName: "waits_list"
        width: parent.width
        height: parent.height - footnote.height - Theme.gapTiny
        turn: panel.board.turn
        least: panel.small * 3.7
        fewest: 4
        model: panel.board.waits
        delegate: WaitLine {
            width: list.width
            height: list.rowHeight
            waitingWidth: panel.waitingWidth
            rangeWidth: panel.rangeWidth
            size: Math.min(panel.small * 1.12, list.rowHeight * 0.25)
        }
    }

    TwoTongues {
        anchors.centerIn: list
        width: parent.width * 0.8
        visible: list.count === 0 && panel.board.ready
        say: "display.nobody_waits"
        colour: Theme.muted
        weight: Theme.medium
        alignment: Text.AlignHCenter
    }

    TwoTongues {
        id: footnote

        y: parent.height - height
        width: parent.width - panel.small * 3.2
        visible: list.count > 0
        say: "display.told_now"
        size: panel.small * 0.86
        colour: Theme.muted
        weight: Theme.medium
    }

    PageDots {
        id: dots

        x: parent.width - width
        y: parent.height - height
        pages: list.pages
        page: list.page
    }
}
