// One who waits: number, service, lane, how long, and how much of the promise is used, in words too.
import QtQuick
import Foleni

Item {
    id: line

    required property string ticket
    required property string service
    required property string lane
    required property string lane_told
    required property string waited
    required property string foretold
    required property string percent
    required property string share_told
    required property string haste
    required property string haste_told
    required property int index

    height: Math.max(words.height, Theme.target) + Theme.gapSmall
    Accessible.role: Accessible.ListItem
    Accessible.name: [ticket, service, lane_told, Words.say("counter.waited", {
            "time": waited
        }), foretold, share_told, haste_told].filter(told => told !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: line.index % 2 === 0 ? Theme.clear : Theme.ground
    }

    TicketNumber {
        id: number

        x: Theme.gapSmall
        width: Theme.heading * 3.1
        anchors.verticalCenter: parent.verticalCenter
        number: line.ticket
        size: Theme.heading
        Accessible.ignored: true
    }

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: number.x + number.width + Theme.gapSmall
        width: share.x - x - Theme.gapSmall

        TypeText {
            width: parent.width
            text: line.service
            weight: Theme.medium
            lineHeight: 1.1
            Accessible.ignored: true
        }

        Flow {
            width: parent.width
            spacing: Theme.gapSmall

            Icon {
                height: lane.height
                visible: line.lane !== "walk_in"
                name: line.lane === "priority" ? "priority" : "appointment"
                colour: lane.color
                size: Theme.label * 1.15
            }

            Label {
                id: lane

                visible: line.lane !== "walk_in"
                text: line.lane_told
                color: line.lane === "priority" ? Theme.priority : Theme.appointment
                weight: Theme.semiBold
                Accessible.ignored: true
            }

            Label {
                text: line.waited
                Accessible.ignored: true
            }

            Label {
                objectName: "foretold"
                visible: line.foretold !== ""
                text: line.foretold
                Accessible.ignored: true
            }
        }
    }

    Column {
        id: share

        x: parent.width - width - Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapTiny / 2

        TypeText {
            anchors.right: parent.right
            text: line.percent
            weight: Theme.bold
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        Pill {
            kind: line.haste
            text: line.haste_told
            size: Theme.label * 0.92
            Accessible.ignored: true
        }
    }
}
