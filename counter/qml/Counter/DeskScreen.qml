// The agent's desk: whom the counter has, what can be done, and who waits.
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

Page {
    id: screen

    required property Desk desk
    required property Form form
    property bool compact: false
    readonly property bool somebody: desk.ticket !== ""
    readonly property bool filling: form.name !== ""
    property bool more: false
    readonly property bool free: !more && !filling

    objectName: "screen_desk"
    margin: compact ? Theme.gap : Theme.margin

    function offer() {
        if (filling)
            sheet.offer()
        else if (more)
            further.offer()
        else if (opener.alone)
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
        id: grid

        anchors.fill: parent
        visible: !screen.compact || !screen.filling && !screen.more
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
                // While the agent wraps up, the next may be called as well.
                readonly property bool alone: visible && screen.desk.stage !== "ready"
                Layout.fillWidth: true
            }

            Actions {
                id: actions

                desk: screen.desk
                compact: screen.compact
                visible: !opener.alone
                onMore: {
                    screen.more = true
                    further.offer()
                }
                Layout.fillWidth: true
                Layout.fillHeight: false
            }
        }

        ColumnLayout {
            spacing: Theme.gapSmall
            visible: !screen.compact || !screen.somebody
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            QueueList {
                desk: screen.desk
                compact: screen.compact
                visible: screen.compact || !screen.filling
                Layout.fillWidth: true
                Layout.fillHeight: true
            }

            ActionGrid {
                desk: screen.desk
                deeds: ["pick", "resume", "find", "why", "reprint", "change_pin"]
                columns: 2
                visible: !screen.compact && !screen.filling
                Layout.fillWidth: true
            }

            Item {
                id: beside

                visible: !screen.compact && screen.filling
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }

    Sheet {
        id: sheet

        parent: screen.compact ? grid.parent : beside
        anchors.fill: parent
        desk: screen.desk
        form: screen.form
        compact: screen.compact
    }

    MoreScreen {
        id: further

        anchors.fill: parent
        desk: screen.desk
        visible: screen.compact && screen.more && !screen.filling
        enabled: visible
        onOver: screen.more = false
    }
}
