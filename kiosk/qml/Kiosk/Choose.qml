// What do you need? The most used services here, by subject, by office, or by searching.
import QtQuick
import Foleni

KioskPage {
    id: choose

    objectName: "screen_choose"
    subject: Words.say("kiosk.choose_service")

    Tabs {
        id: tabs

        width: parent.width
        height: implicitHeight
        abreast: choose.wide && !choose.short
        short: choose.short
        kiosk: choose.kiosk
    }

    Banner {
        id: banner

        objectName: "banner"
        y: tabs.height + Theme.gap
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: choose.kiosk.refusal_title !== ""
        kind: "warning"
        iconName: "alert"
        title: choose.kiosk.refusal_title
        text: choose.kiosk.refusal_advice
    }

    PagedGrid {
        y: tabs.height + Theme.gap + (banner.visible ? banner.height + Theme.gap : 0)
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
