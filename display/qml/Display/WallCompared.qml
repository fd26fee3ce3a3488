// The day beside other days: people waiting then and now, the share in time, calls out of turn.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Grid {
    id: tiles

    required property ManagersWall wall
    readonly property var words: ({
            "now": "wall.waiting",
            "yesterday": "wall.yesterday",
            "week": "wall.week",
            "within": "wall.within",
            "out_of_turn": "wall.out_of_turn"
        })

    spacing: Theme.gapSmall

    Repeater {
        model: ["now", "yesterday", "week", "within", "out_of_turn"]

        StatCard {
            required property string modelData
            readonly property var value: tiles.wall.compared[modelData]

            width: (tiles.width - tiles.spacing * (tiles.columns - 1)) / tiles.columns
            say: tiles.words[modelData]
            figure: value === undefined ? Words.say("display.no_wait", {}) : modelData === "within" ? value + " %" : value
        }
    }
}
