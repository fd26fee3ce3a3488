// The ways to look for a service: side by side, or in two rows where their words need the room; all words have one size.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Kiosk.Screens

Item {
    id: tabs

    required property Screens kiosk
    // Icons beside the words rather than above them, as far as one row has room.
    required property bool abreast
    // Little height: one row in any case.
    required property bool short
    readonly property var natural: ways.model.map((way, place) => room(place, abreast))
    readonly property bool two: !short && sum(natural) + gap * (natural.length - 1) > width
    readonly property bool beside: two || abreast
    readonly property var rows: two ? [[0, 1, 2], [3, 4]] : [[0, 1, 2, 3, 4]]
    readonly property real gap: Theme.gapSmall
    readonly property real each: Math.max(...ways.model.map((way, place) => high(place)))

    implicitHeight: each * rows.length + gap * (rows.length - 1)

    function sum(widths: var): real {
        return widths.reduce((all, one) => all + one, 0)
    }

    // What a tab takes with its words on one line.
    function room(place: int, besides: bool): real {
        const tab = ways.count > place ? ways.itemAt(place) as TabButton : null
        return !tab ? 0 : besides ? tab.naturalBeside : tab.naturalAbove
    }

    function high(place: int): real {
        const tab = ways.count > place ? ways.itemAt(place) as TabButton : null
        return tab ? tab.implicitHeight : 0
    }

    // Width of each tab of a row: all the same, unless the words of one need more.
    function shared(row: var): var {
        const part = (width - gap * (row.length - 1)) / row.length
        const needs = row.map(place => room(place, beside))
        const spare = part - sum(needs) / row.length
        return needs.map(need => Math.max(...needs) <= part ? part : need + spare)
    }

    Repeater {
        id: ways

        model: [
            {
                "name": "tab_popular",
                "tab": "popular",
                "icon": "popular",
                "words": "kiosk.tab.popular"
            },
            {
                "name": "tab_category",
                "tab": "category",
                "icon": "list",
                "words": "kiosk.tab.category"
            },
            {
                "name": "tab_agency",
                "tab": "agency",
                "icon": "agency",
                "words": "kiosk.tab.agency"
            },
            {
                "name": "search",
                "tab": "",
                "icon": "search",
                "words": "kiosk.tab.search"
            },
            {
                "name": "booking",
                "tab": "",
                "icon": "appointment",
                "words": "appointment.title"
            }
        ]

        delegate: TabButton {
            required property var modelData
            required property int index
            readonly property var row: tabs.rows.find(row => row.includes(index))
            readonly property int place: row.indexOf(index)
            readonly property var widths: tabs.shared(row)

            objectName: modelData.name
            x: tabs.sum(widths.slice(0, place)) + place * tabs.gap
            y: row[0] > 0 ? tabs.each + tabs.gap : 0
            width: widths[place]
            height: tabs.each
            beside: tabs.beside
            iconName: modelData.icon
            text: Words.say(modelData.words)
            chosen: modelData.tab !== "" && tabs.kiosk.tab === modelData.tab
            onClicked: modelData.name === "search" ? tabs.kiosk.search() : modelData.name === "booking" ? tabs.kiosk.ask_booking() : tabs.kiosk.show_tab(modelData.tab)
        }
    }
}
