"""A headquarters over real HTTP, and a centre with an open day."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from floor.clock import HostClock
from floor.words import load_words
from sync.central import databases
from sync.central.app import central_app
from sync.central.store import Central
from tests.floors import PracticeFloor, a_floor
from tests.sync.postgres import Postgres, a_postgres
from tests.sync.site import Site


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, once for all tests of a run."""
    with a_postgres() as running:
        yield running


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Headquarters on SQLite."""
    with a_site(tmp_path / "central") as serving:
        yield serving


@pytest.fixture
def grand_site(tmp_path: Path, postgres: Postgres) -> Iterator[Site]:
    """Headquarters on PostgreSQL."""
    databases.settle(tmp_path / "central", postgres.database())
    with a_site(tmp_path / "central") as serving:
        yield serving


@contextmanager
def a_site(folder: Path) -> Iterator[Site]:
    """Headquarters over HTTP, in a thread."""
    central = Central(folder, HostClock())
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(central_app(central, load_words()), log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    made = Site(central, f"http://127.0.0.1:{door.getsockname()[1]}")
    yield made
    made.close()
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
