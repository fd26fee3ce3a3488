// Whom the counter has: the number as the hero, lane, language, time against typical, papers.
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: now

    required property Desk desk
    property bool compact: false
    readonly property bool somebody: desk.ticket !== ""

    objectName: "now_serving"
    implicitWidth: Theme.target
    implicitHeight: somebody ? Theme.target * 3 : idle.height + padding * 2
    padding: compact ? Theme.gap : Theme.gapLarge

    Pill {
        id: stage

        objectName: "stage"
        visible: now.somebody
        kind: now.desk.stage === "called" ? "call" : now.desk.stage === "serving" ? "good" : "quiet"
        iconName: now.desk.stage === "called" ? "call" : now.desk.stage === "serving" ? "user-check" : now.desk.stage === "closed" ? "lock" : "check"
        text: now.desk.title
    }

    Pill {
        anchors.right: parent.right
        visible: now.somebody
        objectName: "citizen_language"
        kind: "quiet"
        iconName: "language"
        text: now.desk.language_told
    }

    TicketNumber {
        id: number

        objectName: "now_ticket"
        y: stage.height + Theme.gapSmall
        visible: now.somebody
        number: now.desk.ticket
        size: now.compact ? Theme.hero * 0.9 : Theme.hero * 2.2
        width: implicitWidth
        height: implicitHeight
    }

    Facts {
        anchors.verticalCenter: number.verticalCenter
        x: number.width + (now.compact ? Theme.gap : Theme.gapHuge)
        width: parent.width - x
        visible: now.somebody
        desk: now.desk
        compact: now.compact
    }

    Flow {
        id: waits

        y: number.y + number.height + Theme.gapSmall
        width: parent.width
        visible: now.somebody
        spacing: Theme.gapSmall

        Pill {
            objectName: "lane"
            kind: now.desk.lane === "" ? "quiet" : now.desk.lane
            text: now.desk.lane_told
        }

        Pill {
            kind: now.desk.wait_haste === "" ? "quiet" : now.desk.wait_haste
            text: now.compact ? now.desk.wait_told + ", " + now.desk.wait_percent : now.desk.wait_told
        }

        Label {
            objectName: "wait"
            height: stage.height
            verticalAlignment: Text.AlignVCenter
            visible: !now.compact
            text: now.desk.wait
        }
    }

    Papers {
        id: papers

        compact: now.compact
        y: waits.y + waits.height + Theme.gap
        width: parent.width
        height: parent.height - y
        visible: now.somebody
        desk: now.desk
    }

    // More stands below; the sign lies in the padding, over no words.
    Icon {
        anchors.top: papers.bottom
        anchors.horizontalCenter: papers.horizontalCenter
        visible: papers.visible && !papers.atYEnd
        name: "chevron-down"
        colour: Theme.muted
        size: Theme.gap
    }

    Column {
        id: idle

        visible: !now.somebody
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: now.compact ? Theme.gapTiny : Theme.gap

        Title {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: now.desk.title
        }

        Body {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.muted
            text: now.desk.hint
        }

        UndoButton {
            anchors.horizontalCenter: parent.horizontalCenter
            desk: now.desk
        }

        First {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.body * 24)
            visible: !now.compact && now.desk.stage === "ready" && now.desk.first_ticket !== ""
            desk: now.desk
        }
    }
}
