// The agent's desk: whom the counter has, what can be done, and who waits.
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

Page {
    id: screen

    required property Desk desk
    property bool compact: false
    readonly property bool somebody: desk.ticket !== ""

    objectName: "screen_desk"
    margin: compact ? Theme.gap : Theme.margin

    function offer() {
        if (opener.visible)
            opener.forceActiveFocus()
        else
            actions.offer()
    }

    header: TopLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
    }
    footer: BottomLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
    }

    GridLayout {
        anchors.fill: parent
        columns: screen.compact ? 1 : 2
        columnSpacing: Theme.gapLarge
        rowSpacing: screen.compact ? Theme.gapSmall : Theme.gap

        ColumnLayout {
            spacing: screen.compact ? Theme.gapSmall : Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !screen.compact || screen.somebody
            Layout.preferredWidth: 3

            Notice {
                desk: screen.desk
                Layout.fillWidth: true
            }

            NowServing {
                desk: screen.desk
                compact: screen.compact
                Layout.fillWidth: true
                Layout.fillHeight: !screen.compact || screen.somebody
            }

            ActionButton {
                id: opener

                desk: screen.desk
                deed: "open_counter"
                large: true
                iconName: "door"
                visible: enabled
                Layout.fillWidth: true
            }

            Actions {
                id: actions

                desk: screen.desk
                compact: screen.compact
                visible: !opener.visible
                Layout.fillWidth: true
                Layout.fillHeight: false
            }
        }

        QueueList {
            desk: screen.desk
            compact: screen.compact
            visible: !screen.compact || !screen.somebody
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2
        }
    }
}
