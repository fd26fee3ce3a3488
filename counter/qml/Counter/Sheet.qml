// An errand being filled in: its parts, the button that does it, and the way back, which keeps it.
import QtQuick
import Foleni
import Counter.Floor

Card {
    id: sheet

    required property Desk desk
    required property Form form
    property bool compact: false

    objectName: "sheet"
    implicitWidth: Theme.target
    implicitHeight: Theme.target * 3
    padding: compact ? Theme.gapSmall : Theme.gap
    visible: form.name !== ""
    enabled: visible

    // The keys go to the first part that can be filled in, or to the button.
    function offer() {
        if (!visible || papers.offer(""))
            return
        if (ok.visible)
            ok.forceActiveFocus()
        else
            back.forceActiveFocus()
    }

    function resume() {
        if (!visible || papers.held === "" || !papers.offer(papers.held))
            offer()
    }

    onVisibleChanged: {
        papers.held = ""
        Qt.callLater(offer)
    }

    Connections {
        target: sheet.form

        // Other parts: the one that had the keys has them again, if it is still there.
        function onParts_changed() {
            Qt.callLater(sheet.resume)
        }

        function onAmiss(part: string) {
            if (sheet.visible)
                papers.offer(part)
        }
    }

    // The floor said no: what was typed stands, and is corrected at once.
    Connections {
        target: sheet.desk

        function onRefused(code: string) {
            if (sheet.visible)
                papers.offer("")
        }
    }

    SheetHead {
        id: head

        width: parent.width
        desk: sheet.desk
        form: sheet.form
        compact: sheet.compact
    }

    SheetParts {
        id: papers

        form: sheet.form
        shown: sheet.visible
        y: head.height + Theme.gapTiny
        width: parent.width
        height: buttons.y - y - Theme.gapTiny
        onAwaited: Qt.callLater(sheet.offer)
    }

    Row {
        id: buttons

        y: parent.height - height
        width: parent.width
        spacing: Theme.gapSmall
        layoutDirection: Qt.RightToLeft

        TouchButton {
            id: ok

            objectName: "submit"
            width: Math.min(implicitWidth, parent.width - back.width - Theme.gapSmall)
            visible: sheet.form.ok !== ""
            kind: sheet.form.danger ? "danger" : "primary"
            text: sheet.form.ok
            shortcut: sheet.desk.key_of("submit")
            leftPadding: Theme.gapSmall
            rightPadding: Theme.gapSmall
            onClicked: sheet.form.submit()
        }

        TouchButton {
            id: back

            objectName: "back"
            kind: "quiet"
            text: Words.say("common.back")
            shortcut: sheet.desk.key_of("back")
            leftPadding: Theme.gapSmall
            rightPadding: Theme.gapSmall
            onClicked: sheet.form.leave()
        }
    }
}
