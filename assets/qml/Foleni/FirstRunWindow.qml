// The first-run screen in a window of its own, for an app that has none to show before it is let in.
import QtQuick
import Foleni.Entry

Window {
    id: window

    required property Entry entry

    visible: true
    title: Words.say("entry.title")
    color: Theme.ground

    FirstRun {
        anchors.fill: parent
        entry: window.entry
        keys: true
        onLanguageWished: Words.language = Words.other
    }
}
