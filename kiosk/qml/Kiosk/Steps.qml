// Choose, take your ticket, listen: what will happen, with pictures, in both languages.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

Column {
    id: steps

    required property color words
    property real size: Theme.heading

    spacing: Theme.gap

    Repeater {
        model: [
            {
                "step": "choose",
                "icon": "hand"
            },
            {
                "step": "take",
                "icon": "ticket"
            },
            {
                "step": "listen",
                "icon": "volume"
            }
        ]

        delegate: Row {
            id: step

            required property var modelData

            width: steps.width
            spacing: Theme.gap

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                name: step.modelData.icon
                colour: steps.words
                size: Theme.iconLarge
            }

            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: step.width - sign.width - step.spacing

                TypeText {
                    width: parent.width
                    text: Words.sayIn("sw", "kiosk.steps." + step.modelData.step)
                    color: steps.words
                    size: steps.size
                    weight: Theme.semiBold
                    lineHeight: 1.1
                }

                Label {
                    width: parent.width
                    text: Words.sayIn("en", "kiosk.steps." + step.modelData.step)
                    color: steps.words
                    lineHeight: 1.1
                }
            }
        }
    }
}
