"""Looks things up for an open errand or a live floor: each second, off the main thread."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter.reading import Ask, read
from floor.errors import Trouble
from floor.qt.worker import Worker

if TYPE_CHECKING:  # it comes behind the first frame
    from floor.facade import Floor

EVERY = 1000
"""Milliseconds between two looks."""


class Inquiry(QObject):
    """What is wanted is asked by name; `facts` holds the newest answers, or why the floor said no.

    While the floor is out of reach the last answers stay.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._floor: Floor | None = None
        self._wanted: dict[str, Ask] = {}
        self._under_way: set[Ask] = set()
        self.facts: dict[str, object] = {}
        self._worker = Worker(self)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def reach(self, floor: "Floor") -> None:
        """Look up here from now on; until then nothing is."""
        self._floor = floor
        self.look()

    def want(self, asks: Mapping[str, Ask]) -> None:
        """Look these up from now on, and nothing else; what is new at once."""
        new = {name: ask for name, ask in asks.items() if self._wanted.get(name) != ask}
        self._wanted = dict(asks)
        for name in [name for name in self.facts if name not in asks]:
            del self.facts[name]
        for name, ask in new.items():
            self._ask(name, ask)

    @Slot()
    def look(self) -> None:
        """Look everything up that is wanted."""
        for name, ask in self._wanted.items():
            self._ask(name, ask)

    def close(self) -> None:
        """Look nothing up any more."""
        self._timer.stop()
        self._worker.shutdown(seconds=0.5)

    def _ask(self, name: str, ask: Ask) -> None:
        if self._floor is None or ask in self._under_way:
            return
        self._under_way.add(ask)
        self._worker.submit(
            partial(read, self._floor, ask),
            done=partial(self._hear, name, ask),
            failed=partial(self._fail, name, ask),
        )

    def _hear(self, name: str, ask: Ask, answer: object) -> None:
        self._under_way.discard(ask)
        if self._wanted.get(name) == ask and self.facts.get(name) != answer:
            self.facts[name] = answer
            self.changed.emit()

    def _fail(self, name: str, ask: Ask, error: Exception) -> None:
        if isinstance(error, Trouble):
            self._under_way.discard(ask)
        else:
            self._hear(name, ask, error)
