"""The clocks a floor can live by: the PC's, and one that practice may set."""

import time
from typing import Protocol


class Clock(Protocol):
    """UTC milliseconds; never runs backwards within one process."""

    def now(self) -> int: ...


class HostClock:
    """The PC's time at the start, carried on by its monotonic clock: a step of the PC's clock
    moves no duration of today."""

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> int:
        return int((self._offset + time.monotonic()) * 1000)


class PracticeClock:
    """A clock for practice, demo and tests: it stands where it is set, or runs at a given rate."""

    def __init__(self, at: int, rate: float = 0.0) -> None:
        self.set(at, rate)

    def set(self, at: int, rate: float = 0.0) -> None:
        """Show `at` (UTC milliseconds) now, and go on at `rate` seconds a second."""
        self._at, self._rate, self._since = at, rate, time.monotonic()

    @property
    def races(self) -> bool:
        """Whether it runs faster than time does."""
        return self._rate > 1

    def now(self) -> int:
        return self._at + int((time.monotonic() - self._since) * 1000 * self._rate)
