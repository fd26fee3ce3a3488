"""From a window's first frame to its floor: the host is reached in a thread, or asked for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from floor.connect import enrolled
from floor.qt.entry import Entry, may_be_let_in
from floor.qt.worker import Worker

if TYPE_CHECKING:
    from floor.facade import Floor

Reach = Callable[[str], "Floor"]


class Reaching(QObject):
    """One window's way to its floor; `fault` is what ended it."""

    def __init__(
        self,
        entry: Entry,
        reach: Reach,
        *,
        device: str,
        by_hand: bool,
        found: "Callable[[Floor], None]",
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`reach` takes an address, `found` what it reached; `leave` ends the program; `by_hand`
        as `may_be_let_in`."""
        super().__init__(parent)
        self.fault: Exception | None = None
        self._entry, self._reach, self._device = entry, reach, device
        self._by_hand, self._use, self._leave = by_hand, found, leave
        self._floor: Floor | None = None
        self._worker = Worker(self)
        entry.let_in.connect(self._let_in)

    def begin(self, address: str) -> None:
        """Reach the floor of a host."""
        self._worker.submit(partial(self._reach, address), done=self._found, failed=self._lost)

    def _found(self, floor: "Floor") -> None:
        self._floor = floor
        self._use(floor)

    def _lost(self, fault: Exception) -> None:
        known = enrolled(self._device) is not None
        if may_be_let_in(fault, enrolled=known, by_hand=self._by_hand):
            self._entry.open(fault)
            return
        self.fault = fault
        self._leave()

    def _let_in(self, address: str) -> None:
        if self._floor is None:
            self.begin(address)
        else:
            self._leave()  # whoever supervises the program starts it anew, at its new host

    def close(self) -> None:
        """Let go of the floor; what uses it was closed before."""
        self._worker.shutdown()
        if self._floor is not None:
            self._floor.close()
