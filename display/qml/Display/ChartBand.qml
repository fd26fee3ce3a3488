// One row of bars over the day: what it counts, its highest value, and marks of another day.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Item {
    id: band

    required property string say
    required property var bars
    required property real highest
    // The hours under the bars: {x, text}, x between 0 and 1.
    required property var hours
    property color colour: Theme.accent
    readonly property real size: Theme.label * 0.62
    readonly property real slot: plot.width / Math.max(1, bars.length)

    TypeText {
        id: title

        width: parent.width - peak.width - Theme.gapSmall
        text: Words.say(band.say, {})
        size: band.size
        weight: Theme.semiBold
        lineHeight: 1
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, Math.round(size * 0.5))
    }

    TypeText {
        id: peak

        anchors.right: parent.right
        text: "↑ " + Math.round(band.highest)
        size: band.size
        color: Theme.muted
        weight: Theme.medium
        lineHeight: 1
        wrapMode: Text.NoWrap
    }

    Item {
        id: plot

        y: title.height + Theme.gapTiny
        width: parent.width
        height: Math.max(0, parent.height - y - band.size * 0.8 * Theme.lineBox)

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.line
            color: Theme.border
        }

        Repeater {
            model: band.bars

            Item {
                id: bar

                required property var modelData
                required property int index

                x: index * band.slot
                width: band.slot
                height: plot.height

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: Math.max(1, parent.width * 0.76)
                    height: plot.height * bar.modelData.height
                    color: bar.modelData.inner > 0 ? Theme.sunken : band.colour
                    border.width: bar.modelData.inner > 0 ? Theme.line : 0
                    border.color: band.colour
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: Math.max(1, parent.width * 0.76)
                    height: plot.height * bar.modelData.inner
                    color: band.colour
                }

                Rectangle {
                    visible: bar.modelData.mark >= 0
                    y: plot.height * (1 - bar.modelData.mark) - height / 2
                    width: parent.width
                    height: Theme.line * 2
                    // Gold is not seen on a light sheet.
                    color: Theme.night && !Theme.highContrast ? Theme.call : Theme.ink
                }
            }
        }
    }

    Repeater {
        model: band.hours

        TypeText {
            required property var modelData
            required property int index

            x: modelData.x * plot.width
            y: plot.y + plot.height
            visible: index % 2 === 0
            text: modelData.text
            size: band.size * 0.8
            color: Theme.muted
            weight: Theme.medium
            lineHeight: 1
            wrapMode: Text.NoWrap
        }
    }
}
