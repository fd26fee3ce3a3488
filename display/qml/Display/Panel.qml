// A sheet with a heading in both languages, and what stands at the heading's end.
import QtQuick
import Foleni

Card {
    id: panel

    required property string heading
    default property alias parts: body.data
    property alias trailing: end.data
    property string iconName: ""
    property real headingSize: Theme.heading * 0.8
    // Staff read one language; the waiting room both.
    property bool oneTongue: false
    property real endGap: Theme.gapSmall
    readonly property alias bodyWidth: body.width
    readonly property alias bodyHeight: body.height

    padding: Theme.gap

    Icon {
        id: sign

        y: (words.height - height) / 2
        visible: name !== ""
        name: panel.iconName
        colour: Theme.accent
        size: panel.headingSize * 1.25
    }

    TwoTongues {
        id: words

        x: sign.visible ? sign.width + Theme.gapSmall : 0
        width: parent.width - x - end.width - Theme.gapSmall
        say: panel.heading
        size: panel.headingSize
        single: panel.oneTongue
        weight: Theme.bold
        stacked: false
    }

    Row {
        id: end

        x: parent.width - width
        y: (words.height - height) / 2
        spacing: panel.endGap
    }

    Item {
        id: body

        y: words.height + Theme.gapSmall
        width: parent.width
        height: Math.max(0, parent.height - y)
    }
}
