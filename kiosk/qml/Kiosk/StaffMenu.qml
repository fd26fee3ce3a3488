// What staff do at a kiosk, over everything else; it asks who they are first.
import QtQuick
import Foleni
import Kiosk.Staff

Rectangle {
    id: menu

    required property Staff staff
    readonly property bool asking: staff.step === "number" || staff.step === "pin"

    objectName: "staff_menu"
    color: Theme.veil
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    // By the key that leads back.
    function leave() {
        staff.leave()
    }

    // Nothing below is touched through it.
    MouseArea {
        anchors.fill: parent
    }

    Timer {
        id: patience

        interval: Theme.staffPatience
        running: true
        onTriggered: menu.staff.leave()
    }

    Connections {
        function onChanged() {
            patience.restart()
        }

        target: menu.staff
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.margin * 2, Theme.body * 26)
        height: column.height + padding * 2
        scale: Math.min(1, (menu.height - Theme.gap) / height)

        Column {
            id: column

            width: parent.width
            spacing: Theme.gap

            Title {
                id: title

                width: parent.width
                text: Words.say(menu.staff.step === "closed" ? "staff.menu" : "staff." + menu.staff.step)
            }

            PinPad {
                width: parent.width
                visible: menu.asking
                staff: menu.staff
            }

            StaffChoices {
                width: parent.width
                visible: !menu.asking
                staff: menu.staff
            }

            Body {
                objectName: "staff_said"
                width: parent.width
                visible: text !== ""
                text: menu.staff.said
                color: Theme.warning
            }

            TouchButton {
                objectName: "staff_leave"
                width: parent.width
                iconName: "back"
                text: Words.say("staff.leave")
                onClicked: menu.staff.leave()
            }
        }
    }
}
