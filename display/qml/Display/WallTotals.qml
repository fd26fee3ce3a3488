// The day in six figures.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Grid {
    id: totals

    required property ManagersWall wall
    readonly property real tileWidth: (width - spacing * (columns - 1)) / columns

    spacing: Theme.gapSmall

    Repeater {
        model: [
            {
                "say": "wall.waiting",
                "name": "waiting",
                "sign": "users"
            },
            {
                "say": "wall.past_promise",
                "name": "past",
                "sign": "alert"
            },
            {
                "say": "wall.longest",
                "name": "longest",
                "sign": "hourglass"
            },
            {
                "say": "wall.arrived",
                "name": "arrived",
                "sign": "door"
            },
            {
                "say": "wall.served",
                "name": "done",
                "sign": "user-check"
            },
            {
                "say": "wall.no_shows",
                "name": "no_shows",
                "sign": "user-x"
            }
        ]

        Card {
            id: tile

            required property var modelData
            readonly property int value: totals.wall.totals[modelData.name] ?? 0
            readonly property bool late: modelData.name === "past" && value > 0

            width: totals.tileWidth
            height: Theme.display * 0.92 + caption.height + padding * 2
            padding: Theme.gapSmall
            colour: late ? Theme.dangerSoft : Theme.card

            Icon {
                id: sign

                name: tile.modelData.sign
                colour: tile.late ? Theme.danger : Theme.accent
                size: Theme.label * 0.9
            }

            TypeText {
                id: caption

                x: sign.width + Theme.gapTiny
                width: parent.width - x
                text: Words.say(tile.modelData.say, {})
                size: Theme.label * 0.72
                color: tile.late ? Theme.danger : Theme.muted
                weight: Theme.semiBold
                lineHeight: 1
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.max(1, Math.round(size * 0.5))
            }

            TypeText {
                id: figure

                y: caption.height + (parent.height - caption.height - contentHeight) / 2
                width: parent.width - (unit.visible ? unit.width + Theme.gapTiny : 0)
                text: tile.value
                size: Theme.display * 0.86
                color: tile.late ? Theme.danger : Theme.ink
                weight: Theme.extraBold
                lineHeight: 1
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.max(1, Math.round(size * 0.3))
            }

            TypeText {
                id: unit

                x: figure.contentWidth + Theme.gapTiny
                anchors.baseline: figure.baseline
                visible: tile.modelData.name === "longest"
                text: Words.say("wall.minutes", {})
                size: Theme.label * 0.9
                color: Theme.muted
                weight: Theme.medium
                lineHeight: 1
                wrapMode: Text.NoWrap
            }
        }
    }
}
