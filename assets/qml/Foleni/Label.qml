// A small word beside or under what matters more.
import QtQuick

TypeText {
    size: Theme.label
    weight: Theme.medium
    color: Theme.muted
}
