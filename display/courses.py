"""Asks the floor how today goes, and how the days went that it is compared with."""

import logging
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from floor.facade import DayCourse
from floor.qt.worker import Worker

log = logging.getLogger("foleni.display")

EVERY = 30_000
"""Milliseconds between two questions about today."""
COMPARED = {"yesterday": 1, "week": 7}
"""Days that today is compared with, by how long ago they were."""


def day_before(day: str, days: int) -> str:
    """The ISO date so many days before another."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


class Courses(QObject):
    """What was heard last of each day; `changed` says that it is new."""

    changed = Signal()

    def __init__(self, ask: Callable[[str], DayCourse], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask, self._worker = ask, Worker(self)
        self._day: str | None = None
        self._asking = 0
        self.today: DayCourse | None = None
        self.others: dict[str, DayCourse | None] = dict.fromkeys(COMPARED)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)

    def follow(self, day: str | None) -> None:
        """It is this day now."""
        if day is None or day == self._day:
            return
        self._day, self.today = day, None
        self.others = dict.fromkeys(COMPARED)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask for today, and for what is not known yet of other days."""
        if self._day is None or self._asking:
            return
        self._submit("", self._day)
        for name, days in COMPARED.items():
            if self.others[name] is None:
                self._submit(name, day_before(self._day, days))

    def _submit(self, name: str, day: str) -> None:
        asked = self._day
        self._asking += 1
        self._worker.submit(
            lambda: self._ask(day),
            done=lambda course: self._heard(name, course, asked),
            failed=self._not_heard,
        )

    def _heard(self, name: str, course: DayCourse, asked: str | None) -> None:
        self._asking -= 1
        if asked != self._day:
            return
        if name:
            self.others[name] = course
        else:
            self.today = course
        self.changed.emit()

    def _not_heard(self, error: Exception) -> None:
        self._asking -= 1
        log.info("course not heard error=%s", error)

    def close(self) -> None:
        """Ask nothing more."""
        self._timer.stop()
        self._worker.shutdown(seconds=0.2)
