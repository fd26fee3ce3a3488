// A supervisor's floor: who serves, who waits how long, and what can be done about it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

Page {
    id: screen

    required property Desk desk
    required property Form form
    required property Hall hall
    property bool compact: false
    readonly property bool filling: form.name !== ""

    objectName: "screen_office"
    margin: compact ? Theme.gap : Theme.margin

    function offer() {
        if (filling)
            sheet.offer()
        else
            deeds.offer()
    }

    header: OfficeLine {
        width: screen.contentWidth
        desk: screen.desk
        hall: screen.hall
        compact: screen.compact
    }
    footer: BottomLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
        stand: false
    }

    ColumnLayout {
        id: grid

        anchors.fill: parent
        visible: !screen.compact || !screen.filling
        spacing: Theme.gapSmall

        Notice {
            desk: screen.desk
            visible: any
            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
        }

        Banner {
            objectName: "alarm"
            visible: title !== ""
            kind: screen.hall.alarm_kind
            title: screen.hall.alarm_title
            text: screen.hall.alarm_text
            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
        }

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            WaitList {
                hall: screen.hall
                visible: !screen.compact
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 4
            }

            SeatList {
                hall: screen.hall
                visible: !screen.compact && !screen.filling
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 2
            }

            OfficeDeeds {
                id: deeds

                desk: screen.desk
                compact: screen.compact
                visible: !screen.filling
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 5
            }

            Item {
                id: beside

                visible: !screen.compact && screen.filling
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 4
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
}
