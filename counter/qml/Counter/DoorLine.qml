// Over the reception: what it is, and how the host is.
import QtQuick
import QtQuick.Layouts
import Foleni
import Counter.Floor

RowLayout {
    id: line

    required property Desk desk
    property bool compact: false

    spacing: Theme.gap

    Title {
        text: Words.say("reception.title")
        wrapMode: Text.NoWrap
    }

    Item {
        Layout.fillWidth: true
    }

    Connection {
        compact: line.compact
        desk: line.desk
    }
}
