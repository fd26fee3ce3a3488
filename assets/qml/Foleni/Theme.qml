pragma Singleton
// Every colour, size, duration and letter form of Foleni's screens; none stands elsewhere.
import QtQuick

Measures {
    id: theme

    property bool night: false
    property bool highContrast: false
    // All controls within the lower 45 % of the screen.
    property bool reachMode: false
    // The centre's own accent in daylight; it needs 4.5 : 1 against card and ground.
    property color brand: "#006B4F"

    lined: highContrast

    readonly property string variant: highContrast ? "contrast" : night ? "night" : "day"

    readonly property Colours colours: highContrast ? contrastColours : night ? nightColours : dayColours
    readonly property color ground: colours.ground
    readonly property color card: colours.card
    readonly property color sunken: colours.sunken
    readonly property color ink: colours.ink
    readonly property color muted: colours.muted
    readonly property color border: colours.border
    readonly property color accent: colours.accent
    readonly property color accentSoft: colours.accentSoft
    readonly property color call: colours.call
    readonly property color onCall: colours.onCall
    readonly property color callSoft: colours.callSoft
    readonly property color priority: colours.priority
    readonly property color prioritySoft: colours.prioritySoft
    readonly property color appointment: colours.appointment
    readonly property color appointmentSoft: colours.appointmentSoft
    readonly property color warning: colours.warning
    readonly property color warningSoft: colours.warningSoft
    readonly property color danger: colours.danger
    readonly property color dangerSoft: colours.dangerSoft
    readonly property color onStrong: colours.onStrong
    readonly property color focus: colours.focus
    readonly property color shade: colours.shade
    // Over a screen that waits behind a question.
    readonly property color veil: Qt.alpha(colours.shade, 0.6)
    readonly property color clear: "#00000000"

    readonly property Colours dayColours: Colours {
        ground: "#F6F3EC"
        card: "#FFFFFF"
        sunken: "#ECE8DE"
        ink: "#10201A"
        muted: "#4C5D56"
        border: "#7E8883"
        accent: theme.brand
        accentSoft: "#E0EFE8"
        call: "#FFC845"
        onCall: "#10201A"
        callSoft: "#FFF1CC"
        priority: "#5B2A86"
        prioritySoft: "#F0E8F7"
        appointment: "#0A4F9E"
        appointmentSoft: "#E4EDF8"
        warning: "#8A4300"
        warningSoft: "#FBECDD"
        danger: "#B3261E"
        dangerSoft: "#FBE7E5"
        onStrong: "#FFFFFF"
        focus: "#10201A"
        shade: "#10201A"
    }
    readonly property Colours nightColours: Colours {
        ground: "#0E1A15"
        card: "#17271F"
        sunken: "#0A130F"
        ink: "#EAF2EC"
        muted: "#A9B8B0"
        border: "#75877E"
        accent: "#4FD1A5"
        accentSoft: "#163A2E"
        call: "#FFC845"
        onCall: "#10201A"
        callSoft: "#3A3113"
        priority: "#D0B0F2"
        prioritySoft: "#2E2143"
        appointment: "#97C5FF"
        appointmentSoft: "#152C49"
        warning: "#FFB870"
        warningSoft: "#3B2611"
        danger: "#FFA199"
        dangerSoft: "#451C1B"
        onStrong: "#08140F"
        focus: "#FFC845"
        shade: "#000000"
    }
    readonly property Colours contrastColours: Colours {
        ground: "#000000"
        card: "#000000"
        sunken: "#000000"
        ink: "#FFFFFF"
        muted: "#FFFFFF"
        border: "#FFFFFF"
        accent: "#FFE600"
        accentSoft: "#000000"
        call: "#FFE600"
        onCall: "#000000"
        callSoft: "#000000"
        priority: "#E6D2FF"
        prioritySoft: "#000000"
        appointment: "#BBDDFF"
        appointmentSoft: "#000000"
        warning: "#FFD29A"
        warningSoft: "#000000"
        danger: "#FFBDB8"
        dangerSoft: "#000000"
        onStrong: "#000000"
        focus: "#FFFFFF"
        shade: "#000000"
    }
}
