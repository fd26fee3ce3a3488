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
    // The wait on a line of its own, above the rest.
    property bool stacked: false

    padding: short ? Theme.gapSmall : type > 1 ? Theme.gapLarge : Theme.gap
    implicitHeight: rows.height + padding * 2

    Flow {
        id: rows

        readonly property int others: facts.kiosk.facts["left"] === "" ? 2 : 3
        readonly property bool narrow: width <= Theme.body * 20
        // The wait is what people look for, and sometimes a sentence: it has the most room.
        readonly property real waiting: facts.stacked || narrow ? width : Math.floor((width - spacing * others) * (others === 2 ? 0.46 : 0.38))
        readonly property int abreast: facts.stacked || narrow ? Math.min(others, narrow ? 2 : 3) : others
        readonly property real rest: waiting < width ? width - waiting - spacing : width
        readonly property real part: Math.floor((rest - spacing * (abreast - 1)) / abreast)

        width: parent.width
        spacing: facts.stacked && facts.type > 1 ? Theme.gapLarge : Theme.gap

        Fact {
            objectName: "fact_wait"
            visible: value !== ""
            width: rows.waiting
            // A figure is a hero; a sentence stays on its line.
            type: facts.stacked && strong ? facts.type * 1.3 : Math.min(facts.type, 1.25)
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
