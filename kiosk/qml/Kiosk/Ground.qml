// One of those for whom priority service is meant.
import QtQuick
import Foleni

Row {
    id: ground

    required property string iconName
    required property string text

    spacing: Theme.gap

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        name: ground.iconName
        colour: Theme.priority
        size: Theme.iconLarge
    }

    Body {
        anchors.verticalCenter: parent.verticalCenter
        width: ground.width - sign.width - ground.spacing
        text: ground.text
        size: Theme.body * 1.15
        weight: Theme.medium
    }
}
