// Waiting time, fee and hours of a service.
import QtQuick
import Foleni
import Kiosk.Screens

Card {
    id: facts

    required property Screens kiosk
    required property bool short
    // How much larger than other text the facts are.
    property real type: 1

    padding: short ? Theme.gapSmall : type > 1 ? Theme.gapLarge : Theme.gap
    implicitHeight: rows.height + padding * 2

    Grid {
        id: rows

        readonly property real part: (width - columnSpacing * (columns - 1)) / columns

        width: parent.width
        columns: width <= Theme.body * 20 ? 1 : facts.kiosk.facts["left"] === "" ? 3 : width > Theme.body * 27 ? 4 : 2
        rowSpacing: Theme.gap
        columnSpacing: Theme.gap

        Fact {
            objectName: "fact_wait"
            visible: value !== ""
            width: rows.part
            type: facts.type
            iconName: "hourglass"
            label: facts.kiosk.wait["label"]
            value: facts.kiosk.wait["value"]
            note: facts.kiosk.wait["note"]
            strong: facts.kiosk.wait["figure"]
        }

        Fact {
            objectName: "fact_fee"
            width: rows.part
            type: facts.type
            iconName: "fee"
            label: Words.say("kiosk.fee")
            value: facts.kiosk.facts["fee"]
        }

        Fact {
            objectName: "fact_hours"
            width: rows.part
            type: facts.type
            iconName: "clock"
            label: Words.say("kiosk.hours")
            value: facts.kiosk.facts["hours"]
            note: facts.short ? "" : facts.kiosk.facts["days"]
        }

        Fact {
            objectName: "fact_left"
            visible: value !== ""
            width: rows.part
            type: facts.type
            iconName: "ticket"
            label: Words.say("kiosk.left")
            value: facts.kiosk.facts["left"]
        }
    }
}
