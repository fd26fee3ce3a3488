// How an appointment is shown to the kiosk: by its code before the scanner, or by writing it.
import QtQuick
import Foleni

Item {
    id: hint

    // Whether there is height for a picture.
    readonly property bool tall: height > Theme.target * 4

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.gap

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: hint.tall
            name: "qr"
            colour: Theme.appointment
            size: Math.min(Theme.iconHuge * 2, hint.height * 0.5)
        }

        Heading {
            objectName: "booking_hint"
            width: parent.width
            text: Words.say("appointment.scan")
            horizontalAlignment: hint.tall ? Text.AlignHCenter : Text.AlignLeft
        }

        Body {
            width: parent.width
            visible: hint.tall
            text: Words.say("appointment.show_slip")
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
