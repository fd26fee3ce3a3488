// The reception: tap a service, tap "ticket"; search, reprint, check in; no queue of its own.
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

    objectName: "screen_door"
    margin: compact ? Theme.gap : Theme.margin

    function offer() {
        if (filling)
            sheet.offer()
        else
            search.input.forceActiveFocus()
    }

    header: DoorLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
    }
    footer: BottomLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
        stand: false
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gapLarge

        ColumnLayout {
            visible: !screen.compact || !screen.filling
            spacing: Theme.gapSmall
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            Notice {
                desk: screen.desk
                visible: any
                Layout.fillWidth: true
                Layout.preferredHeight: implicitHeight
            }

            Given {
                hall: screen.hall
                compact: true
                visible: screen.compact && screen.hall.ticket !== ""
                Layout.fillWidth: true
                Layout.preferredHeight: implicitHeight
            }

            Field {
                id: search

                objectName: "door_search"
                label: Words.say("reception.search")
                onTextChanged: screen.hall.search(text)
                Keys.onDownPressed: services.forceActiveFocus()
                onAccepted: services.takeFirst()
                Layout.fillWidth: true
            }

            DoorServices {
                id: services

                desk: screen.desk
                hall: screen.hall
                columns: screen.compact ? 1 : 2
                Layout.fillWidth: true
                Layout.fillHeight: true
            }

            ActionGrid {
                desk: screen.desk
                deeds: ["check_in", "find"]
                columns: 1
                visible: screen.compact
                Layout.fillWidth: true
            }
        }

        ColumnLayout {
            visible: !screen.compact || screen.filling
            spacing: Theme.gapSmall
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            Sheet {
                id: sheet

                desk: screen.desk
                form: screen.form
                compact: screen.compact
                Layout.fillWidth: true
                Layout.fillHeight: true
            }

            Given {
                hall: screen.hall
                visible: !screen.filling && !screen.compact
                Layout.fillWidth: true
                Layout.fillHeight: true
            }

            ActionGrid {
                desk: screen.desk
                deeds: ["check_in", "find"]
                columns: 1
                visible: !screen.filling
                Layout.fillWidth: true
            }
        }
    }
}
