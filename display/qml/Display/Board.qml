// The board of the waiting room: calls as they ring, those before them, the waits, and notices.
import QtQuick
import QtQuick.Window
import Foleni
import Display.Skins

Window {
    id: window

    required property CallBoard board
    readonly property bool upright: height > width
    readonly property real edge: Math.round(Theme.margin * 0.8)

    title: board.centre
    color: Theme.ground

    Item {
        id: screen

        readonly property real below: news.any ? news.y - Theme.gapSmall : foot.y - Theme.gapSmall

        objectName: "screen_board"
        anchors.fill: parent

        TopBar {
            id: head

            x: window.edge
            y: window.edge * 0.6
            width: parent.width - window.edge * 2
            name: window.board.centre
            zone: window.board.zone
            time: window.board.time
        }

        RecentCalls {
            id: calls

            x: window.edge
            y: head.y + head.height + Theme.gapSmall
            width: window.upright ? head.width : Math.round((head.width - Theme.gap) * 0.54)
            height: window.upright ? Math.round((screen.below - y) * 0.5) : screen.below - y
            board: window.board
        }

        Waits {
            id: waits

            x: window.upright ? window.edge : calls.x + calls.width + Theme.gap
            y: window.upright ? calls.y + calls.height + Theme.gap : calls.y
            width: parent.width - x - window.edge
            height: screen.below - y
            visible: window.board.side === "waits"
            board: window.board
        }

        Picture {
            x: waits.x
            y: waits.y
            width: waits.width
            height: waits.height
            board: window.board
        }

        Bookings {
            x: waits.x
            y: waits.y
            width: waits.width
            height: waits.height
            visible: window.board.side === "bookings"
            board: window.board
        }

        NewsStrip {
            id: news

            x: window.edge
            y: foot.y - height - Theme.gapTiny
            width: head.width
            board: window.board
        }

        BottomBar {
            id: foot

            x: window.edge
            y: parent.height - height - window.edge * 0.4
            width: head.width
            cutOff: window.board.cut_off
            offline: window.board.offline
            age: window.board.age
            silent: window.board.silent
            notice: !window.board.ready ? "display.connecting" : window.board.open ? "display.free_tickets" : "display.closed"
            noticeIcon: window.board.open ? "ticket" : "door"
        }

        Calling {
            anchors.fill: parent
            visible: window.board.calling
            board: window.board
        }
    }
}
