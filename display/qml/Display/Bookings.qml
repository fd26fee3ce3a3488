// The next appointments: the booked time, the service, and the number of whoever is here.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Display.Skins

Panel {
    id: panel

    required property CallBoard board
    readonly property real size: Theme.label * 0.9
    readonly property int fitting: Math.max(1, Math.floor(bodyHeight / (size * 2.8)))

    objectName: "bookings"
    heading: "display.bookings"
    iconName: "appointment"

    Column {
        width: parent.width
        height: parent.height

        Repeater {
            model: panel.board.bookings.slice(0, panel.fitting)

            Item {
                id: line

                required property var modelData

                width: panel.bodyWidth
                height: panel.bodyHeight / panel.fitting

                TypeText {
                    id: when

                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.time
                    size: panel.size * 1.25
                    weight: Theme.bold
                    color: Theme.appointment
                    lineHeight: 1
                    wrapMode: Text.NoWrap
                }

                TypeText {
                    anchors.verticalCenter: parent.verticalCenter
                    x: when.width + Theme.gapSmall
                    width: parent.width - x - number.width - Theme.gapSmall
                    height: parent.height
                    text: line.modelData.name
                    size: panel.size
                    weight: Theme.medium
                    lineHeight: 1
                    verticalAlignment: Text.AlignVCenter
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Math.max(1, Math.round(size * 0.5))
                }

                TypeText {
                    id: number

                    anchors.verticalCenter: parent.verticalCenter
                    anchors.right: parent.right
                    text: line.modelData.number
                    size: panel.size * 1.25
                    weight: Theme.bold
                    lineHeight: 1
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
