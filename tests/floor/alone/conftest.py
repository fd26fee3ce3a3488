"""A host that a test may stop and start again on its port, and kiosks of its own."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
import uvicorn

from floor.connect import connect_kiosk
from floor.facade import Floor
from floor.lan.host import host_app
from tests.floors import PracticeFloor, a_floor


def eventually(holds: Callable[[], bool], *, seconds: float = 10.0) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.02)


class Room:
    """A centre's host with a cable that a test pulls, and the kiosks before it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.floor: PracticeFloor = a_floor(folder, hhmm="09:00")
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.port = door.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._ending = ExitStack()
        self.plug_in()

    def plug_in(self) -> None:
        """The host answers."""
        door = socket.create_server(("127.0.0.1", self.port))
        config = uvicorn.Config(
            host_app(self.floor), log_level="error", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [door]})
        self._thread.start()
        eventually(self._answers)

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.address}/health", timeout=1).ok
        except requests.RequestException:
            return False

    def pull(self) -> None:
        """The host is out of reach."""
        assert self._server is not None and self._thread is not None
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(10)

    def kiosk(self, name: str = "kiosk-1", *, patience: float = 5.0) -> Floor:
        """A kiosk that has met its host and is ready for anything."""
        kiosk = connect_kiosk(self.address, device=name, patience=patience, keep=self.folder / name)
        self._ending.callback(kiosk.close)
        eventually(lambda: kiosk._own.ready)  # type: ignore[attr-defined]
        return kiosk

    def tickets(self) -> list[str]:
        """The numbers that the host knows of today, in the order they came in."""
        return [visit.ticket for visit in self.state.visits.values()]

    @property
    def state(self):  # type: ignore[no-untyped-def]
        return self.floor._writer.state

    def close(self) -> None:
        self._ending.close()
        self.pull()
        self.floor.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.close()
