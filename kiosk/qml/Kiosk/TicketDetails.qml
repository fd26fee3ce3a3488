// Under the number: for which services, how long the wait is, what to listen for, and the code.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Column {
    id: details

    required property Screens kiosk
    // Side of the QR code, in pixels.
    required property real code
    // Where there is little room.
    required property bool small
    // Where there is so much that it is read from a step away.
    required property bool roomy

    spacing: roomy ? Theme.gapLarge : Theme.gap

    Repeater {
        model: details.kiosk.ticket_services

        delegate: Heading {
            required property string modelData

            objectName: "ticket_service"
            width: details.width
            text: modelData
            size: details.small ? Theme.body : details.roomy ? Theme.heading * 1.1 : Theme.heading * 0.9
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        Column {
            width: parent.width - qr.width - parent.spacing
            spacing: Theme.gap
            anchors.verticalCenter: parent.verticalCenter

            Fact {
                objectName: "ticket_wait"
                visible: value !== ""
                width: parent.width
                iconName: "hourglass"
                label: details.kiosk.ticket_wait["label"]
                value: details.kiosk.ticket_wait["value"]
                note: details.kiosk.ticket_wait["note"]
                strong: details.kiosk.ticket_wait["figure"]
                type: details.roomy ? 1.5 : 1
            }
        }

        Image {
            id: qr

            objectName: "qr"
            width: details.code
            height: details.code
            source: details.kiosk.qr
            sourceSize: Qt.size(Math.round(width), Math.round(width))
            fillMode: Image.PreserveAspectFit
            smooth: false
            // The number does not wait for it.
            asynchronous: true
            Accessible.role: Accessible.Graphic
            Accessible.name: Words.say("kiosk.scan_qr")
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gapSmall

        Icon {
            id: ear

            name: "volume"
            size: Theme.icon * (details.roomy ? 1.2 : 1)
            anchors.verticalCenter: parent.verticalCenter
            colour: Theme.accent
        }

        Body {
            width: parent.width - ear.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: Words.say("ticket.watch_listen")
            size: Theme.body * (details.roomy ? 1.2 : 1)
            weight: Theme.semiBold
            lineHeight: 1.1
        }
    }
}
