"""A headquarters over real HTTP, and a centre with an open day."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from floor.clock import HostClock
from floor.words import load_words
from sync.central.app import central_app
from sync.central.store import Central
from tests.floors import PracticeFloor, a_floor
from tests.sync.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    central = Central(tmp_path / "central", HostClock())
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(central_app(central, load_words()), log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    yield Site(central, f"http://127.0.0.1:{door.getsockname()[1]}")
    server.should_exit = True
    thread.join()
    central.close()


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[PracticeFloor]:
    folder = tmp_path / "centre"
    folder.mkdir()
    made = a_floor(folder)
    yield made
    made.close()
