// Running text.
import QtQuick

TypeText {
    size: Theme.body
    lineHeight: Theme.leading
}
