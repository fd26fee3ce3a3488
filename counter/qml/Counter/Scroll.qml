// Papers longer than their place: whatever in them has the keys is scrolled into sight.
import QtQuick
import Foleni

Flickable {
    id: papers

    readonly property Item held: Window.activeFocusItem

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    onHeldChanged: if (held && within(held))
        reveal(held)

    function within(item: Item): bool {
        let above = item.parent
        while (above && above !== contentItem)
            above = above.parent
        return above === contentItem
    }

    function reveal(item: Item) {
        const top = item.mapToItem(contentItem, 0, 0).y - Theme.gap
        const bottom = top + item.height + Theme.gap * 2
        if (top < contentY)
            contentY = Math.max(0, top)
        else if (bottom > contentY + height)
            contentY = Math.min(bottom - height, Math.max(0, contentHeight - height))
    }
}
