// The parts of an errand, one below the other; whatever has the keys is scrolled into sight.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Flickable {
    id: papers

    required property Form form
    // A sheet that is not seen makes no items.
    property bool shown: true

    // The part that had the keys last.
    property string held: ""

    // What a part is filled in from has come, and none has the keys yet.
    signal awaited

    objectName: "sheet_parts"
    contentWidth: width
    contentHeight: column.height + Theme.gapSmall * 2
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    // Gives the keys to the first part that can be filled in, or to the one named; whether any took them.
    function offer(name: string): bool {
        for (let i = 0; i < parts.count; ++i) {
            const loader = parts.itemAt(i) as PartLoader
            if (name !== "" && loader.modelData.name !== name)
                continue
            const blank = loader.item as FormBlank
            const options = loader.item as FormOptions
            if (blank) {
                blank.input.forceActiveFocus()
                return true
            }
            if (options && options.activeFocusOnTab) {
                options.forceActiveFocus()
                return true
            }
        }
        return false
    }

    function reveal(item: Item) {
        const top = item.y
        const bottom = top + item.height + Theme.gapSmall * 2
        if (top < contentY || item.height > height)
            contentY = Math.min(top, Math.max(0, contentHeight - height))
        else if (bottom > contentY + height)
            contentY = bottom - height
    }

    function hold(loader: PartLoader) {
        held = loader.modelData.name
        reveal(loader)
    }

    component PartLoader: Loader {
        id: loader

        required property FormPart modelData
        required property int index

        width: column.width
        sourceComponent: modelData.kind === "blank" ? blank : modelData.kind === "large" ? large : options

        Component {
            id: blank

            FormBlank {
                form: papers.form
                part: loader.modelData
                width: loader.width
                input.onActiveFocusChanged: if (input.activeFocus)
                    papers.hold(loader)
                onStep: by => {
                    const below = parts.itemAt(loader.index + 1) as PartLoader
                    if (below && below.item as FormOptions)
                        (below.item as FormOptions).step(by)
                }
            }
        }

        Component {
            id: large

            FormLarge {
                part: loader.modelData
                width: loader.width
            }
        }

        Component {
            id: options

            FormOptions {
                form: papers.form
                part: loader.modelData
                width: loader.width
                onActiveFocusChanged: if (activeFocus)
                    papers.hold(loader)
                onActiveFocusOnTabChanged: if (activeFocusOnTab && papers.held === "")
                    papers.awaited()
            }
        }
    }

    Column {
        id: column

        x: Theme.gapSmall
        y: Theme.gapSmall
        width: papers.width - x * 2
        spacing: Theme.gapSmall

        Repeater {
            id: parts

            model: papers.shown ? papers.form.parts : []
            delegate: PartLoader {}
        }
    }
}
