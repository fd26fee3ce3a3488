// The agencies, those that need attention first.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property ManagersWall wall
    readonly property real small: Theme.label * 0.62
    readonly property real column: bodyWidth * 0.155

    heading: "wall.agencies"
    iconName: "chart"
    headingSize: Theme.heading * 0.62
    oneTongue: true
    endGap: 0
    trailing: [
        Caption {
            say: "wall.people"
        },
        Caption {
            say: "wall.longest_short"
        },
        Caption {
            say: "wall.new_wait"
        },
        Item {
            width: Theme.gapSmall
            height: Theme.line
        }
    ]

    component Caption: TypeText {
        required property string say

        width: panel.column
        text: Words.say(say, {})
        size: panel.small
        color: Theme.muted
        weight: Theme.medium
        lineHeight: 1
        leftPadding: Theme.gapSmall
        horizontalAlignment: Text.AlignRight
    }

    PagedList {
        id: list

        objectName: "agencies_list"
        width: parent.width
        height: parent.height - panel.small * 1.3
        turn: panel.wall.turn
        least: panel.small * 3.3
        fewest: 4
        model: panel.wall.agencies
        delegate: AgencyLine {
            width: list.width
            height: list.rowHeight
            column: panel.column
            size: Math.min(Theme.label, list.rowHeight * 0.3)
        }
    }

    PageDots {
        id: dots

        x: parent.width - width
        y: parent.height - height
        pages: list.pages
        page: list.page
        size: panel.small
    }

    TypeText {
        anchors.centerIn: list
        visible: list.count === 0 && panel.wall.ready
        text: Words.say("wall.all_calm", {})
        color: Theme.muted
    }
}
