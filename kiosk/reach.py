"""From the first frame to the floor: its host is reached in a thread, or asked for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from floor.connect import enrolled
from floor.qt.entry import may_be_let_in
from floor.qt.worker import Worker

if TYPE_CHECKING:
    from floor.facade import Floor
    from kiosk.health import Health
    from kiosk.nurse import Nurse
    from kiosk.program import Opened


class Reaching(QObject):
    """One kiosk's way to its floor; `fault` is what ended it."""

    def __init__(
        self,
        opened: "Opened",
        reach: "Callable[[str], Floor]",
        *,
        health: "Health | None",
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`reach` takes an address; `leave` ends the program."""
        super().__init__(parent)
        self.fault: Exception | None = None
        self._opened, self._reach, self._leave = opened, reach, leave
        self._health = health
        self._floor: Floor | None = None
        self._nurse: Nurse | None = None
        self._worker = Worker(self)
        opened.entry.let_in.connect(self._let_in)

    def begin(self, address: str) -> None:
        """Reach the floor of a host."""
        self._worker.submit(partial(self._reach, address), done=self._found, failed=self._lost)

    def _found(self, floor: "Floor") -> None:
        self._floor = floor
        self._opened.screens.start(floor)
        if self._health is not None:
            from kiosk.nurse import Nurse  # not before the first frame

            self._nurse = Nurse(floor, self._health, parent=self)

    def _lost(self, fault: Exception) -> None:
        known = enrolled(self._opened.device) is not None
        if may_be_let_in(fault, enrolled=known, by_hand=self._opened.windowed):
            self._opened.entry.open(fault)
            return
        self.fault = fault
        self._leave()

    def _let_in(self, address: str) -> None:
        if self._floor is None:
            self.begin(address)
        else:
            self._leave()  # whoever supervises the kiosk starts it anew, at its new host

    def close(self) -> None:
        """Let go of everything, what uses the floor first."""
        self._opened.screens.close()
        if self._nurse is not None:
            self._nurse.close()
        self._worker.shutdown()
        if self._floor is not None:
            self._floor.close()
