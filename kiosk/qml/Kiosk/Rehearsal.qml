// Makes each screen once while nobody waits: the first person's touches are as quick as all others.
import QtQuick

Item {
    id: rehearsal

    required property list<string> pages
    // What every screen is given.
    required property var given
    // Whether nobody waits.
    required property bool idle
    property int done: 0
    // Kept, so that a screen is read from its file but once.
    property var read: []

    visible: false

    Timer {
        interval: 1
        repeat: true
        running: rehearsal.idle && rehearsal.done < rehearsal.pages.length
        onTriggered: {
            const page = Qt.createComponent(Qt.resolvedUrl(rehearsal.pages[rehearsal.done] + ".qml"), Component.PreferSynchronous, rehearsal)
            rehearsal.done++
            rehearsal.read.push(page)
            const made = page.createObject(rehearsal, rehearsal.given)
            if (made)
                made.destroy()
        }
    }
}
