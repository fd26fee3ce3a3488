// The course of the day in four rows of bars.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Card {
    id: day

    required property ManagersWall wall
    required property bool upright
    readonly property var bands: wall.bands

    padding: Theme.gap

    Grid {
        id: chart

        readonly property int lines: 4 / columns

        width: parent.width
        height: parent.height - marks.height - Theme.gapTiny
        columns: day.upright ? 1 : 2
        rowSpacing: Theme.gapTiny
        columnSpacing: Theme.gapLarge

        Repeater {
            model: ["arrived", "waiting", "wait", "counters"]

            ChartBand {
                required property string modelData

                width: (chart.width - chart.columnSpacing * (chart.columns - 1)) / chart.columns
                height: (chart.height - chart.rowSpacing * (chart.lines - 1)) / chart.lines
                say: "wall.band." + modelData
                bars: day.bands[modelData] ?? []
                hours: day.bands["hours"] ?? []
                highest: day.bands["tops"]?.[modelData] ?? 0
                colour: modelData === "wait" ? Theme.warning : modelData === "counters" ? Theme.appointment : Theme.accent
            }
        }
    }

    TypeText {
        id: marks

        y: parent.height - height
        width: parent.width
        text: Words.say("wall.marks", {})
        size: Theme.label * 0.54
        color: Theme.muted
        lineHeight: 1
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
    }
}
