// Search by letters: what was written, what was found, and keys large enough for any finger.
import QtQuick
import Foleni

KioskPage {
    id: search

    objectName: "screen_search"
    subject: short ? "" : Words.say("kiosk.search_service")

    WriteField {
        id: field

        width: parent.width
        iconName: "search"
        written: search.kiosk.query
        asked: Words.say("kiosk.write_what")
    }

    PagedGrid {
        id: found

        y: field.height + Theme.gap
        width: field.width
        height: keys.y - Theme.gap - y
        wide: search.wide || search.low
        mostColumns: search.short || search.low ? 1 : search.wide ? 3 : 2
        kiosk: search.kiosk
        offered: search.kiosk.found_tiles
    }

    Column {
        y: found.y
        width: field.width
        spacing: Theme.gapSmall
        visible: found.count === 0

        Heading {
            width: parent.width
            visible: search.kiosk.query !== ""
            text: Words.say("kiosk.no_results")
        }

        Body {
            objectName: "search_hint"
            width: parent.width
            text: search.kiosk.query === "" ? Words.say("kiosk.write_example") : Words.say("kiosk.try_other_words")
            color: Theme.muted
        }
    }

    Keyboard {
        id: keys

        y: parent.height - height
        width: parent.width
        most: parent.height - field.height - Theme.gap * 2 - Theme.target * 2.2
        digits: !search.wide && !search.low
        onTyped: letter => search.kiosk.type(letter)
        onErased: search.kiosk.erase()
    }
}
