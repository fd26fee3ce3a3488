// What staff do at a kiosk, over everything else; it asks who they are first.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Staff

Rectangle {
    id: menu

    required property Staff staff
    readonly property bool asking: staff.step === "number" || staff.step === "pin"
    // On a wide screen what is told stands beside what is touched, so that nothing shrinks.
    readonly property bool beside: width > height

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
        width: Math.min(parent.width - Theme.margin * 2, Theme.body * (menu.beside ? 48 : 26))
        height: both.height + padding * 2
        scale: Math.min(1, (menu.height - Theme.gap) / height)

        Grid {
            id: both

            readonly property real told: menu.beside ? Math.round((width - columnSpacing) * 0.46) : width
            readonly property real touched: menu.beside ? width - columnSpacing - told : width

            width: parent.width
            columns: menu.beside ? 2 : 1
            columnSpacing: Theme.gapLarge
            rowSpacing: Theme.gap

            Column {
                width: both.told
                spacing: menu.beside ? Theme.gapSmall : Theme.gap

                Title {
                    id: title

                    width: parent.width
                    text: Words.say(menu.staff.step === "closed" ? "staff.menu" : "staff." + menu.staff.step)
                }

                HeroNumber {
                    objectName: "staff_written"
                    height: size * 1.2
                    visible: menu.asking
                    text: menu.staff.written
                    size: Theme.title
                }

                Repeater {
                    model: menu.staff.step === "menu" ? menu.staff.facts : []

                    delegate: Body {
                        required property string modelData

                        width: both.told
                        text: modelData
                    }
                }

                Body {
                    objectName: "staff_said"
                    width: parent.width
                    visible: text !== ""
                    text: menu.staff.said
                    color: Theme.warning
                }
            }

            Column {
                width: both.touched
                spacing: Theme.gapSmall

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
}
