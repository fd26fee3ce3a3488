"""From the first frame to the floor: its host is reached in a thread, or asked for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from floor.connect import enrolled
from floor.qt.entry import may_be_let_in
from floor.qt.worker import Worker

if TYPE_CHECKING:
    from counter.program import Opened
    from floor.facade import Floor

Reach = Callable[[str], "Floor"]


class Reaching(QObject):
    """One desk's way to its floor; `fault` is what ended it."""

    def __init__(
        self,
        opened: "Opened",
        reach: Reach,
        *,
        by_hand: bool,
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`reach` takes an address; `leave` ends the program; `by_hand` as `may_be_let_in`."""
        super().__init__(parent)
        self.fault: Exception | None = None
        self._opened, self._reach, self._leave = opened, reach, leave
        self._by_hand = by_hand
        self._floor: Floor | None = None
        self._worker = Worker(self)
        opened.entry.let_in.connect(self._let_in)

    def begin(self, address: str) -> None:
        """Reach the floor of a host."""
        self._worker.submit(partial(self._reach, address), done=self._found, failed=self._lost)

    def _found(self, floor: "Floor") -> None:
        self._floor = floor
        self._opened.desk.reach(floor)

    def _lost(self, fault: Exception) -> None:
        known = enrolled(self._opened.device) is not None
        if may_be_let_in(fault, enrolled=known, by_hand=self._by_hand):
            self._opened.entry.open(fault)
            return
        self.fault = fault
        self._leave()

    def _let_in(self, address: str) -> None:
        own = enrolled(self._opened.device)
        if own is not None and own.told.counter is not None:
            self._opened.desk.go_to(own.told.counter)
        self.begin(address)

    def close(self) -> None:
        """Let go of everything, what uses the floor first."""
        self._opened.entry.close()
        self._opened.desk.close()
        self._worker.shutdown()
        if self._floor is not None:
            self._floor.close()
