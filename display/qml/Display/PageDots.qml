// Which of a list's pages is shown.
pragma ComponentBehavior: Bound
import QtQuick
import Foleni

TypeText {
    id: dots

    required property int pages
    required property int page

    visible: pages > 1
    text: (page + 1) + "/" + pages
    size: Theme.label * 0.8
    color: Theme.muted
    weight: Theme.medium
    wrapMode: Text.NoWrap
}
