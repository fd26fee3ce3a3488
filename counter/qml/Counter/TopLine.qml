// Which counter and who, how many wait and were served, and how the host is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

RowLayout {
    id: line

    required property Desk desk
    property bool compact: false

    spacing: compact ? Theme.gapSmall : Theme.gapLarge

    Title {
        objectName: "state_counter"
        visible: line.desk.counter > 0
        text: Words.say("counter.counter_n", {
            "counter": line.desk.counter
        })
        wrapMode: Text.NoWrap
    }

    Label {
        objectName: "state_agent"
        visible: line.desk.agent !== ""
        text: Words.say("counter.agent_n", {
            "agent": line.desk.agent
        })
        wrapMode: Text.NoWrap
    }

    Item {
        Layout.fillWidth: true
    }

    component Count: Row {
        id: count

        required property string label
        required property int number
        property string name: ""

        spacing: Theme.gapTiny

        Label {
            text: count.label
            wrapMode: Text.NoWrap
            anchors.baseline: figure.baseline
        }

        TypeText {
            id: figure

            objectName: count.name
            text: count.number
            size: Theme.heading
            weight: Theme.bold
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
    }

    Count {
        visible: !line.compact && line.desk.agent !== ""
        name: "state_waiting"
        label: Words.say("counter.waiting")
        number: line.desk.waiting
    }

    Count {
        visible: !line.compact && line.desk.agent !== ""
        name: "state_served"
        label: Words.say("counter.served_today")
        number: line.desk.served
    }

    Connection {
        compact: line.compact
        desk: line.desk
    }
}
