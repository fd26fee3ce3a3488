// One service before a ticket is taken: what to bring, what it costs, how many wait, or why it is closed.
import QtQuick
import Foleni

KioskPage {
    id: service

    objectName: "screen_service"
    // What is touched here lies low in any case.
    reachable: false
    subject: kiosk.service_name

    readonly property bool refused: kiosk.refusal_title !== ""
    // Upright, with ordinary type: all is read from a step away.
    readonly property bool roomy: !wide && Theme.textScale === 1
    // The same on a wide screen.
    readonly property bool spacious: wide && !short && Theme.textScale === 1 && kiosk.documents.length < 5
    // So little to bring that all can be larger still.
    readonly property bool few: kiosk.documents.length < 3 && !told
    readonly property bool told: refused || !kiosk.service_open

    Facts {
        id: facts

        y: service.wide || !service.told ? 0 : banner.height + Theme.gap
        width: parent.width
        short: service.short
        type: service.spacious ? 1.25 : !service.roomy ? 1 : service.few ? 1.5 : 1.2
        stacked: !service.wide
        kiosk: service.kiosk
    }

    Documents {
        y: facts.y + facts.height + Theme.gap
        width: service.wide ? Math.round(parent.width * 0.54) : parent.width
        // It fills the sheet, so that what to bring is read from a step away.
        height: service.wide ? parent.height - y : buttons.y - Theme.gap - y
        short: service.short
        visible: height > Theme.target
        assuring: !service.short
        wanted: service.short ? (service.few && Theme.textScale === 1 ? 1.3 : 1) : service.spacious ? 1.55 : !service.roomy ? 1.15 : service.few ? 2.1 : service.kiosk.documents.length < 5 ? 1.75 : 1.5
        kiosk: service.kiosk
    }

    Banner {
        id: banner

        objectName: "banner"
        x: service.wide ? buttons.x : 0
        y: service.wide ? facts.height + Theme.gap : 0
        width: parent.width - x
        visible: service.told
        kind: "warning"
        iconName: service.refused ? "alert" : "clock"
        title: service.refused ? service.kiosk.refusal_title : service.kiosk.closed_title
        text: service.refused ? service.kiosk.refusal_advice : service.kiosk.closed_advice
    }

    Column {
        id: buttons

        x: service.wide ? Math.round(parent.width * 0.54) + Theme.gap : 0
        y: service.wide ? facts.height + Theme.gap + (service.told ? banner.height + Theme.gap : 0) : parent.height - height
        width: parent.width - x
        spacing: Theme.gapSmall

        // What is done most is largest, as far as there is room.
        function tall(natural: real): real {
            const room = service.wide ? service.contentHeight - y - another.height - spacing : 0
            return Math.max(natural, Math.min(room, Theme.targetLarge * (service.short ? 3 : 2)))
        }

        TouchButton {
            objectName: "take_ticket"
            width: parent.width
            height: buttons.tall(implicitHeight)
            visible: service.kiosk.service_open
            kind: "primary"
            large: !service.short || !service.told && Theme.textScale === 1
            iconName: "ticket"
            text: service.kiosk.chosen > 1 ? Words.say("kiosk.take_ticket_for", {
                "n": service.kiosk.chosen
            }) : Words.say("kiosk.take_ticket")
            onClicked: service.kiosk.take_ticket()
        }

        TouchButton {
            id: another

            objectName: "add_another"
            width: parent.width
            visible: service.kiosk.service_open && service.kiosk.may_add
            iconName: "plus"
            text: Words.say("kiosk.add_another")
            onClicked: service.kiosk.add_another()
        }
    }
}
