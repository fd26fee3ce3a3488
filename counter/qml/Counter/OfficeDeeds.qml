// What a supervisor can do, in groups; each button with its key.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: deeds

    required property Desk desk

    objectName: "office_deeds"
    implicitWidth: Theme.target
    implicitHeight: Theme.target * 3
    padding: Theme.gapSmall

    function offer() {
        const first = groups.itemAt(0) as Group
        if (first)
            first.offer()
    }

    component Group: Column {
        id: group

        required property var modelData

        width: column.width
        spacing: Theme.gapTiny

        function offer() {
            grid.children[0].forceActiveFocus()
        }

        Label {
            text: Words.say("supervisor.group." + group.modelData.name)
        }

        ActionGrid {
            id: grid

            width: parent.width
            desk: deeds.desk
            columns: 1
            leading: true
            rowSpacing: Theme.gapTiny / 2
            deeds: group.modelData.deeds
        }
    }

    Flickable {
        id: papers

        anchors.fill: parent
        contentHeight: column.height + Theme.gapSmall * 2
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column

            x: Theme.gapSmall
            y: Theme.gapSmall
            width: papers.width - x * 2
            spacing: Theme.gapSmall

            Repeater {
                id: groups

                model: [
                    {
                        "name": "services",
                        "deeds": ["suspend", "restore", "quota", "announce"]
                    },
                    {
                        "name": "people",
                        "deeds": ["find", "raise_priority", "out_of_turn"]
                    },
                    {
                        "name": "counters",
                        "deeds": ["release", "plan_break", "skills", "unlock_pin", "reset_pin", "devices"]
                    },
                    {
                        "name": "day",
                        "deeds": ["begin_day", "end_day"]
                    },
                    {
                        "name": "centre",
                        "deeds": deeds.desk.manages ? deeds.desk.manager_deeds : []
                    }
                ].filter(group => group.deeds.length > 0)
                delegate: Group {}
            }
        }
    }
}
