// The call itself: number and counter fill the screen in the one colour that is kept for calls.
import QtQuick
import Foleni
import Display.Skins

Rectangle {
    id: screen

    required property CallBoard board
    readonly property bool upright: height > width
    readonly property real edge: Theme.margin
    readonly property real above: heading.y + heading.height + Theme.gap
    readonly property real below: height - sentence.height - edge - Theme.gap

    objectName: "calling"
    color: Theme.call

    TwoTongues {
        id: heading

        x: screen.edge
        y: screen.edge
        width: parent.width - screen.edge * 2
        say: screen.board.again ? "display.calling_again" : "display.now_calling"
        size: Theme.title
        colour: Theme.onCall
        otherColour: Theme.onCall
        weight: Theme.bold
        stacked: false
    }

    Mark {
        anchors.right: parent.right
        anchors.rightMargin: screen.edge
        anchors.verticalCenter: heading.verticalCenter
        visible: screen.board.lane !== "" && screen.board.lane !== "walk_in"
        say: visible ? "display.lane." + screen.board.lane : "display.ticket"
        iconName: screen.board.lane === "priority" ? "priority" : "appointment"
        tone: Theme.onCall
        size: Theme.body
    }

    Item {
        id: left

        x: screen.edge
        y: screen.above
        width: screen.upright ? parent.width - screen.edge * 2 : parent.width * 0.58
        height: screen.upright ? (screen.below - screen.above) * 0.46 : screen.below - screen.above

        TicketNumber {
            objectName: "calling_number"
            anchors.centerIn: parent
            number: screen.board.number
            size: parent.height
            fitWidth: parent.width
            colour: Theme.onCall
            letterColour: Theme.onCall
        }
    }

    CallingCounter {
        x: screen.upright ? screen.edge : left.x + left.width + Theme.gapHuge
        y: screen.upright ? left.y + left.height + Theme.gapSmall : screen.above + Theme.gapSmall
        width: parent.width - x - screen.edge
        height: screen.below - y - Theme.gapSmall
        counter: screen.board.counter
    }

    TwoTongues {
        id: sentence

        x: screen.edge
        y: parent.height - height - screen.edge
        width: parent.width - screen.edge * 2
        say: "display.proceed"
        values: ({
                "n": screen.board.counter
            })
        size: Theme.heading
        colour: Theme.onCall
        otherColour: Theme.onCall
        stacked: false
    }

    // Where nothing can be heard, the whole screen flashes, once a second.
    Rectangle {
        objectName: "flash"
        anchors.fill: parent
        visible: flashing.running
        color: Theme.ground
        opacity: 0

        SequentialAnimation on opacity {
            id: flashing

            running: screen.visible && screen.board.silent && screen.board.calling && Theme.slow > 0
            loops: 3

            NumberAnimation {
                to: 0.85
                duration: Theme.calm
            }

            NumberAnimation {
                to: 0
                duration: Theme.slow
            }
        }
    }
}
