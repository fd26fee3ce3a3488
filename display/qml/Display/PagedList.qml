// A list that shows whole rows only, and turns its page with `turn` when there are more.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

ListView {
    id: list

    // Grows by one for each page.
    required property int turn
    // The least height of a row.
    required property real least
    property int fewest: 3
    readonly property int perPage: Math.max(fewest, Math.floor(height / least))
    // A pixel more, so that nothing of the row after the last one shows.
    readonly property real rowHeight: (height + 1) / perPage
    readonly property int pages: Math.max(1, Math.ceil(count / perPage))
    readonly property int page: turn % pages

    interactive: false
    clip: true
    cacheBuffer: 0
    reuseItems: false
    // The last page is filled up with rows of the one before it.
    readonly property int firstShown: Math.max(0, Math.min(page * perPage, count - perPage))

    // Where it stands is not bound: a list moves its origin when rows above change their height.
    function settle() {
        forceLayout()
        if (count > 0)
            positionViewAtIndex(firstShown, ListView.Beginning)
    }

    onPageChanged: appear.restart()
    onFirstShownChanged: Qt.callLater(settle)
    onRowHeightChanged: Qt.callLater(settle)
    onCountChanged: Qt.callLater(settle)

    NumberAnimation {
        id: appear

        target: list
        property: "opacity"
        from: 0
        to: 1
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
}
