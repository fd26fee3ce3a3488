"""What a ticket and a call cost after years: stores with made-up pasts, measured turn by turn."""

import tempfile
import time
from contextlib import ExitStack, closing
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from floor.benches.floor import fill, key, manned, opened, spread, turns

if TYPE_CHECKING:
    from floor.store.local import LocalFloor

FIRST_DAY = "2026-11-16"
"""The Monday of the one real ticket."""
A_ROUND = 20
"""Tickets and calls on one store before it is the next one's turn."""
Took = dict[str, list[float]]


def after_years(folder: Path, kept: Path, pasts: list[int], times: int) -> list[dict[str, Any]]:
    """The costs on stores with so many ended tickets in them, and how long those take to open.

    What is made up is kept in a folder of its own under `kept`, and reused there.
    """
    found: list[dict[str, Any]] = []
    with ExitStack() as stack:
        floors: list[LocalFloor] = []
        for tickets in pasts:
            path = a_past(folder, kept, tickets)
            floor, seconds = _reopened(path)
            floors.append(stack.enter_context(closing(floor)))
            size = round(path.stat().st_size / 1e6)
            found.append({"tickets": tickets, "open_ms": round(1000 * seconds), "file_mb": size})
        rounds = _by_turns(floors, times)
        for floor in floors:
            floor.close_day(key=key())
    for row, mine in zip(found, rounds, strict=True):
        for verb in mine[0]:
            row[f"{verb}_ms"] = spread([seconds for took in mine for seconds in took[verb]])
            row[f"{verb}_to_first"] = _to_first(verb, mine, rounds[0])
    return found


def _to_first(verb: str, mine: list[Took], first: list[Took]) -> float:
    """How many times what it costs on the first store: the median of all rounds, in each of which
    both had much the same company on the computer."""
    pairs = zip(mine, first, strict=True)
    return round(median(median(one[verb]) / median(other[verb]) for one, other in pairs), 3)


def _by_turns(floors: list["LocalFloor"], times: int) -> list[list[Took]]:
    """What tickets and calls took on each floor, round by round: some on one, some on the next."""
    services = [fill(manned(floor)) for floor in floors]
    found: list[list[Took]] = [[] for _ in floors]
    for _ in range(max(1, times // A_ROUND)):
        for floor, given, rounds in zip(floors, services, found, strict=True):
            rounds.append(turns(floor, given, A_ROUND))
    return found


def _reopened(path: Path) -> tuple["LocalFloor", float]:
    """A store opened on the Monday after its last day, and the seconds that took."""
    from floor.store.history import last_day

    day = date.fromisoformat(last_day(path)) + timedelta(days=7)
    began = time.perf_counter()
    floor = opened(path, day.isoformat())
    return floor, time.perf_counter() - began


def a_past(folder: Path, kept: Path, tickets: int) -> Path:
    """A closed store with so many ended tickets: one that is kept, if it is of the same recipe."""
    from floor.store.history import complete, recipe

    fresh = Path(tempfile.mkdtemp(dir=folder)) / "fresh.sqlite"
    _live_one_ticket(fresh)
    if not tickets:
        return fresh
    made_of, own = recipe(fresh, tickets), kept / f"{tickets}-tickets"
    path, label = own / "past.sqlite", own / "recipe"
    if label.exists() and label.read_text() == made_of and complete(path, fresh):
        return path
    if own.exists():
        _forget(own)
    own.mkdir(parents=True)
    _live_one_ticket(path)
    _age(path, tickets)
    label.write_text(made_of)
    return path


def _live_one_ticket(path: Path) -> None:
    """A store with one finished day, and one ticket served in it."""
    with closing(manned(opened(path, FIRST_DAY))) as floor:
        service = floor.counter(counter=1).services[0]
        floor.take_ticket(key=key(), services=(service,))
        floor.call_next(key=key(), counter=1)
        floor.start_service(key=key(), counter=1)
        floor.finish(key=key(), counter=1)
        floor.close_day(key=key())


def _age(path: Path, tickets: int) -> None:
    """Make the past up, and say how far it is."""
    from rich.console import Console
    from rich.progress import Progress

    from floor.store.history import age

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(f"{tickets:,} ended tickets", total=tickets)
        for done in age(path, tickets):
            progress.update(task, completed=done)


def _forget(own: Path) -> None:
    """Delete a past of another recipe: only what a store consists of."""
    for path in own.iterdir():
        if path.name == "recipe" or path.name.startswith("past.sqlite"):
            path.unlink()
    own.rmdir()
