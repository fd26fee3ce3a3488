// The services of the ticket, the present one marked, and the documents to check; scrolled by keys.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni
import Counter.Floor

Flickable {
    id: papers

    required property Desk desk
    property bool compact: false

    objectName: "papers"
    contentHeight: column.height
    contentWidth: width
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: contentHeight > height
    Accessible.role: Accessible.Pane
    Accessible.name: Words.say("counter.documents")
    Keys.onUpPressed: contentY = Math.max(0, contentY - Theme.target)
    Keys.onDownPressed: contentY = Math.min(Math.max(0, contentHeight - height), contentY + Theme.target)

    Column {
        id: column

        width: papers.width
        spacing: Theme.gapTiny

        Label {
            visible: !papers.compact || papers.desk.legs.length > 1
            text: Words.say("counter.services")
        }

        Repeater {
            model: papers.desk.legs

            Row {
                id: leg

                required property var modelData

                width: column.width
                spacing: Theme.gapSmall

                Icon {
                    y: Theme.gapTiny / 2
                    name: leg.modelData.step === "done" ? "check-circle" : leg.modelData.current ? "forward" : "clock"
                    colour: leg.modelData.current ? Theme.accent : Theme.muted
                }

                TypeText {
                    objectName: leg.modelData.current ? "current_service" : ""
                    width: column.width - Theme.icon - told.width - Theme.gapSmall * 2
                    text: leg.modelData.name
                    weight: leg.modelData.current ? Theme.bold : Theme.regular
                }

                Label {
                    id: told

                    text: leg.modelData.told
                    color: leg.modelData.current ? Theme.accent : Theme.muted
                    wrapMode: Text.NoWrap
                }
            }
        }

        Label {
            topPadding: Theme.gapSmall
            text: papers.desk.documents.length === 0 ? Words.say("counter.no_documents") : Words.say("counter.documents")
        }

        Repeater {
            model: papers.desk.documents

            Row {
                id: paper

                required property string modelData

                width: column.width
                spacing: Theme.gapSmall

                Icon {
                    y: Theme.gapTiny / 2
                    name: "document"
                    colour: Theme.muted
                }

                Body {
                    width: column.width - Theme.icon - Theme.gapSmall
                    text: paper.modelData
                }
            }
        }
    }

    FocusRing {
        parent: papers.parent
        shown: papers.activeFocus
    }
}
