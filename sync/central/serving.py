"""Runs the central server: one process, or with PostgreSQL several that share one door."""

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from floor.errors import BadSetting

if TYPE_CHECKING:
    from fastapi import FastAPI

    from sync.central.store import Central

FOLDER = "FOLENI_CENTRAL_DATA"
"""Tells a worker where headquarters' folder is."""
HOW: dict[str, Any] = {
    "log_level": "warning",
    "access_log": False,
    "timeout_keep_alive": 75,  # its 5 s broke clients' connections
    "timeout_graceful_shutdown": 2,
}


def serve(store: "Central", door: socket.socket, workers: int = 1) -> None:
    """Serve until this process is told to end. Raises BadSetting."""
    import uvicorn

    from floor.words import load_words
    from sync.central.app import central_app

    demand_workers(store, workers)
    if workers == 1:
        app = central_app(store, load_words())
        uvicorn.Server(uvicorn.Config(app, **HOW)).run(sockets=[door])
        return
    from uvicorn.supervisors import Multiprocess

    os.environ[FOLDER] = str(store.path.parent)
    store.engine.dispose()  # each worker has connections of its own
    config = uvicorn.Config(f"{__name__}:worker", factory=True, workers=workers, **HOW)
    Multiprocess(config, sockets=[door]).run()


def worker() -> "FastAPI":
    """The application of one worker. Nothing that matters is only in its memory: every request
    may come to another worker, and what one knows the database told it."""
    from floor.clock import HostClock
    from floor.words import load_words
    from sync.central.app import central_app
    from sync.central.store import Central

    return central_app(Central(Path(os.environ[FOLDER]), HostClock()), load_words())


def demand_workers(store: "Central", workers: int) -> None:
    """Raise BadSetting unless so many processes may work on the store."""
    if workers > 1 and not store.shared:
        problem = "SQLite has one writer; foleni central init --database names a PostgreSQL"
        raise BadSetting(setting="workers", problem=problem)
