// The options of one part of an errand, side by side or one to a row; chosen by arrows, digits, mouse.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

FocusScope {
    id: options

    required property Form form
    required property FormPart part
    readonly property bool rows: part.kind === "rows" || part.kind === "lines"
    readonly property bool readOnly: part.kind === "lines"
    property int at: 0

    objectName: "part_" + part.name
    implicitHeight: column.height
    activeFocusOnTab: !readOnly && repeater.count > 0
    Accessible.role: Accessible.List
    Accessible.name: part.told === "" ? part.label : part.label + ": " + part.told
    Accessible.description: part.problem
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_9 && event.modifiers === Qt.NoModifier)
            event.accepted = take(event.key - Qt.Key_1)
    }
    Keys.onUpPressed: step(-1)
    Keys.onDownPressed: step(1)
    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)
    Keys.onSpacePressed: take(at)
    Keys.onReturnPressed: form.submit()
    Keys.onEnterPressed: form.submit()

    // The next or last one; where one alone may be chosen it is chosen at once.
    function step(by: int) {
        if (repeater.count === 0)
            return
        let from = part.many ? at : -1
        for (let i = 0; !part.many && i < repeater.count; ++i)
            if ((repeater.itemAt(i) as FormOption).chosen)
                from = i
        at = Math.max(0, Math.min(repeater.count - 1, from + by))
        if (!part.many)
            take(at)
    }

    function take(place: int): bool {
        if (readOnly || place >= repeater.count)
            return false
        at = place
        form.choose(part.name, (repeater.itemAt(place) as FormOption).code)
        return true
    }

    Column {
        id: column

        width: parent.width
        spacing: Theme.gapTiny

        Label {
            width: parent.width
            text: options.part.label
            Accessible.ignored: true
        }

        Flow {
            width: parent.width
            spacing: options.rows ? Theme.gapTiny / 2 : Theme.gapTiny

            Repeater {
                id: repeater

                model: options.part.options

                FormOption {
                    rows: options.rows
                    readOnly: options.readOnly
                    many: options.part.many
                    current: options.activeFocus && (options.part.many ? index === options.at : chosen)
                    room: column.width
                    onTaken: {
                        options.forceActiveFocus()
                        options.take(index)
                    }
                }
            }
        }

        Body {
            width: parent.width
            visible: options.part.empty !== ""
            text: options.part.empty
            color: Theme.muted
        }

        Row {
            visible: options.part.problem !== ""
            spacing: Theme.gapTiny

            Icon {
                name: "alert"
                colour: Theme.danger
                size: Theme.label * 1.2
            }

            Label {
                width: column.width - Theme.label * 1.2 - parent.spacing
                text: options.part.problem
                color: Theme.danger
                Accessible.role: Accessible.AlertMessage
            }
        }
    }

    FocusRing {
        corner: Theme.radiusSmall
        shown: options.activeFocus && !options.readOnly
        anchors.margins: -Theme.gapTiny
    }
}
