// Actions side by side, each at its place whether it is possible now or not.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

GridLayout {
    id: grid

    required property Desk desk
    required property list<string> deeds
    property string otherwise: "secondary"
    property bool leading: false

    columns: 3
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapTiny
    uniformCellWidths: true

    Repeater {
        model: grid.deeds

        ActionButton {
            required property string modelData

            desk: grid.desk
            deed: modelData
            otherwise: grid.otherwise
            alignment: grid.leading ? Qt.AlignLeft : Qt.AlignHCenter
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
}
