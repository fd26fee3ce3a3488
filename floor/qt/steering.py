"""Moving the focus among the controls of a window by arrow keys, and a remote control's keys."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from floor.qt.compass import Box, Direction, first, nearest
from floor.qt.entry import Entry

ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


def controls(root: QQuickItem) -> Iterator[QQuickItem]:
    """What lies in an item and can have the focus now."""
    for child in root.childItems():
        if child.isVisible() and child.isEnabled():
            if child.activeFocusOnTab():
                yield child
            else:
                yield from controls(child)


def box(item: QQuickItem) -> Box:
    """Where an item lies in its window."""
    corner = item.mapToScene(QPointF(0, 0))
    return Box(corner.x(), corner.y(), item.width(), item.height())


class Remote(QObject):
    """Arrows and Enter of a remote control or keyboard, and a keyboard's letters, for the
    first-run screen of a window that nobody touches."""

    def __init__(self, window: QQuickWindow, entry: Entry) -> None:
        super().__init__(window)
        self._window, self._entry = window, entry
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, text = Qt.Key(event.key()), event.text()
        if key in ARROWS:
            self._move(ARROWS[key])
        elif key in ENTERS:
            self._press()
        elif key == Qt.Key.Key_Backspace:
            self._entry.erase()
        elif len(text) == 1 and text.isprintable() and text != " ":
            self._entry.type(text)
        else:
            return False
        return True

    def _press(self) -> None:
        focus = self._window.activeFocusItem()
        if focus is None or not focus.activeFocusOnTab():
            self._entry.enter()
        else:
            QMetaObject.invokeMethod(focus, "click")

    def _move(self, direction: Direction) -> None:
        found = list(controls(self._window.contentItem()))
        focus = self._window.activeFocusItem()
        if focus not in found:
            place, others = first([box(item) for item in found]), found
        else:
            others = [item for item in found if item is not focus]
            place = nearest(box(focus), [box(item) for item in others], direction)
        if place is not None:
            others[place].forceActiveFocus(Qt.FocusReason.TabFocusReason)
