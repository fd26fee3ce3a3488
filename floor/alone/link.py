"""Whether the host is in reach, and since when it is not."""

import threading
import time
from collections.abc import Callable

PATIENCE = 2.0
"""Seconds without an answer after which a kiosk goes on by itself: a person stands before it."""


class Link:
    """What all threads of a kiosk know of its host."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failing: float | None = None
        self.changed = threading.Condition()

    @property
    def down(self) -> bool:
        """Whether it has failed for as long as a person should wait."""
        failing = self._failing
        return failing is not None and self._clock() - failing >= PATIENCE

    @property
    def failing_for(self) -> float:
        """Seconds since the first failure that no answer followed; 0 while it answers."""
        failing = self._failing
        return 0.0 if failing is None else self._clock() - failing

    def heard(self) -> None:
        """The host has answered."""
        if self._failing is not None:
            self._failing = None
            self.wake()

    def failed(self, *, for_good: bool = False) -> None:
        """The host has not answered; `for_good` when the patience is used up already."""
        if self._failing is None:
            self._failing = self._clock()
        if for_good:
            self._failing = min(self._failing, self._clock() - PATIENCE)
        self.wake()

    def wake(self) -> None:
        """Have all who wait look again."""
        with self.changed:
            self.changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Sleep until something changes, at most so long."""
        with self.changed:
            self.changed.wait(seconds)
