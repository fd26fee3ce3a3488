"""Hears that somebody is at the window: a key, the mouse, a finger."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtQuick import QQuickWindow

SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Stirring(QObject):
    """Calls `stir` for each sign of life in a window, and lets it pass."""

    def __init__(self, window: QQuickWindow, stir: Callable[[], None]) -> None:
        super().__init__(window)
        self._stir = stir
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS:
            self._stir()
        return False
