"""A network printer that prints nothing and notes when its jobs' bytes come."""

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

WAIT = 10.0
"""Seconds for a paper to come."""


@dataclass(frozen=True, slots=True)
class Job:
    """One paper: monotonic seconds of its first and last byte, and how many there were."""

    first: float
    last: float
    size: int


class Paper:
    """Takes jobs at `port` of 127.0.0.1, one after the other, until it is closed."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._jobs: list[Job] = []
        self._came = threading.Condition()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Take no more jobs."""
        self._door.close()

    def jobs(self, count: int) -> list[Job]:
        """All jobs so far, once there are so many. Raises TimeoutError when they do not come."""
        with self._came:
            if not self._came.wait_for(lambda: len(self._jobs) >= count, WAIT):
                raise TimeoutError(f"{len(self._jobs)} of {count} papers came")
            return list(self._jobs)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._door.accept()
                with connection:
                    self._read(connection)

    def _read(self, connection: socket.socket) -> None:
        first, size = 0.0, 0
        last = time.monotonic()
        while data := connection.recv(65536):
            last = time.monotonic()
            first = first or last
            size += len(data)
        if size:
            with self._came:
                self._jobs.append(Job(first, last, size))
                self._came.notify_all()
