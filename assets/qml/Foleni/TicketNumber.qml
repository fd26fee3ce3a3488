// A ticket's number, "C042": the letter set apart from the tabular digits.
import QtQuick

Item {
    id: ticket

    required property string number
    property real size: Theme.hero
    // Pixels it may take at most; 0 is no limit. A wider number shrinks to it.
    property real fitWidth: 0
    // Gives every letter the same room, so that digits stand under digits in a list.
    property bool aligned: false
    property color colour: Theme.ink
    property color letterColour: Theme.accent
    readonly property string letters: number.replace(/[0-9 ].*$/, "")
    readonly property string digits: number.slice(letters.length).trim()
    readonly property real natural: (aligned ? slot * size : letterMetrics.advanceWidth) + digitMetrics.advanceWidth + size * ticket.apart
    readonly property real shrink: fitWidth > 0 && natural > fitWidth ? fitWidth / natural : 1
    readonly property int pixels: Math.max(1, Math.floor(size * shrink))
    readonly property real slot: 0.78
    readonly property real apart: letters !== "" && digits !== "" ? 0.16 : 0

    implicitWidth: row.implicitWidth
    implicitHeight: pixels
    Accessible.role: Accessible.StaticText
    Accessible.name: number

    TextMetrics {
        id: letterMetrics

        font: letterText.measured
        text: ticket.letters
    }

    TextMetrics {
        id: digitMetrics

        font: letterText.measured
        text: ticket.digits
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: ticket.pixels * ticket.apart

        TypeText {
            id: letterText

            readonly property font measured: Qt.font({
                "family": Theme.family,
                "pixelSize": Math.max(1, ticket.size),
                "weight": Theme.extraBold,
                "features": Theme.tabular
            })

            width: ticket.aligned ? Math.round(ticket.slot * ticket.pixels) : implicitWidth
            text: ticket.letters
            color: ticket.letterColour
            size: ticket.pixels
            weight: Theme.extraBold
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        TypeText {
            text: ticket.digits
            color: ticket.colour
            size: ticket.pixels
            weight: Theme.extraBold
            lineHeight: 1
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
