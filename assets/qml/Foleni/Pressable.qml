// The base of all that is pressed: by finger, mouse, Space, Enter or its shortcut.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: control

    // A second, smaller line; read aloud after the text.
    property string note: ""
    // A key that presses it wherever the keys are: "F2".
    property string shortcut: ""
    property string iconName: ""
    property real corner: Theme.radius

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: Theme.gapSmall
    bottomPadding: Theme.gapSmall
    hoverEnabled: !Theme.touch
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    scale: down ? Theme.pressScale : 1
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note
    Accessible.onPressAction: click()
    Keys.onReturnPressed: event => pressedByKey(event)
    Keys.onEnterPressed: event => pressedByKey(event)

    function pressedByKey(event: var) {
        if (!event.isAutoRepeat)
            click()
    }

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick
        }
    }

    Shortcut {
        sequence: control.shortcut
        enabled: control.shortcut !== "" && control.visible && control.enabled
        onActivated: control.click()
    }

    FocusRing {
        corner: control.corner
        // A finger knows where it is; the ring is for those who go by keys.
        shown: Theme.touch ? control.visualFocus : control.activeFocus
        z: 1
    }
}
