// Tiles in columns, as many to a page as fit whole; two large buttons turn the pages.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: grid

    required property Screens kiosk
    // What is chosen from.
    required property QtObject offered
    property bool wide: true
    property bool dense: false
    // A tile is at least as wide, and there are at most as many columns.
    property real leastWidth: Theme.body * 15
    property int mostColumns: 3
    property int page: 0
    // Height of the tallest tile; every tile is as tall.
    property real tallest: Theme.target
    // Whether a column is left to the page turner.
    property bool narrow: false
    readonly property real room: narrow ? width - turnerWidth - Theme.gap : width
    readonly property real turnerWidth: Theme.target * (height < Theme.target * 3.4 ? 2.3 : 1.5)
    // Columns left out because a tile so narrow would be taller than the grid.
    property int spared: 0
    readonly property int columns: Math.max(1, -spared + Math.min(mostColumns, Math.floor((room + Theme.gapSmall) / (leastWidth + Theme.gapSmall))))
    readonly property real cellWidth: (room - Theme.gapSmall * (columns - 1)) / columns
    readonly property int allRows: Math.ceil(tiles.count / columns)
    readonly property int fitting: Math.max(1, Math.floor((height + Theme.gapSmall) / (tallest + Theme.gapSmall)))
    readonly property int fittingBeside: wide ? fitting : Math.max(1, Math.floor((height - Theme.target - Theme.gap + Theme.gapSmall) / (tallest + Theme.gapSmall)))
    readonly property int rows: allRows <= fitting ? Math.max(1, allRows) : fittingBeside
    readonly property int each: rows * columns
    readonly property int pages: Math.max(1, Math.ceil(tiles.count / each))
    readonly property real tileRoom: height - (wide || pages === 1 ? 0 : Theme.target + Theme.gap)
    readonly property real cellHeight: Math.min((tileRoom - Theme.gapSmall * (rows - 1)) / rows, tallest * (wide ? 1.35 : 1.9))
    readonly property alias count: tiles.count
    // Whether the tiles are where they stay: until then none is shown, and none is touched by mistake.
    property bool settled: false

    opacity: settled ? 1 : 0
    onPagesChanged: page = Math.min(page, pages - 1)
    onWidthChanged: again()
    onHeightChanged: again()
    onLeastWidthChanged: again()

    function measure() {
        let most = 0
        for (let place = 0; place < tiles.count; place++) {
            const tile = tiles.itemAt(place) as Choice
            if (tile)
                most = Math.max(most, tile.implicitHeight)
        }
        const known = tallest
        tallest = Math.max(Theme.target, most)
        if (wide && pages > 1 && !narrow)
            narrow = true
        else if (tallest > height && columns > 1)
            spared++
        else if (tallest === known)
            settled = true
        if (!settled)
            later.restart()
    }

    function again() {
        narrow = false
        spared = 0
        settled = false
        later.restart()
    }

    // Unlike Qt.callLater, it ends with the screen.
    Timer {
        id: later

        interval: 0
        onTriggered: grid.measure()
    }

    Repeater {
        id: tiles

        model: grid.offered
        onCountChanged: {
            grid.page = 0
            grid.again()
        }

        delegate: Choice {
            required property int index
            readonly property int place: index % grid.each
            readonly property bool here: Math.floor(index / grid.each) === grid.page

            // Not hidden by `visible`: hidden, a tile has another height, and turning the page would undo itself.
            opacity: here ? 1 : 0
            enabled: here
            Accessible.ignored: !here
            x: (place % grid.columns) * (grid.cellWidth + Theme.gapSmall)
            y: Math.floor(place / grid.columns) * (grid.cellHeight + Theme.gapSmall)
            width: grid.cellWidth
            height: grid.cellHeight
            dense: grid.dense
            onImplicitHeightChanged: later.restart()
            onClicked: grid.kiosk.choose(code)
        }
    }

    PageTurner {
        visible: grid.pages > 1
        upright: grid.wide && grid.height >= Theme.target * 3.4
        worded: !grid.wide
        x: grid.wide ? grid.width - width : 0
        y: grid.wide ? 0 : grid.height - height
        width: grid.wide ? grid.turnerWidth : grid.width
        height: grid.wide ? grid.height : Theme.target
        page: grid.page
        pages: grid.pages
        onTurned: page => grid.page = page
    }
}
