// The ticket just given, large enough to be read out and copied by hand.
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: given

    required property Hall hall
    property bool compact: false

    objectName: "given"
    implicitWidth: Theme.target
    implicitHeight: compact ? told.height + padding * 2 : Theme.target * 3
    padding: Theme.gap

    Column {
        id: told

        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        spacing: given.compact ? Theme.gapTiny : Theme.gap

        TicketNumber {
            objectName: "given_ticket"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: given.hall.ticket !== ""
            number: given.hall.ticket
            size: given.compact ? Theme.hero : Theme.hero * 1.6
            width: implicitWidth
            height: implicitHeight
        }

        Body {
            objectName: "given_told"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: given.hall.ticket === "" ? Words.say("reception.advice") : given.hall.ticket_told
            color: given.hall.ticket === "" ? Theme.muted : Theme.ink
        }
    }
}
