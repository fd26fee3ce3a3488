// Text that never breaks a word: one too long for the given width makes all of it smaller.
import QtQuick

TypeText {
    id: phrase

    property real wanted: Theme.body
    readonly property string longest: text.split(/[ \n]/).reduce((most, word) => word.length > most.length ? word : most, "")
    readonly property real share: metrics.advanceWidth > 0 && width > 0 ? Math.min(1, width / (metrics.advanceWidth * 1.02)) : 1

    size: wanted * Math.max(0.6, share)
    wrapMode: Text.WordWrap

    TextMetrics {
        id: metrics

        font: Qt.font({
            "family": Theme.family,
            "pixelSize": Math.max(1, Math.round(phrase.wanted)),
            "weight": phrase.weight
        })
        text: phrase.longest
    }
}
