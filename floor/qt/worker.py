"""One thread for the verbs of a screen: the main thread never waits for disk or network."""

import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from floor.errors import FoleniError

log = logging.getLogger("foleni.qt")

A = TypeVar("A")


class Worker(QObject):
    """Does one thing after the other in a thread; answers arrive on the main thread.

    A verb's answer goes to `done`, what it raises to `failed`. What is not a FoleniError is a bug:
    `failed` hears of it, so that no screen waits for ever, and then it reaches the excepthook.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # A daemon, for a verb that waits for the network must not keep the program from ending.
        self._thread = Thread(target=self._work, name="foleni-verbs", daemon=True)
        self._thread.start()

    def submit(
        self,
        verb: Callable[[], A],
        *,
        done: Callable[[A], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Have `verb` done after what was submitted before it; does nothing once shut down."""

        def job() -> None:
            try:
                answer = verb()
            except Exception as error:
                self._answered.emit(_failure(error, failed))
            else:
                self._answered.emit(lambda: done(answer))

        if not self._closed:
            self._jobs.put(job)

    def shutdown(self, *, seconds: float = 3.0) -> bool:
        """Take no more, drop what has not begun, wait for what has; whether the thread ended."""
        self._closed = True
        while not self._jobs.empty():
            self._jobs.get()
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._closed:
            answer()


def _failure(error: Exception, failed: Callable[[Exception], None]) -> Callable[[], None]:
    def tell() -> None:
        failed(error)
        if not isinstance(error, FoleniError):
            raise error

    return tell
