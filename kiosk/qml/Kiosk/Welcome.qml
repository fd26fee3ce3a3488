// The welcome in both languages on one calm sheet, and the three steps to a ticket.
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: welcome

    required property Screens kiosk
    readonly property color words: Theme.highContrast ? Theme.ink : Theme.onStrong
    readonly property real loud: Math.min(Theme.display * 1.9, height * 0.26, width * 0.22)
    readonly property bool roomy: height > greeting.implicitHeight + steps.implicitHeight + Theme.gapLarge * 3

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius * 1.4
        color: Theme.highContrast ? Theme.card : Theme.accent
        border.width: Theme.highContrast ? Theme.line : 0
        border.color: Theme.border
    }

    MouseArea {
        objectName: "welcome"
        anchors.fill: parent
        pressAndHoldInterval: Theme.staffHold
        onPressAndHold: welcome.kiosk.call_staff()
    }

    Column {
        id: greeting

        x: Theme.gapLarge
        y: welcome.roomy ? Math.round((welcome.height - height - steps.height) * 0.4) : Theme.gapLarge
        width: parent.width - x * 2
        spacing: Theme.gapTiny

        TypeText {
            width: parent.width
            text: Words.sayIn("sw", "kiosk.hello")
            size: welcome.loud
            weight: Theme.extraBold
            color: welcome.words
            lineHeight: 1
        }

        TypeText {
            width: parent.width
            text: Words.sayIn("en", "kiosk.hello")
            size: welcome.loud * 0.58
            weight: Theme.semiBold
            color: welcome.words
            lineHeight: 1.05
        }

        Item {
            width: 1
            height: Theme.gapSmall
        }

        TypeText {
            objectName: "welcome_centre"
            width: parent.width
            visible: text !== ""
            text: welcome.kiosk.centre
            size: Theme.heading
            weight: Theme.semiBold
            color: welcome.words
            lineHeight: 1.1
        }
    }

    Steps {
        id: steps

        x: Theme.gapLarge
        y: parent.height - height - Theme.gapLarge
        width: parent.width - x * 2
        visible: welcome.roomy
        words: welcome.words
        size: welcome.width < welcome.height ? Theme.heading : Theme.body
    }
}
