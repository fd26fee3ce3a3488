// Over the live floor: who looks, how many wait and are served, and how the host is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

RowLayout {
    id: line

    required property Desk desk
    required property Hall hall
    property bool compact: false

    spacing: compact ? Theme.gapSmall : Theme.gapLarge

    Title {
        text: Words.say("supervisor.floor")
        wrapMode: Text.NoWrap
    }

    Label {
        objectName: "state_agent"
        visible: !line.compact
        text: Words.say("counter.agent_n", {
            "agent": line.desk.agent
        })
        wrapMode: Text.NoWrap
    }

    Item {
        Layout.fillWidth: true
    }

    Repeater {
        model: line.compact ? [] : [
            {
                "label": Words.say("counter.waiting"),
                "number": line.hall.waiting
            },
            {
                "label": Words.say("supervisor.being_served"),
                "number": line.hall.serving
            },
            {
                "label": Words.say("counter.served_today"),
                "number": line.hall.done
            },
            {
                "label": Words.say("supervisor.counters_manned"),
                "number": line.hall.seated
            }
        ]

        Row {
            id: count

            required property var modelData

            spacing: Theme.gapTiny

            Label {
                text: count.modelData.label
                wrapMode: Text.NoWrap
                anchors.baseline: figure.baseline
            }

            TypeText {
                id: figure

                text: count.modelData.number
                size: Theme.heading
                weight: Theme.bold
                wrapMode: Text.NoWrap
                lineHeight: 1
            }
        }
    }

    Connection {
        compact: line.compact
        desk: line.desk
    }
}
