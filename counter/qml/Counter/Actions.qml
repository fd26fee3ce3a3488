// What an agent does with a citizen: each button always at its place, the natural next one filled.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

GridLayout {
    id: actions

    required property Desk desk
    property bool compact: false

    signal more

    columns: compact ? 2 : 6
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapSmall
    uniformCellWidths: true

    // Where the keys go when nothing else has them.
    function offer() {
        for (const button of [call, start, finish, gone])
            if (button.enabled && button.natural)
                return button.forceActiveFocus()
    }

    component Place: ActionButton {
        property int span: actions.compact ? 1 : 2

        desk: actions.desk
        Layout.columnSpan: span
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: span
    }

    component Stride: Place {
        large: true
        Layout.preferredHeight: Theme.targetLarge * (actions.compact ? 1 : 1.45)
    }

    Stride {
        id: call

        deed: "call_next"
        span: 2
        iconName: "call"
        note: actions.desk.stage === "serving" ? Words.say("counter.call_next_finishes", {
            "ticket": actions.desk.ticket
        }) : ""
    }

    Stride {
        id: start

        deed: "start_service"
        iconName: actions.compact ? "" : "play"
    }

    Stride {
        id: finish

        deed: "finish"
        iconName: actions.compact ? "" : "check"
    }

    Place {
        deed: "recall"
        iconName: actions.compact ? "" : "bell-ringing"
    }

    Place {
        id: gone

        deed: "not_here"
        iconName: actions.compact ? "" : "user-x"
    }

    Place {
        deed: "requeue"
        iconName: actions.compact ? "" : "undo"
    }

    TouchButton {
        objectName: "more"
        visible: actions.compact
        iconName: "more"
        text: Words.say("counter.more")
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onClicked: actions.more()
    }

    ActionGrid {
        desk: actions.desk
        visible: !actions.compact
        deeds: ["park", "transfer", "add_service", "note", "finish_with", "wrap_up"]
        Layout.columnSpan: 6
        Layout.fillWidth: true
    }
}
