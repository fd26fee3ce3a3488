// The services of a category or an agency.
import QtQuick
import Foleni

KioskPage {
    id: services

    objectName: "screen_services"
    subject: kiosk.heading

    PagedGrid {
        width: parent.width
        height: basket.y - (basket.visible ? Theme.gap : 0)
        wide: services.wide
        mostColumns: !services.wide ? 2 : services.short && basket.visible ? 1 : 3
        kiosk: services.kiosk
        offered: services.kiosk.group_tiles
    }

    BasketStrip {
        id: basket

        y: parent.height - height
        width: parent.width
        short: services.wide
        kiosk: services.kiosk
    }
}
