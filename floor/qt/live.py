"""A question watched in a thread: a screen hears each new answer, and how old the last one is."""

import logging
from collections.abc import Callable, Iterator
from random import Random
from threading import Event, Thread
from time import monotonic

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from floor.errors import FoleniError, Trouble

log = logging.getLogger("foleni.qt")

FIRST_PAUSE = 0.25
"""Seconds before the first new attempt; doubled each time, up to LONGEST_PAUSE."""
LONGEST_PAUSE = 0.8
"""With the second that a connection may take, a screen is right again within 2 s of the link's
return; fifty screens knock at a lost host some eighty times a second."""


def pause_before(attempt: int, random: Random) -> float:
    """Seconds to wait before an attempt (1, 2, ...): doubling, and half of it by chance."""
    whole = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(attempt - 1, 16))
    return float(whole * (0.5 + random.random() / 2))


class LiveQuestion(QObject):
    """Repeats `watch` (for example `lambda: floor.watch(AskBoard())`) until stopped.

    Each snapshot comes by `answered` on the main thread and stays in `snapshot`. When the watch
    fails, `connected` turns false and the watch begins again after a pause with jitter.
    """

    answered = Signal(object)
    connected_changed = Signal()
    refused = Signal(object)
    """The floor says no to the question itself, or it is a bug: told once for each attempt."""
    _arrived = Signal(object)
    _broken = Signal(object)

    def __init__(
        self,
        watch: Callable[[], Iterator[object]],
        *,
        parent: QObject | None = None,
        random: Random | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.snapshot: object | None = None
        self.fault: Exception | None = None
        """Why the watch is broken; None while it is not."""
        self._watch = watch
        self._random = random or Random()
        self._clock = clock
        self._heard: float | None = None
        self._connected = False
        self._stop = Event()
        self._arrived.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._broken.connect(self._break, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._ask, name="foleni-watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self, *, seconds: float = 3.0) -> bool:
        """Deliver nothing more; whether the thread ended (it sees the stop at its next answer)."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def since(self) -> float | None:
        """Seconds since the floor last answered, by the monotonic clock; None before it did."""
        return None if self._heard is None else self._clock() - self._heard

    def _is_connected(self) -> bool:
        return self._connected

    connected = Property(bool, _is_connected, notify=connected_changed)

    def _ask(self) -> None:
        attempt = 0
        while not self._stop.is_set():
            try:
                for snapshot in self._watch():
                    if self._stop.is_set():
                        return
                    attempt = 0
                    self._arrived.emit(snapshot)
                error: Exception = Trouble()
            except Exception as fault:
                error = fault
            if self._stop.is_set():
                return  # whoever stopped may be gone already
            attempt += 1
            self._broken.emit(error)
            self._stop.wait(pause_before(attempt, self._random))

    @Slot(object)
    def _hear(self, snapshot: object) -> None:
        if self._stop.is_set():
            return
        self._heard, self.fault = self._clock(), None
        self._set_connected(True)
        # A watch also beats while nothing changes; screens only hear of changes.
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self.answered.emit(snapshot)

    @Slot(object)
    def _break(self, error: Exception) -> None:
        if self._stop.is_set():
            return
        before, self.fault = self.fault, error
        if type(before) is not type(error) and not self._connected:
            self.connected_changed.emit()
        self._set_connected(False)
        if isinstance(error, Trouble):
            log.info("watch broken error=%s", error)
            return
        self.refused.emit(error)
        if not isinstance(error, FoleniError):
            raise error

    def _set_connected(self, connected: bool) -> None:
        if connected != self._connected:
            self._connected = connected
            self.connected_changed.emit()
