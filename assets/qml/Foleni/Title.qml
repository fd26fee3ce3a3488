// What a screen is about; one on each.
import QtQuick

TypeText {
    size: Theme.title
    weight: Theme.bold
    lineHeight: 1
    Accessible.role: Accessible.Heading
}
