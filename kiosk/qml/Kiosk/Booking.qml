// An appointment: its code is held before the scanner, or written; what is amiss is said here.
import QtQuick
import Foleni

KioskPage {
    id: booking

    objectName: "screen_booking"
    // What is touched here lies low in any case.
    reachable: false
    subject: short ? "" : Words.say("appointment.title")

    readonly property bool refused: kiosk.refusal_title !== ""
    // Where there is no room for both, the keys make way for what is amiss.
    readonly property bool written: !(refused && short)

    WriteField {
        id: field

        width: booking.wide && booking.written ? parent.width - checkIn.width - Theme.gapSmall : parent.width
        height: booking.wide ? checkIn.height : Theme.target
        iconName: "appointment"
        written: booking.kiosk.query
        asked: Words.say("appointment.reference")
    }

    TouchButton {
        id: checkIn

        objectName: "check_in"
        x: booking.wide ? parent.width - width : 0
        y: booking.wide ? 0 : keys.y - Theme.gap - height
        width: booking.wide ? Math.round(parent.width * 0.34) : parent.width
        kind: "primary"
        visible: booking.written
        enabled: booking.kiosk.query !== ""
        large: !booking.wide
        iconName: "appointment"
        text: Words.say("appointment.check_in")
        onClicked: booking.kiosk.check_in()
    }

    Banner {
        id: banner

        objectName: "banner"
        y: field.height + Theme.gap
        width: booking.wide && booking.written ? parent.width - ordinary.width - Theme.gap : parent.width
        visible: booking.refused
        kind: "warning"
        iconName: "alert"
        title: booking.kiosk.refusal_title
        text: booking.kiosk.refusal_advice
    }

    TouchButton {
        id: ordinary

        height: booking.written ? implicitHeight : Math.max(implicitHeight, again.implicitHeight)
        objectName: "choose_instead"
        x: booking.wide && booking.written ? parent.width - width : 0
        y: banner.y + (booking.wide && booking.written ? 0 : banner.height + Theme.gap)
        width: booking.wide && booking.written ? checkIn.width : booking.written ? parent.width : Math.round((parent.width - Theme.gap) / 2)
        visible: booking.refused
        iconName: "walk-in"
        text: Words.say("kiosk.take_ticket")
        onClicked: booking.kiosk.choose_instead()
    }

    TouchButton {
        id: again

        objectName: "write_again"
        height: ordinary.height
        x: parent.width - width
        y: ordinary.y
        width: ordinary.width
        visible: !booking.written
        iconName: "edit"
        text: Words.say("appointment.enter_reference")
        onClicked: booking.kiosk.erase()
    }

    BookingHint {
        y: field.height + Theme.gap
        width: parent.width
        height: (booking.wide ? keys.y : checkIn.y) - Theme.gap - y
        visible: !booking.refused
    }

    Keyboard {
        id: keys

        y: parent.height - height
        width: parent.width
        visible: booking.written
        most: parent.height - field.height - Theme.gap * 2 - Theme.target * (booking.short ? 0.5 : 2.2)
        digits: true
        marks: "-"
        onTyped: letter => booking.kiosk.type(letter)
        onErased: booking.kiosk.erase()
    }
}
