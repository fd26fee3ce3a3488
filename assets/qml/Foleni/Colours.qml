// One set of colours, named by what they are for.
import QtQuick

QtObject {
    required property color ground
    required property color card
    required property color sunken
    required property color ink
    required property color muted
    required property color border
    required property color accent
    required property color accentSoft
    required property color call
    required property color onCall
    required property color callSoft
    required property color priority
    required property color prioritySoft
    required property color appointment
    required property color appointmentSoft
    required property color warning
    required property color warningSoft
    required property color danger
    required property color dangerSoft
    // Text and icons on a filled accent, priority, appointment, warning or danger.
    required property color onStrong
    required property color focus
    required property color shade
}
