// One row of the tiles' model as a card to choose.
import QtQuick
import Foleni

ChoiceTile {
    id: choice

    required property string code
    required property string name
    required property string picture
    required property bool open
    required text
    required note
    // Words alone, where there is so little room that many pages would have to be turned.
    property bool dense: false

    objectName: name
    wide: true
    disc: Math.round(Theme.iconLarge * 1.2)
    iconName: dense ? "" : picture
    leftPadding: Theme.gapSmall * 1.3
    topPadding: Theme.gapTiny * 1.4
    tone: open ? Theme.accent : Theme.muted
    toneSoft: open ? Theme.accentSoft : Theme.sunken
}
