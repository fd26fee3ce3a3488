// The managers' wall: the day in six figures, the agencies by what needs attention, every counter.
import QtQuick
import QtQuick.Window
import Foleni
import Display.Skins

Window {
    id: window

    required property ManagersWall wall
    readonly property bool upright: height > width
    readonly property real edge: Math.round(Theme.margin * 0.8)

    readonly property bool alerted: wall.saying["kind"] !== undefined
    readonly property bool now: wall.page === "now"

    title: head.name
    color: Theme.ground

    Item {
        objectName: "screen_wall"
        anchors.fill: parent
        focus: true
        Keys.onRightPressed: window.wall.turn_page(1)
        Keys.onSpacePressed: window.wall.turn_page(1)
        Keys.onLeftPressed: window.wall.turn_page(-1)

        TopBar {
            id: head

            x: window.edge
            y: window.edge * 0.5
            width: parent.width - window.edge * 2
            name: window.wall.totals["centre"] ?? ""
            time: window.wall.time
        }

        WallTotals {
            id: totals

            x: window.edge
            y: head.y + head.height + Theme.gapSmall
            width: head.width
            columns: window.upright ? 3 : 6
            visible: window.wall.page !== "day"
            wall: window.wall
        }

        WallCompared {
            x: totals.x
            y: totals.y
            width: totals.width
            columns: window.upright ? 3 : 5
            visible: window.wall.page === "day"
            wall: window.wall
        }

        WallNews {
            id: news

            x: window.edge
            y: totals.y + totals.height + Theme.gapSmall
            width: head.width
            upright: window.upright
            visible: any && !window.alerted
            wall: window.wall
        }

        CareLine {
            objectName: "alert"
            x: news.x
            y: news.y
            width: news.width
            height: Math.max(news.height, Theme.label * 2.2)
            visible: window.alerted
            kind: window.wall.saying["kind"] ?? ""
            grave: window.wall.saying["grave"] ?? false
            text: window.wall.saying["text"] ?? ""
            minutes: window.wall.saying["minutes"] ?? -1
        }

        WallDay {
            x: window.edge
            y: agencies.y
            width: head.width
            height: foot.y - y - Theme.gapTiny
            visible: window.wall.page === "day"
            upright: window.upright
            wall: window.wall
        }

        WallServices {
            x: window.edge
            y: agencies.y
            width: head.width
            height: foot.y - y - Theme.gapTiny
            visible: window.wall.page === "services"
            wall: window.wall
        }

        WallCare {
            x: window.edge
            y: agencies.y
            width: head.width
            height: foot.y - y - Theme.gapTiny
            visible: window.wall.page === "care"
            wall: window.wall
        }

        WallAgencies {
            id: agencies

            x: window.edge
            y: news.y + (window.alerted || news.any ? Math.max(news.height, window.alerted ? Theme.label * 2.2 : 0) + Theme.gapSmall : 0)
            visible: window.now
            width: window.upright ? head.width : Math.round((head.width - Theme.gapSmall) * 0.61)
            height: window.upright ? Math.round((foot.y - y - Theme.gapSmall) * 0.54) : foot.y - y - Theme.gapTiny
            upright: window.upright
            wall: window.wall
        }

        WallCounters {
            visible: window.now
            x: window.upright ? window.edge : agencies.x + agencies.width + Theme.gapSmall
            y: window.upright ? agencies.y + agencies.height + Theme.gapSmall : agencies.y
            width: parent.width - x - window.edge
            height: foot.y - y - Theme.gapTiny
            wall: window.wall
        }

        BottomBar {
            id: foot

            x: window.edge
            y: parent.height - height - window.edge * 0.3
            width: head.width
            slim: true
            cutOff: window.wall.cut_off
            offline: window.wall.offline
            age: window.wall.age
            notice: window.wall.ready ? "" : "display.connecting"
            noticeIcon: "hourglass"
        }
    }
}
