// Where a ticket would be torn: a dashed line between two notches; lying if it has width, else standing.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Item {
    id: tear

    readonly property bool lying: width > 0
    readonly property real notch: Theme.gapLarge * 0.8
    readonly property real dash: Theme.gapSmall
    readonly property int dashes: Math.max(0, Math.floor(((lying ? width : height) - notch * 2) / (dash * 2)))

    visible: !Theme.highContrast

    Repeater {
        model: tear.dashes

        delegate: Rectangle {
            required property int index
            readonly property real along: tear.notch + tear.dash / 2 + index * tear.dash * 2

            x: tear.lying ? along : -width / 2
            y: tear.lying ? -height / 2 : along
            width: tear.lying ? tear.dash : Theme.line
            height: tear.lying ? Theme.line : tear.dash
            color: Theme.border
        }
    }

    Rectangle {
        x: -width / 2
        y: -height / 2
        width: tear.notch
        height: width
        radius: width / 2
        color: Theme.ground
    }

    Rectangle {
        x: tear.width - width / 2
        y: tear.height - height / 2
        width: tear.notch
        height: width
        radius: width / 2
        color: Theme.ground
    }
}
