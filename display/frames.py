"""Counts the frames that a call's animation should have had and did not get."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickWindow

from display.board import CallBoard

log = logging.getLogger("foleni.display")

LATE = 1.5
"""Intervals of the screen after which a frame is late; each whole one beyond the first is lost."""
USUAL = 60.0
"""Frames a second where a screen does not say."""


@dataclass(slots=True)
class Count:
    """Of one animation; `interval` is in seconds."""

    interval: float
    painted: int = 0
    dropped: int = 0
    last: float | None = None

    def frame(self, at: float) -> None:
        """A frame is on the screen."""
        gap = 0.0 if self.last is None else at - self.last
        if gap > LATE * self.interval:
            self.dropped += max(1, round(gap / self.interval) - 1)
        self.painted, self.last = self.painted + 1, at


class Frames(QObject):
    """Watches a board's window while a call is on show, which always moves, and tells the log."""

    def __init__(
        self, window: QQuickWindow, board: CallBoard, *, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(board)
        self._window, self._board, self._clock = window, board, clock
        self._count: Count | None = None
        window.frameSwapped.connect(self._swapped)
        board.shown_changed.connect(self._turned)

    @Slot()
    def _swapped(self) -> None:
        if self._count is not None:
            self._count.frame(self._clock())

    @Slot()
    def _turned(self) -> None:
        """A call has gone up, or down."""
        if self._count is not None and self._count.painted:
            log.info("frames painted=%d dropped=%d", self._count.painted, self._count.dropped)
        rate = self._window.screen().refreshRate() or USUAL
        calling = bool(self._board.property("calling"))
        self._count = Count(1 / rate) if calling else None
