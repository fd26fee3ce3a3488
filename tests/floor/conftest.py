"""Floors of both kinds for tests: here, and across a real HTTP connection."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from floor.connect import connect
from floor.facade import Floor
from floor.lan.host import host_app
from tests.floors import PracticeFloor, a_floor


@contextmanager
def hosted(floor: PracticeFloor, *, port: int = 0) -> Iterator[str]:
    """The address of a real host of the floor, in a thread; on a free port unless one is given."""
    door = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(host_app(floor), log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        door.close()


@pytest.fixture
def local(tmp_path: Path) -> Iterator[PracticeFloor]:
    """A floor in this process."""
    floor = a_floor(tmp_path)
    yield floor
    floor.close()


@pytest.fixture(params=["local", "remote"])
def floor(request: pytest.FixtureRequest, local: PracticeFloor) -> Iterator[Floor]:
    """The same floor, reached in each of the ways there are."""
    if request.param == "local":
        yield local
        return
    with hosted(local) as address:
        remote = connect(address, device="test")
        yield remote
        remote.close()
