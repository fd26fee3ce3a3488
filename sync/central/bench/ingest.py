"""How fast headquarters takes lines in and folds them, beside what the bare database can."""

import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import psycopg

from floor.clock import HostClock
from floor.facade import Entry
from floor.store import ledger
from sync import wire
from sync.central import databases, verdicts
from sync.central.bench.days import MadeCentre, batches, working_days
from sync.central.exchange import take_in
from sync.central.hands import AT_ONCE
from sync.central.serving import set_up_process
from sync.central.store import Central

FIRST_DAY = "2026-11-16"
A_DAY = 1_400
"""Visits of a large centre's day: some 9,800 lines, so that five days are a week."""
PATIENCE = 120.0
"""Seconds for which workers wait for each other to start."""
Packed = dict[str, list[bytes]]
"""What agents would send, by centre."""


def packed(codes: list[str], days: int, visits: int = A_DAY) -> tuple[Packed, list[Entry]]:
    """Made-up days of some centres as batches on the wire, and the first centre's lines."""
    found: Packed = {}
    kept: list[Entry] = []
    for code in codes:
        made = MadeCentre(code=code, random=random.Random(code))
        lines: list[Entry] = []
        for day in working_days(FIRST_DAY, days):
            lines.extend(made.day(day, visits))
        kept = kept or lines
        found[code] = [wire.pack(batch) for batch in batches(code, lines)]
    return found, kept


def count(sent: Packed) -> int:
    """How many lines there are."""
    return sum(len(wire.unpack(data).entries) for each in sent.values() for data in each)


@contextmanager
def a_store(folder: Path) -> Iterator[Central]:
    """The store of a folder, while the block runs."""
    store = Central(folder, HostClock())
    try:
        yield store
    finally:
        store.close()


_together: list[Barrier] = []
"""In a worker: where all wait until each is ready."""


def _ready(together: Barrier) -> None:
    set_up_process()
    _together.append(together)


def _bring(folder: Path, sent: Packed) -> tuple[float, float]:
    """One worker: unpacks, checks, stores, folds and commits what some centres send; when it began
    and when it was done (monotonic)."""
    with a_store(folder) as central:
        _together[0].wait(PATIENCE)
        began = time.monotonic()
        _bring_in(central, sent)
        return began, time.monotonic()


def _bring_in(central: Central, sent: Packed) -> None:
    def bring(code: str) -> None:
        for data in sent[code]:
            batch = wire.unpack(data)
            verdicts.check(code, batch)
            central.write(code, partial(take_in, batch=batch, now=central.clock.now()))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(bring, sent))


def rate(folder: Path, sent: Packed, workers: int) -> float:
    """Lines a second, from the packed body to the commit, with so many worker processes."""
    shares: list[Packed] = [dict(list(sent.items())[n::workers]) for n in range(workers)]
    shares = [share for share in shares if share]
    spawning = multiprocessing.get_context("spawn")
    together = spawning.Barrier(len(shares))
    pool = ProcessPoolExecutor(
        len(shares), mp_context=spawning, initializer=_ready, initargs=(together,)
    )
    with pool:
        working = [pool.submit(_bring, folder, share) for share in shares]
        times = [each.result() for each in working]
    took = max(ended for _, ended in times) - min(began for began, _ in times)
    return count(sent) / took


def backlog(folder: Path, sent: Packed) -> float:
    """Seconds for one centre's week, by one worker."""
    with a_store(folder) as central:
        began = time.perf_counter()
        _bring_in(central, sent)
        return time.perf_counter() - began


def bare(folder: Path, lines: list[Entry], size: int = 500) -> float:
    """Lines a second of the same lines into a table like the journal, nothing else: by COPY on
    PostgreSQL, by executemany on SQLite; committed in batches of the same size."""
    url = databases.setting(folder)
    parts = [lines[place : place + size] for place in range(0, len(lines), size)]
    names = ("centre", "position", *Entry.__dataclass_fields__)
    rows = [[ledger.line_row("BARE", entry) for entry in part] for part in parts]
    values = [[tuple(row[name] for name in names) for row in part] for part in rows]
    add = _copying(url) if url else _executing(folder, names)
    began = time.perf_counter()
    for part in values:
        add(part)
    return len(lines) / (time.perf_counter() - began)


Add = Callable[[list[tuple[Any, ...]]], None]


def _copying(url: str) -> Add:
    connection = psycopg.connect(url.replace("+psycopg", ""))
    connection.execute("CREATE TABLE bare (LIKE journal_0 INCLUDING ALL)")
    connection.commit()

    def add(part: list[tuple[Any, ...]]) -> None:
        with connection.cursor() as cursor, cursor.copy("COPY bare FROM STDIN") as copy:
            for row in part:
                copy.write_row(row)
        connection.commit()

    return add


def _executing(folder: Path, names: tuple[str, ...]) -> Add:
    engine, _ = databases.open_sqlite(folder)
    raw: Any = engine.raw_connection()
    cursor = raw.cursor()
    cursor.execute("CREATE TABLE bare AS SELECT * FROM journal WHERE 0")
    cursor.execute("CREATE UNIQUE INDEX bare_key ON bare (centre, position)")
    cursor.execute("CREATE UNIQUE INDEX bare_line ON bare (centre, origin, seq)")
    marks = ", ".join("?" * len(names))

    def add(part: list[tuple[Any, ...]]) -> None:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany(f"INSERT INTO bare VALUES ({marks})", part)
        cursor.execute("COMMIT")

    return add
