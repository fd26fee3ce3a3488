"""Runs the central server: one process, or with PostgreSQL several that share one door."""

import gc
import logging
import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from floor.errors import BadSetting, FoleniError
from sync.central import databases

if TYPE_CHECKING:
    from fastapi import FastAPI

    from sync.central.store import Central

log = logging.getLogger("foleni.central")

AT_ONCE, PAUSE, ROUND = 1_000, 0.25, 300.0
"""Days that are added up in one round; seconds before each of them, and after the round."""
QUIET = 2
"""Requests of centres at work or in line while which days are added up."""
SWITCH = 0.001
"""Seconds after which a thread that reckons lets another go on that wants to. Python's own 5 ms are
long where a page asks the database ten times, and waits for its turn after each answer."""
GARBAGE = 50_000
"""Values made and kept before Python looks for circles among them: a batch makes thousands, which
all go by themselves, and to look at them costs a tenth of taking it in."""
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
        set_up_process()
        _begin_adding_up(store)
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

    store = Central(Path(os.environ[FOLDER]), HostClock())
    app = central_app(store, load_words())
    set_up_process()
    _begin_adding_up(store)
    return app


def set_up_process() -> None:
    """Have Python go about threads and garbage as a server of this kind needs it."""
    sys.setswitchinterval(SWITCH)
    gc.freeze()  # what was imported stays
    gc.set_threshold(GARBAGE, 20, 20)


def _begin_adding_up(store: "Central") -> None:
    """Add up days of which lines came, for reports over long periods, one by one, and only while
    few lines come: what happens goes before what is counted of it. Then keep the root of the day
    before, within minutes of its end."""
    from sync.central import roots

    def between() -> None:
        time.sleep(PAUSE)
        while store.hands.busy > QUIET:
            time.sleep(PAUSE)

    def go_on() -> None:
        while True:
            try:
                store.add_up(AT_ONCE, between=between)
                roots.keep(store, roots.yesterday(store))
            except (FoleniError, *databases.FAULTS) as fault:
                log.info("days were not added up: %s", fault)
            time.sleep(ROUND)

    threading.Thread(target=go_on, name="adding up", daemon=True).start()


def demand_workers(store: "Central", workers: int) -> None:
    """Raise BadSetting unless so many processes may work on the store."""
    if workers > 1 and not store.shared:
        problem = "SQLite has one writer; foleni central init --database names a PostgreSQL"
        raise BadSetting(setting="workers", problem=problem)
