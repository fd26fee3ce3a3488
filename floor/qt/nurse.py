"""Tells the floor how a device is: soon after that has changed, else every minute."""

import logging
from dataclasses import replace
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from floor.errors import FoleniError, Trouble
from floor.facade import Floor
from floor.qt.worker import Worker
from floor.rules.verbs import TellHealth

log = logging.getLogger("foleni.qt")

LOOK = 3_000
"""Milliseconds between two looks."""
AGAIN = 20
"""Looks after which it tells even what it told last: the floor may have a new day."""


class Patient(Protocol):
    """What knows how a device is."""

    def report(self) -> TellHealth: ...

    def heard(self, report: TellHealth) -> None: ...


class Nurse(QObject):
    """One device's; what the floor did not hear is told it with the next look."""

    def __init__(self, floor: Floor, patient: Patient, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._floor, self._patient = floor, patient
        self._worker = Worker(self)
        self._told: TellHealth | None = None
        self._pending: tuple[TellHealth, str] | None = None
        self.telling = False
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell what has changed; the floor writes nothing down that it knows."""
        self._looks += 1
        report = self._patient.report()
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
        self._told = replace(report, paper_used_mm=0, away_ms=0)  # what was of the past is over
        self._patient.heard(report)

    def _not_heard(self, error: Exception) -> None:
        self.telling = False
        if isinstance(error, FoleniError) and not isinstance(error, Trouble):
            self._pending = None
        log.info("health not told yet error=%s", error)

    def close(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        self._worker.shutdown(seconds=0.2)
