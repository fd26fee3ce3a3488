// Something people must know: information, good news, a warning or a danger; by icon and words, not colour alone.
import QtQuick

Rectangle {
    id: banner

    // "info", "good", "warning" or "danger".
    property string kind: "info"
    required property string text
    property string title: ""
    property string iconName: kind === "danger" ? "stop" : kind === "warning" ? "alert" : kind === "good" ? "check-circle" : "info"
    // Buttons at its end.
    property alias actions: buttons.data
    readonly property color tone: kind === "danger" ? Theme.danger : kind === "warning" ? Theme.warning : kind === "good" ? Theme.accent : Theme.appointment
    readonly property color soft: kind === "danger" ? Theme.dangerSoft : kind === "warning" ? Theme.warningSoft : kind === "good" ? Theme.accentSoft : Theme.appointmentSoft

    implicitWidth: Theme.gap * 2 + sign.width + Theme.gapSmall + body.implicitWidth + buttons.width
    implicitHeight: Math.max(words.height, buttons.height) + Theme.gapSmall * 2
    radius: Theme.radiusSmall
    color: soft
    border.width: Theme.highContrast ? Theme.line : 0
    border.color: tone
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title === "" ? text : title + ". " + text

    Icon {
        id: sign

        x: Theme.gap
        y: words.y + (heading.visible ? heading.height : Math.min(words.height, Theme.body * Theme.lineBox)) / 2 - height / 2
        name: banner.iconName
        colour: banner.tone
    }

    Column {
        id: words

        x: sign.x + sign.width + Theme.gapSmall
        width: buttons.x - x - (buttons.width > 0 ? Theme.gapSmall : 0)
        anchors.verticalCenter: parent.verticalCenter

        TypeText {
            id: heading

            width: parent.width
            visible: banner.title !== ""
            text: banner.title
            color: banner.tone
            weight: Theme.bold
            Accessible.ignored: true
        }

        Body {
            id: body

            width: parent.width
            text: banner.text
            Accessible.ignored: true
        }
    }

    Row {
        id: buttons

        x: banner.width - width - Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapSmall
    }
}
