// Everything amiss, the gravest first.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property ManagersWall wall

    heading: "wall.care"
    iconName: "alert"
    headingSize: Theme.heading * 0.62
    oneTongue: true

    PagedList {
        id: list

        objectName: "care_list"
        width: parent.width
        height: parent.height - Theme.label
        turn: panel.wall.turn
        least: Theme.label * 2.4
        fewest: 4
        model: panel.wall.care
        delegate: CareLine {
            width: list.width
            height: list.rowHeight
            size: Math.min(Theme.label * 1.1, list.rowHeight * 0.42)
        }
    }

    PageDots {
        x: parent.width - width
        y: parent.height - height
        pages: list.pages
        page: list.page
        size: Theme.label * 0.7
    }
}
