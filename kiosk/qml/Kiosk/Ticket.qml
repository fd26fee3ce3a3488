// The ticket: the number above all, what became of the paper, and what happens next.
import QtQuick
import Foleni

KioskPage {
    id: ticket

    readonly property string paper: kiosk.paper
    readonly property bool only: paper === "failed" || paper === "none"

    objectName: "screen_ticket"
    // What is touched here lies low in any case.
    reachable: false
    leavable: false
    subject: Words.say(paper === "printing" ? "ticket.printing" : only ? "kiosk.keep_number" : "ticket.take")

    Banner {
        id: banner

        objectName: "banner"
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: ticket.only
        kind: "warning"
        iconName: ticket.paper === "failed" ? "printer-off" : "edit"
        text: Words.say(ticket.paper === "failed" ? "kiosk.no_paper" : "kiosk.no_printer")
    }

    TicketCard {
        y: banner.height + (banner.visible ? Theme.gap : 0)
        width: parent.width
        height: implicitHeight
        most: done.y - y - Theme.gap
        kiosk: ticket.kiosk
        wide: ticket.wide
    }

    TouchButton {
        id: undo

        objectName: "undo"
        y: parent.height - done.height
        width: Math.round(parent.width * 0.36)
        height: done.height
        visible: ticket.kiosk.may_undo
        iconName: "undo"
        text: Words.say("kiosk.undo")
        onClicked: ticket.kiosk.undo()
    }

    TouchButton {
        id: done

        objectName: "done"
        x: undo.visible ? undo.width + Theme.gap : 0
        y: parent.height - height
        width: parent.width - x
        enabled: ticket.paper !== "printing"
        kind: "primary"
        large: !ticket.short
        iconName: enabled ? "check" : "printer"
        text: Words.say(ticket.only ? "kiosk.i_have_it" : enabled ? "kiosk.finish" : "common.please_wait")
        onClicked: ticket.kiosk.done()
    }
}
