"""Tells the floor how the kiosk is: soon after it has changed, else every minute."""

import logging
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from floor.errors import FoleniError, Trouble
from floor.facade import Floor
from floor.qt.worker import Worker
from floor.rules.verbs import TellHealth
from kiosk.health import Health

log = logging.getLogger("foleni.kiosk")

LOOK = 3_000
"""Milliseconds between two looks."""
AGAIN = 20
"""Looks after which it tells even what it told last: the floor may have a new day."""


class Nurse(QObject):
    """One kiosk's; what the floor did not hear is told it with the next look."""

    def __init__(self, floor: Floor, health: Health, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._floor, self._health = floor, health
        self._worker = Worker(self)
        self.telling = False
        self._told: TellHealth | None = None
        self._pending: tuple[TellHealth, str] | None = None
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell what has changed; the floor writes nothing down that it knows."""
        self._looks += 1
        report = self._health.report()
        if self.telling or (report == self._told and self._looks < AGAIN):
            return
        self.telling, self._looks = True, 0
        # What may have been heard, though the answer was lost, is said again with the same key.
        self._pending = self._pending or (report, uuid4().hex)
        report, key = self._pending
        self._worker.submit(
            lambda: self._floor.do(report, key=key),
            done=lambda _: self._heard(report),
            failed=self._not_heard,
        )

    def _heard(self, report: TellHealth) -> None:
        self.telling, self._pending = False, None
        self._told = replace(report, paper_used_mm=0)
        self._health.heard(report)

    def _not_heard(self, error: Exception) -> None:
        self.telling = False
        if isinstance(error, FoleniError) and not isinstance(error, Trouble):
            self._pending = None
        log.info("health not told yet error=%s", error)

    def close(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        self._worker.shutdown()
