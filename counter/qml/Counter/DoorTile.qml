// One service to tap: its name, whose it is, and how many wait.
import QtQuick
import Foleni

Item {
    id: tile

    required property int index
    required property string code
    required property string name
    required property string agency
    required property string told
    required property bool given
    property bool current: false
    signal taken

    Accessible.role: Accessible.Button
    Accessible.name: [name, agency, told].join(", ")
    Accessible.onPressAction: taken()

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.gapTiny
        radius: Theme.radiusSmall
        color: tile.given ? Theme.card : Theme.sunken
        border.width: Theme.line
        border.color: Theme.border

        Column {
            x: Theme.gapSmall
            width: parent.width - x * 2
            anchors.verticalCenter: parent.verticalCenter

            TypeText {
                width: parent.width
                text: tile.name
                weight: Theme.semiBold
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                text: tile.told
                color: tile.given ? Theme.muted : Theme.warning
                maximumLineCount: 1
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }

        FocusRing {
            corner: Theme.radiusSmall
            shown: tile.current
            anchors.margins: 0
        }

        MouseArea {
            anchors.fill: parent
            enabled: tile.given
            onClicked: tile.taken()
        }
    }
}
