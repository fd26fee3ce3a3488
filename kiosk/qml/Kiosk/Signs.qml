// Small signs for staff; citizens need do nothing about them.
import QtQuick
import Foleni
import Kiosk.Screens

Row {
    id: signs

    required property Screens kiosk
    // Whether there is room for words beside the signs.
    required property bool worded

    spacing: Theme.gapSmall

    Pill {
        objectName: "sign_cut_off"
        visible: signs.kiosk.ready && !signs.kiosk.connected
        kind: "near"
        iconName: "cut-off"
        text: signs.worded ? Words.say("kiosk.sign.cut_off") : ""
        Accessible.name: Words.say("kiosk.sign.cut_off")
        size: Theme.label * 0.75
    }

    Pill {
        objectName: "sign_alone"
        visible: signs.kiosk.alone_sign !== ""
        kind: "near"
        iconName: "cut-off"
        text: signs.worded ? signs.kiosk.alone_sign : ""
        Accessible.name: signs.kiosk.alone_sign
        size: Theme.label * 0.75
    }

    Pill {
        objectName: "sign_printer"
        visible: signs.kiosk.printer_failed
        kind: "near"
        iconName: "printer-off"
        text: signs.worded ? Words.say("kiosk.sign.printer") : ""
        Accessible.name: Words.say("kiosk.sign.printer")
        size: Theme.label * 0.75
    }

    Pill {
        objectName: "sign_paper"
        visible: signs.kiosk.paper_low
        kind: "near"
        iconName: "paper"
        text: signs.worded ? Words.say("kiosk.sign.paper") : ""
        Accessible.name: Words.say("kiosk.sign.paper")
        size: Theme.label * 0.75
    }

    Pill {
        objectName: "sign_sound"
        visible: signs.kiosk.soundless
        kind: "near"
        iconName: "volume-off"
        text: signs.worded ? Words.say("kiosk.sign.sound") : ""
        Accessible.name: Words.say("kiosk.sign.sound")
        size: Theme.label * 0.75
    }

    Pill {
        objectName: "sign_speech"
        visible: signs.kiosk.unspoken
        kind: "near"
        iconName: "speech"
        text: signs.worded ? Words.say("kiosk.sign.speech") : ""
        Accessible.name: Words.say("kiosk.sign.speech")
        size: Theme.label * 0.75
    }
}
