// One key to write with.
import QtQuick

Pressable {
    id: key

    implicitWidth: 0
    implicitHeight: 0
    leftPadding: 0
    rightPadding: 0
    topPadding: 0
    bottomPadding: 0
    corner: Theme.radiusSmall
    autoRepeat: iconName === "backspace"

    background: Rectangle {
        radius: key.corner
        color: key.down ? Theme.accentSoft : Theme.card
        border.width: Theme.line
        border.color: key.down ? Theme.accent : Theme.border
    }

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.gapTiny

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name !== ""
                name: key.iconName
                size: Math.min(Theme.icon, key.height * 0.6)
            }

            TypeText {
                anchors.verticalCenter: parent.verticalCenter
                text: key.text
                size: key.iconName === "" ? Math.min(Theme.heading, key.height * 0.6) : Math.min(Theme.label, key.height * 0.4)
                weight: Theme.semiBold
                lineHeight: 1
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
