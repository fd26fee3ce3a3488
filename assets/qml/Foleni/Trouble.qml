// What people see when the program itself failed: one calm sentence, and a way on.
import QtQuick

Rectangle {
    id: trouble

    // What staff may want to read; citizens are not shown it.
    property string detail: ""
    signal dismissed

    objectName: "trouble"
    anchors.fill: parent
    color: Theme.ground
    z: 1000
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence.text
    Component.onCompleted: again.forceActiveFocus()

    MouseArea {
        anchors.fill: parent
    }

    Timer {
        interval: Theme.recovery
        running: Theme.wall
        onTriggered: trouble.dismissed()
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.margin * 2, Theme.body * 34)
        spacing: Theme.gapLarge

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "alert"
            colour: Theme.warning
            size: Theme.iconHuge
        }

        Title {
            id: sentence

            width: parent.width
            text: Words.say("common.error")
            horizontalAlignment: Text.AlignHCenter
        }

        Body {
            width: parent.width
            visible: Theme.touch
            text: Words.say("trouble.advice")
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            visible: Theme.density === "desk" && trouble.detail !== ""
            text: trouble.detail
            horizontalAlignment: Text.AlignHCenter
        }

        TouchButton {
            id: again

            objectName: "trouble.again"
            visible: !Theme.wall
            anchors.horizontalCenter: parent.horizontalCenter
            kind: "primary"
            large: true
            iconName: "refresh"
            text: Words.say("common.try_again")
            onClicked: trouble.dismissed()
        }
    }
}
