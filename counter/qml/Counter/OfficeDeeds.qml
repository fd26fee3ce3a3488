// What a supervisor can do, in groups; each button with its key.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: deeds

    required property Desk desk
    property bool compact: false
    readonly property var groups: ({
            "services": ["suspend", "restore", "quota", "announce"],
            "people": ["find", "raise_priority", "out_of_turn"],
            "day": ["begin_day", "end_day"],
            "counters": ["release", "plan_break", "skills", "unlock_pin", "reset_pin"],
            "devices": ["devices", "admit_device", "revoke_device"],
            "centre": desk.manages ? desk.manager_deeds : []
        })

    objectName: "office_deeds"
    implicitWidth: Theme.target
    implicitHeight: Theme.target * 3
    padding: Theme.gapSmall

    function offer() {
        first.offer()
    }

    component Group: Column {
        id: group

        required property string modelData

        spacing: Theme.gapTiny

        function offer() {
            grid.children[0].forceActiveFocus()
        }

        Label {
            text: Words.say("supervisor.group." + group.modelData)
        }

        ActionGrid {
            id: grid

            width: parent.width
            desk: deeds.desk
            columns: 1
            leading: true
            rowSpacing: Theme.gapTiny / 2
            deeds: deeds.groups[group.modelData]
        }
    }

    component Groups: Column {
        id: column

        required property list<string> names

        spacing: Theme.gapSmall

        function offer() {
            const group = children[0] as Group
            if (group)
                group.offer()
        }

        Repeater {
            model: column.names.filter(name => deeds.groups[name].length > 0)
            delegate: Group {
                width: column.width
            }
        }
    }

    Scroll {
        anchors.fill: parent
        contentHeight: Math.max(first.height, second.y + second.height) + Theme.gapSmall * 2

        Groups {
            id: first

            x: Theme.gapSmall
            y: Theme.gapSmall
            width: deeds.compact ? parent.width - x * 2 : (parent.width - x * 2 - Theme.gap) / 2
            names: ["services", "people", "day", "devices"]
        }

        Groups {
            id: second

            x: deeds.compact ? first.x : first.x + first.width + Theme.gap
            y: deeds.compact ? first.y + first.height + spacing : first.y
            width: first.width
            names: ["counters", "centre"]
        }
    }
}
