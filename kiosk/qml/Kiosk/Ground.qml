// One of those for whom priority service is meant.
import QtQuick
import Foleni

Row {
    id: ground

    required property string iconName
    required property string text
    // How much larger than other text it is.
    property real type: 1

    spacing: Theme.gap

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        name: ground.iconName
        colour: Theme.priority
        size: Theme.iconLarge * ground.type
    }

    Body {
        anchors.verticalCenter: parent.verticalCenter
        width: ground.width - sign.width - ground.spacing
        text: ground.text
        size: Theme.body * 1.15 * ground.type
        weight: Theme.medium
    }
}
