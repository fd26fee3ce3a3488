// The waits by service: who waits, for how long, and how many were called in time.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property ManagersWall wall
    readonly property real small: Theme.label * 0.62
    readonly property real column: bodyWidth * 0.11
    readonly property var heads: ["wall.people", "wall.median", "wall.ninetieth", "wall.longest_short", "wall.share"]

    heading: "wall.services"
    iconName: "chart"
    headingSize: Theme.heading * 0.62
    oneTongue: true

    Row {
        id: captions

        x: parent.width - width
        spacing: 0

        Repeater {
            model: panel.heads

            TypeText {
                required property string modelData

                width: panel.column
                text: Words.say(modelData, {})
                size: panel.small
                color: Theme.muted
                weight: Theme.medium
                lineHeight: 1
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.max(1, Math.round(size * 0.5))
                leftPadding: Theme.gapTiny
                horizontalAlignment: Text.AlignRight
            }
        }
    }

    PagedList {
        id: list

        objectName: "services_list"
        y: captions.height + Theme.gapTiny
        width: parent.width
        height: parent.height - y - panel.small * 1.4
        turn: panel.wall.turn
        least: panel.small * 2.7
        fewest: 4
        model: panel.wall.services
        delegate: ServiceLine {
            width: list.width
            height: list.rowHeight
            column: panel.column
            size: Math.min(Theme.label * 0.84, list.rowHeight * 0.36)
        }
    }

    PageDots {
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
