// Two large buttons that turn the pages of a grid, and which page it is.
import QtQuick
import Foleni

Item {
    id: turner

    required property int page
    required property int pages
    // One button above the other, or side by side.
    required property bool upright
    // Whether there is room for words on the buttons, and between them if they stand side by side.
    required property bool worded
    readonly property real part: upright ? (height - count.height - Theme.gapSmall * 2) / 2 : (width - (count.visible ? count.width + Theme.gap * 2 : Theme.gapSmall)) / 2
    signal turned(int page)

    TouchButton {
        objectName: "page_before"
        enabled: turner.page > 0
        width: turner.upright ? turner.width : turner.part
        height: turner.upright ? turner.part : turner.height
        leftPadding: Theme.gapTiny
        rightPadding: Theme.gapTiny
        iconName: turner.upright ? "chevron-up" : "chevron-left"
        text: turner.worded ? Words.say("kiosk.previous") : ""
        Accessible.name: Words.say("kiosk.previous")
        onClicked: turner.turned(turner.page - 1)
    }

    Label {
        id: count

        readonly property string said: Words.say("kiosk.page", {
            "n": turner.page + 1,
            "of": turner.pages
        })

        visible: turner.upright || turner.worded
        x: (turner.width - width) / 2
        y: (turner.height - height) / 2
        width: turner.upright ? turner.width : implicitWidth
        horizontalAlignment: Text.AlignHCenter
        // Between the buttons of a column there is room for figures alone.
        text: turner.upright ? (turner.page + 1) + " / " + turner.pages : said
        Accessible.name: said

        color: Theme.ink
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(size * 0.6)
    }

    TouchButton {
        objectName: "page_next"
        enabled: turner.page < turner.pages - 1
        x: turner.width - width
        y: turner.height - height
        width: turner.upright ? turner.width : turner.part
        height: turner.upright ? turner.part : turner.height
        leftPadding: Theme.gapTiny
        rightPadding: Theme.gapTiny
        iconName: turner.upright ? "chevron-down" : turner.worded ? "" : "chevron-right"
        trailingIcon: turner.worded ? "chevron-right" : ""
        text: turner.worded ? Words.say("kiosk.next_page") : ""
        Accessible.name: Words.say("kiosk.next_page")
        onClicked: turner.turned(turner.page + 1)
    }
}
