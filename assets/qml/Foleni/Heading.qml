// What a part of a screen is about.
import QtQuick

TypeText {
    size: Theme.heading
    weight: Theme.semiBold
    lineHeight: 1
    Accessible.role: Accessible.Heading
}
