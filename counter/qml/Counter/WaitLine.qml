// One service: how many wait, the longest wait, and how much of the promise is used.
import QtQuick
import Foleni

Item {
    id: line

    required property int index
    required property string name
    required property int waiting
    required property string waiting_told
    required property string longest
    required property string percent
    required property real part
    required property string haste
    required property string haste_told
    required property string down

    height: words.height + Theme.gapSmall * 2
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, waiting_told, longest, percent, haste_told, down].filter(word => word !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: line.index % 2 === 0 ? Theme.clear : Theme.ground
    }

    Column {
        id: words

        x: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        width: share.x - x - Theme.gapSmall
        spacing: Theme.gapTiny / 2

        TypeText {
            width: parent.width
            text: line.name
            weight: Theme.medium
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            text: line.longest === "" ? line.waiting_told : line.waiting_told + ", " + line.longest
            Accessible.ignored: true
        }

        Pill {
            visible: line.down !== ""
            kind: "near"
            iconName: "pause"
            text: line.down
            size: Theme.label * 0.92
            Accessible.ignored: true
        }
    }

    Column {
        id: share

        x: parent.width - width - Theme.gapSmall
        width: Math.max(Theme.body * 8, used.implicitWidth)
        anchors.verticalCenter: parent.verticalCenter
        visible: line.waiting > 0
        spacing: Theme.gapTiny / 2

        Row {
            id: used

            anchors.right: parent.right
            spacing: Theme.gapTiny

            TypeText {
                anchors.verticalCenter: parent.verticalCenter
                text: line.percent
                weight: Theme.bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Pill {
                kind: line.haste
                text: line.haste_told
                size: Theme.label * 0.92
                Accessible.ignored: true
            }
        }

        Rectangle {
            // The same in every line, so that lengths can be compared.
            anchors.right: parent.right
            width: Theme.body * 8
            height: Theme.gapTiny
            radius: height / 2
            color: Theme.sunken
            border.width: Theme.highContrast ? Theme.line : 0
            border.color: Theme.border

            Rectangle {
                width: parent.width * line.part
                height: parent.height
                radius: height / 2
                color: line.haste === "late" ? Theme.danger : line.haste === "near" ? Theme.warning : Theme.accent
            }
        }
    }
}
