// What do you need? The most used services here, by subject, by office, or by searching.
import QtQuick
import Foleni

KioskPage {
    id: choose

    objectName: "screen_choose"
    subject: Words.say("kiosk.choose_service")

    Row {
        id: tabs

        readonly property real part: (width - spacing * 4) / 5
        readonly property real tallest: Math.max(popular.implicitHeight, category.implicitHeight, agency.implicitHeight, search.implicitHeight, booking.implicitHeight)

        width: parent.width
        spacing: Theme.gapSmall

        TabButton {
            id: popular

            objectName: "tab_popular"
            width: tabs.part
            height: tabs.tallest
            beside: choose.wide && !choose.short
            iconName: "popular"
            text: Words.say("kiosk.tab.popular")
            chosen: choose.kiosk.tab === "popular"
            onClicked: choose.kiosk.show_tab("popular")
        }

        TabButton {
            id: category

            objectName: "tab_category"
            width: tabs.part
            height: tabs.tallest
            beside: choose.wide && !choose.short
            iconName: "list"
            text: Words.say("kiosk.tab.category")
            chosen: choose.kiosk.tab === "category"
            onClicked: choose.kiosk.show_tab("category")
        }

        TabButton {
            id: agency

            objectName: "tab_agency"
            width: tabs.part
            height: tabs.tallest
            beside: choose.wide && !choose.short
            iconName: "agency"
            text: Words.say("kiosk.tab.agency")
            chosen: choose.kiosk.tab === "agency"
            onClicked: choose.kiosk.show_tab("agency")
        }

        TabButton {
            id: search

            objectName: "search"
            width: tabs.part
            height: tabs.tallest
            beside: choose.wide && !choose.short
            iconName: "search"
            text: Words.say("kiosk.tab.search")
            onClicked: choose.kiosk.search()
        }

        TabButton {
            id: booking

            objectName: "booking"
            width: tabs.part
            height: tabs.tallest
            beside: choose.wide && !choose.short
            iconName: "appointment"
            text: Words.say("appointment.title")
            onClicked: choose.kiosk.ask_booking()
        }
    }

    Banner {
        id: banner

        objectName: "banner"
        y: tabs.tallest + Theme.gap
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: choose.kiosk.refusal_title !== ""
        kind: "warning"
        iconName: "alert"
        title: choose.kiosk.refusal_title
        text: choose.kiosk.refusal_advice
    }

    PagedGrid {
        y: tabs.tallest + Theme.gap + (banner.visible ? banner.height + Theme.gap : 0)
        width: parent.width
        height: basket.y - y - (basket.visible ? Theme.gap : 0)
        // After a refusal, with large type, there may be room for the reason alone.
        visible: height >= Theme.target * (banner.visible ? 2.6 : 1)
        wide: choose.wide
        dense: choose.short && choose.kiosk.tab === "agency"
        mostColumns: !choose.wide ? 2 : choose.short && basket.visible ? 1 : choose.kiosk.tab === "category" ? 5 : 3
        leastWidth: Theme.body * (choose.kiosk.tab === "category" ? 13 : 15)
        kiosk: choose.kiosk
        offered: choose.kiosk.tiles
    }

    BasketStrip {
        id: basket

        y: parent.height - height
        width: parent.width
        short: choose.wide
        kiosk: choose.kiosk
    }
}
