// The theme's sizes and durations: in millimetres by role, given out in pixels.
import QtQuick

QtObject {
    // What a screen is: "touch" (kiosk), "desk" (counter) or "wall" (displays).
    property string density: "touch"
    // Pixels in one millimetre of the screen; floor.qt.application measures it.
    property real millimetre: 3.6
    // Metres from which a wall is read.
    property real distance: 5
    // 1 or 1.5, the reader's choice.
    property real textScale: 1
    property bool reducedMotion: false
    // Whether edges must stand out more.
    property bool lined: false

    readonly property bool touch: density === "touch"
    readonly property bool wall: density === "wall"

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
    readonly property var tabular: ({
            "tnum": 1
        })
    readonly property int regular: Font.Normal
    readonly property int medium: Font.Medium
    readonly property int semiBold: Font.DemiBold
    readonly property int bold: Font.Bold
    readonly property int extraBold: Font.ExtraBold
    readonly property real leading: 1.06
    // The height of one line of our letters, in their size.
    readonly property real lineBox: 1.3

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
    readonly property real line: Math.max(1, Math.round(millimetre * (lined ? 0.6 : 0.3)))
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
    // How long a wall, which nobody touches, shows that something went wrong.
    readonly property int recovery: 10000
    // How long staff hold the welcome to be let in, and how long their menu stays untouched.
    readonly property int staffHold: 3000
    readonly property int staffPatience: 120000

    function type(millimetres: real, growth: real): int {
        return Math.round(millimetres * millimetre * (1 + (textScale - 1) * growth))
    }
}
