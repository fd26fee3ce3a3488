// A PIN that held for one sign-in was right: an own one in its place, typed twice.
import QtQuick
import Foleni
import Counter.Floor

Column {
    id: own

    required property Desk desk

    spacing: Theme.gap
    onVisibleChanged: {
        fresh.text = ""
        again.text = ""
    }

    Connections {
        target: own.desk
        enabled: own.visible

        function onRefused(code: string) {
            own.offer()
        }
    }

    function offer() {
        fresh.input.forceActiveFocus()
    }

    function submit() {
        desk.choose_pin(fresh.text, again.text)
        const wrong = [fresh, again].find(field => field.problem !== "")
        if (wrong)
            wrong.input.forceActiveFocus()
    }

    Title {
        width: parent.width
        text: Words.say("counter.own_pin.title")
    }

    Label {
        width: parent.width
        text: Words.say("counter.own_pin.advice")
    }

    Field {
        id: fresh

        objectName: "new_pin"
        width: parent.width
        label: Words.say("counter.part.pin_new")
        problem: own.desk.new_problem
        secret: true
        numeric: true
        maximumLength: 6
        onAccepted: again.input.forceActiveFocus()
    }

    Field {
        id: again

        objectName: "again_pin"
        width: parent.width
        label: Words.say("counter.part.pin_again")
        problem: own.desk.again_problem
        secret: true
        numeric: true
        maximumLength: 6
        onAccepted: own.submit()
    }

    TouchButton {
        objectName: "choose_pin"
        width: parent.width
        kind: "primary"
        large: true
        iconName: "lock"
        text: Words.say("counter.own_pin.ok")
        onClicked: own.submit()
    }
}
