"""What a desk watches without end: its counter and the queue before it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from floor.qt.live import LiveQuestion
from floor.rules.questions import AskBoard, AskCounter, AskQueue

if TYPE_CHECKING:  # it comes behind the first frame
    from floor.facade import Floor


class Watching(QObject):
    """Watches one counter at a time, or, without one, the board for a sign of life."""

    desk = Signal(object)
    queue = Signal(object)
    line = Signal()
    """The host is back, or gone."""
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._floor: Floor | None = None
        self._questions: list[LiveQuestion] = []

    def reach(self, floor: "Floor", counter: int | None) -> None:
        """Watch here from now on; until then nothing is."""
        self._floor = floor
        self.go_to(counter)

    def go_to(self, counter: int | None) -> None:
        """Watch this counter, and no other any more; None watches the floor alone."""
        self.close()
        for question in self._questions:
            question.deleteLater()
        if (floor := self._floor) is None:
            return
        if counter is None:
            board = LiveQuestion(lambda: floor.watch(AskBoard()), parent=self)
            self._questions = [board]
        else:
            desk = LiveQuestion(lambda: floor.watch(AskCounter(counter=counter)), parent=self)
            queue = LiveQuestion(lambda: floor.watch(AskQueue(counter=counter)), parent=self)
            desk.answered.connect(self.desk)
            queue.answered.connect(self.queue)
            desk.refused.connect(self.refused)
            self._questions = [desk, queue]
        self._questions[0].connected_changed.connect(self._tell_line)
        for question in self._questions:
            question.start()

    def close(self) -> None:
        """Hear nothing more."""
        for question in self._questions:
            question.stop(seconds=0)

    @property
    def begun(self) -> bool:
        """Whether anything is watched."""
        return bool(self._questions)

    @property
    def connected(self) -> bool:
        """Whether the floor answers."""
        return bool(self._questions) and bool(self._questions[0].connected)

    @property
    def since(self) -> float | None:
        """Seconds since the floor last answered; None before it did."""
        return self._questions[0].since if self._questions else None

    @property
    def fault(self) -> Exception | None:
        """Why the floor does not answer; None while it does."""
        return self._questions[0].fault if self._questions else None

    @Slot()
    def _tell_line(self) -> None:
        self.line.emit()
