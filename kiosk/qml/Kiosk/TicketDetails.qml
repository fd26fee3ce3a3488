// Under the number: for which services, how many are ahead, what to listen for, and the code.
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

    spacing: Theme.gap

    Repeater {
        model: details.kiosk.ticket_services

        delegate: Heading {
            required property string modelData

            objectName: "ticket_service"
            width: details.width
            text: modelData
            size: details.small ? Theme.body : Theme.heading * 0.9
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        Column {
            width: parent.width - qr.width - parent.spacing
            spacing: Theme.gap

            Fact {
                objectName: "ticket_ahead"
                width: parent.width
                iconName: "users"
                label: Words.say("kiosk.ahead_of_you")
                value: String(details.kiosk.ticket_ahead)
                strong: true
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
            colour: Theme.accent
        }

        Body {
            width: parent.width - ear.width - parent.spacing
            text: Words.say("ticket.watch_listen")
            weight: Theme.semiBold
            lineHeight: 1.1
        }
    }
}
