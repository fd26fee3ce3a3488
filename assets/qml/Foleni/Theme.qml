pragma Singleton
// Every colour, size, duration and letter form of Foleni's screens; nothing of these stands elsewhere.
import QtQuick

QtObject {
    id: theme

    // What a screen is: "touch" (kiosk), "desk" (counter) or "wall" (displays).
    property string density: "touch"
    // Pixels in one millimetre of the screen; floor.qt.application measures it.
    property real millimetre: 3.6
    // Metres from which a wall is read.
    property real distance: 5
    // 1 or 1.5, the reader's choice.
    property real textScale: 1
    property bool night: false
    property bool highContrast: false
    // All controls within the lower 45 % of the screen.
    property bool reachMode: false
    property bool reducedMotion: false
    // The centre's own accent in daylight; it needs 4.5 : 1 against card and ground.
    property color brand: "#006B4F"

    readonly property bool touch: density === "touch"
    readonly property bool wall: density === "wall"
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
    readonly property color clear: "#00000000"

    // Type by role, in pixels. A wall's numbers are as tall as a 1/80 of the distance they are read from.
    readonly property string family: "Atkinson Hyperlegible Next"
    readonly property real wallHero: distance * 1000 / 80 / capHeight
    readonly property real capHeight: 0.668
    readonly property real hero: type(wall ? wallHero : touch ? 40 : 17, 0.2)
    readonly property real display: type(wall ? wallHero * 0.52 : touch ? 18 : 9.5, 0.4)
    readonly property real title: type(wall ? wallHero * 0.34 : touch ? 13 : 6.3, 0.5)
    readonly property real heading: type(wall ? wallHero * 0.25 : touch ? 9.2 : 4.9, 0.8)
    readonly property real body: type(wall ? wallHero * 0.2 : touch ? 7 : 4.2, 1)
    readonly property real label: type(wall ? wallHero * 0.16 : touch ? 6 : 3.6, 1)
    readonly property var tabular: ({ "tnum": 1 })
    readonly property int regular: Font.Normal
    readonly property int medium: Font.Medium
    readonly property int semiBold: Font.DemiBold
    readonly property int bold: Font.Bold
    readonly property int extraBold: Font.ExtraBold
    readonly property real leading: 1.18

    // Distances, in pixels.
    readonly property real step: Math.max(4, (wall ? Math.max(1.5, distance * 0.6) : touch ? 2.3 : 1.06) * millimetre)
    readonly property real gapTiny: Math.round(step)
    readonly property real gapSmall: Math.round(step * 2)
    readonly property real gap: Math.round(step * 3)
    readonly property real gapLarge: Math.round(step * 5)
    readonly property real gapHuge: Math.round(step * 9)
    readonly property real margin: Math.round(step * (touch ? 6 : 5))
    readonly property real radius: Math.round(wall ? step * 3 : touch ? 4.5 * millimetre : 12)
    readonly property real radiusSmall: Math.round(radius * 0.6)
    readonly property real line: Math.max(1, Math.round(millimetre * (highContrast ? 0.6 : 0.3)))
    readonly property real focusWidth: Math.max(3, Math.round(millimetre * (touch ? 1.1 : 0.8)))
    readonly property real shadow: Math.round(step * (touch ? 2.6 : 3))

    // The least height and width of what is touched or clicked.
    readonly property real target: Math.max(touch ? 44 : 30, Math.round((touch ? 20 : 9.5) * millimetre))
    readonly property real targetLarge: Math.round(target * (touch ? 1.5 : 1.35))
    readonly property real icon: Math.round(body * 1.35)
    readonly property real iconLarge: Math.round(heading * 1.7)
    readonly property real iconHuge: Math.round(title * 2)

    // How much of the ink covers what is hovered or pressed; how small a pressed thing gets.
    readonly property real hover: 0.05
    readonly property real press: 0.12
    readonly property real pressScale: reducedMotion ? 1 : 0.985

    // Durations, in milliseconds.
    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int calm: reducedMotion ? 0 : 260
    readonly property int slow: reducedMotion ? 0 : 600

    function type(millimetres: real, growth: real): int {
        return Math.round(millimetres * millimetre * (1 + (textScale - 1) * growth));
    }

    readonly property Colours dayColours: Colours {
        ground: "#F6F3EC"; card: "#FFFFFF"; sunken: "#ECE8DE"
        ink: "#10201A"; muted: "#4C5D56"; border: "#7E8883"
        accent: theme.brand; accentSoft: "#E0EFE8"
        call: "#FFC845"; onCall: "#10201A"; callSoft: "#FFF1CC"
        priority: "#5B2A86"; prioritySoft: "#F0E8F7"
        appointment: "#0A4F9E"; appointmentSoft: "#E4EDF8"
        warning: "#8A4300"; warningSoft: "#FBECDD"
        danger: "#B3261E"; dangerSoft: "#FBE7E5"
        onStrong: "#FFFFFF"; focus: "#10201A"; shade: "#10201A"
    }
    readonly property Colours nightColours: Colours {
        ground: "#0E1A15"; card: "#17271F"; sunken: "#0A130F"
        ink: "#EAF2EC"; muted: "#A9B8B0"; border: "#75877E"
        accent: "#4FD1A5"; accentSoft: "#163A2E"
        call: "#FFC845"; onCall: "#10201A"; callSoft: "#3A3113"
        priority: "#D0B0F2"; prioritySoft: "#2E2143"
        appointment: "#97C5FF"; appointmentSoft: "#152C49"
        warning: "#FFB870"; warningSoft: "#3B2611"
        danger: "#FFA199"; dangerSoft: "#451C1B"
        onStrong: "#08140F"; focus: "#FFC845"; shade: "#000000"
    }
    readonly property Colours contrastColours: Colours {
        ground: "#000000"; card: "#000000"; sunken: "#000000"
        ink: "#FFFFFF"; muted: "#FFFFFF"; border: "#FFFFFF"
        accent: "#FFE600"; accentSoft: "#000000"
        call: "#FFE600"; onCall: "#000000"; callSoft: "#000000"
        priority: "#E6D2FF"; prioritySoft: "#000000"
        appointment: "#BBDDFF"; appointmentSoft: "#000000"
        warning: "#FFD29A"; warningSoft: "#000000"
        danger: "#FFBDB8"; dangerSoft: "#000000"
        onStrong: "#000000"; focus: "#FFFFFF"; shade: "#000000"
    }
}
