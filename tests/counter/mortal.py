"""A host in a process of its own that is killed and started again in a moment, modules and all."""

import multiprocessing
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import uvicorn

from floor.clock import PracticeClock
from floor.lan.host import host_app
from floor.store.local import LocalFloor
from tests.floors import at


def serve(store: Path, port: int) -> None:
    """Be the host of a store, until killed."""
    floor = LocalFloor(store, centre="MSA", clock=PracticeClock(at("09:30")), practice=True)
    uvicorn.run(host_app(floor), port=port, log_level="error")


@dataclass
class Mortal:
    """The host: `kill` and `again` as often as one likes, always on the same port."""

    store: Path
    port: int
    makes: ForkServerContext
    process: ForkServerProcess | None = None

    def again(self) -> None:
        self.process = self.makes.Process(target=serve, args=(self.store, self.port), daemon=True)
        self.process.start()

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join()


@contextmanager
def mortal_host(store: Path) -> Iterator[Mortal]:
    """A host of the store; its modules are imported once, by the server that forks it."""
    makes = multiprocessing.get_context("forkserver")
    makes.set_forkserver_preload([__name__])
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    host = Mortal(store, port, makes)
    host.again()
    try:
        yield host
    finally:
        host.kill()
