"""Sends a wish to the floor until the floor has answered: always with the wish's own key."""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from counter.shift import Wish
from floor.errors import Trouble
from floor.qt.live import pause_before
from floor.qt.worker import Worker

if TYPE_CHECKING:  # it comes behind the first frame
    from floor.facade import Floor


class Sender(QObject):
    """One wish at a time. After Trouble it is sent again after a pause, or at `again`."""

    def __init__(
        self,
        *,
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._floor: Floor | None = None
        self._tell_done, self._tell_failed = done, failed
        self._wish: Wish | None = None
        self._under_way = False
        self._attempts = 0
        self._random = Random()
        self._worker = Worker(self)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.again)

    def reach(self, floor: "Floor") -> None:
        """Send here, and at once what was wished before the floor was reached."""
        self._floor = floor
        self.again()

    def send(self, wish: Wish) -> None:
        """Take on a wish; the one before it was answered."""
        self._wish, self._attempts = wish, 0
        self.again()

    @Slot()
    def again(self) -> None:
        """Send the wish that has no answer yet; nothing if there is none or it is under way."""
        wish, floor = self._wish, self._floor
        if wish is None or floor is None or self._under_way:
            return
        self._pause.stop()
        self._under_way = True
        self._worker.submit(
            lambda: floor.do(wish.verb, key=wish.key), done=self._done, failed=self._failed
        )

    def close(self) -> None:
        """Send nothing more."""
        self._pause.stop()
        self._worker.shutdown(seconds=0.5)

    def _done(self, answer: object) -> None:
        self._under_way, self._wish = False, None
        self._tell_done(answer)

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        if isinstance(error, Trouble):
            self._attempts += 1
            self._pause.start(int(1000 * pause_before(self._attempts, self._random)))
        else:
            self._wish = None
        self._tell_failed(error)
