// An agent takes the counter: agent number, PIN, and the counter that this computer remembers.
import QtQuick
import Foleni
import Counter.Floor

Page {
    id: screen

    required property Desk desk
    property bool compact: false

    objectName: "screen_sign_in"
    margin: compact ? Theme.gap : Theme.margin
    onVisibleChanged: pin.text = ""

    function offer() {
        if (desk.changing)
            own.offer()
        else
            begin()
    }

    function begin() {
        const empty = [agent, pin, counter].find(field => field.text === "");
        (empty ?? agent).input.forceActiveFocus()
    }

    function submit() {
        desk.sign_in(agent.text, pin.text, counter.text)
        const wrong = [agent, pin, counter].find(field => field.problem !== "")
        if (wrong)
            wrong.input.forceActiveFocus()
    }

    Connections {
        target: screen.desk
        enabled: screen.visible

        function onRefused(code: string) {
            const field = screen.desk.changing ? null : code === "wrong_pin" ? pin : code === "unknown_agent" ? agent : code === "unknown_counter" ? counter : null
            if (field) {
                field.input.forceActiveFocus()
                field.input.selectAll()
            }
        }
    }

    header: TopLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
    }
    footer: BottomLine {
        width: screen.contentWidth
        desk: screen.desk
        compact: screen.compact
        stand: false
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.body * 26)
        spacing: Theme.gap

        Notice {
            width: parent.width
            desk: screen.desk
        }

        Card {
            width: parent.width
            height: (own.visible ? own.height : form.height) + padding * 2
            padding: screen.compact ? Theme.gapLarge : Theme.gapHuge

            OwnPin {
                id: own

                width: parent.width
                visible: screen.desk.changing
                desk: screen.desk
            }

            Column {
                id: form

                visible: !own.visible
                width: parent.width
                spacing: Theme.gap

                Title {
                    width: parent.width
                    text: Words.say("counter.sign_in")
                }

                Field {
                    id: agent

                    objectName: "agent_number"
                    width: parent.width
                    label: Words.say("counter.agent_number")
                    problem: screen.desk.agent_problem
                    numeric: true
                    maximumLength: 20
                    onAccepted: pin.input.forceActiveFocus()
                }

                Field {
                    id: pin

                    objectName: "pin"
                    width: parent.width
                    label: Words.say("counter.pin")
                    problem: screen.desk.pin_problem
                    secret: true
                    numeric: true
                    maximumLength: 6
                    onAccepted: counter.text === "" ? counter.input.forceActiveFocus() : screen.submit()
                }

                Field {
                    id: counter

                    objectName: "counter_number"
                    width: parent.width
                    label: Words.say("counter.counter_number")
                    problem: screen.desk.counter_problem
                    numeric: true
                    maximumLength: 3
                    text: screen.desk.counter > 0 ? screen.desk.counter : ""
                    onAccepted: screen.submit()
                }

                TouchButton {
                    objectName: "sign_in"
                    width: parent.width
                    kind: "primary"
                    large: true
                    iconName: "sign-in"
                    text: Words.say(screen.desk.words_of("sign_in"))
                    onClicked: screen.submit()
                }

                Label {
                    width: parent.width
                    text: Words.say("counter.sign_in_advice")
                }
            }
        }
    }
}
