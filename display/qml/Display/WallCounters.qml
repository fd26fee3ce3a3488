// Every counter, and how many stand how.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property ManagersWall wall
    readonly property int count: tiles.count
    readonly property real gap: Theme.gapTiny
    // The fewest columns with which all tiles fit at a readable shape.
    readonly property int columns: {
        const shape = 1.35
        let wanted = Math.max(1, Math.ceil(Math.sqrt(Math.max(1, count) * grid.height / Math.max(1, grid.width) * shape)))
        wanted = Math.ceil(Math.max(1, count) / wanted)
        return Math.max(3, wanted)
    }
    readonly property int lines: Math.max(1, Math.ceil(count / columns))

    heading: "wall.counters"
    iconName: "counter"
    headingSize: Theme.heading * 0.62
    oneTongue: true

    Flow {
        id: legend

        width: parent.width
        spacing: Theme.gapSmall

        Repeater {
            model: ["busy", "idle", "paused", "closed"]

            StateMark {
                required property string modelData

                counterState: modelData
                text: (panel.wall.totals[modelData] ?? 0) + " " + Words.say("wall." + modelData, {})
                size: Theme.label * 0.54
            }
        }
    }

    Grid {
        id: grid

        y: legend.height + Theme.gapSmall
        width: parent.width
        height: parent.height - y
        columns: panel.columns
        spacing: panel.gap

        Repeater {
            id: tiles

            model: panel.wall.counters
            delegate: CounterTile {
                width: (grid.width - panel.gap * (panel.columns - 1)) / panel.columns
                height: (grid.height - panel.gap * (panel.lines - 1)) / panel.lines
            }
        }
    }
}
