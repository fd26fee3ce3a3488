// The agencies, those that need attention first.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property ManagersWall wall
    // Upright, the heading leaves no room for the heads of columns beside it.
    required property bool upright
    readonly property real small: Theme.label * 0.62
    readonly property real column: bodyWidth * 0.094
    readonly property var heads: ["wall.people", "wall.median", "wall.ninetieth", "wall.longest_short", "wall.new_wait"]

    heading: "wall.agencies"
    iconName: "chart"
    headingSize: Theme.heading * 0.62
    oneTongue: true

    Row {
        id: captions

        x: parent.width - width - Theme.gapSmall
        y: panel.upright ? 0 : -height - Theme.gapSmall
        spacing: 0

        Repeater {
            model: panel.heads

            TypeText {
                required property string modelData

                height: panel.small * 1.2
                verticalAlignment: Text.AlignBottom
                width: panel.column * (modelData === "wall.new_wait" ? 2 : 1)
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

        objectName: "agencies_list"
        width: parent.width
        y: panel.upright ? captions.height + Theme.gapTiny : 0
        height: parent.height - y - panel.small * 1.3
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
