"""Archives old days of a store for tests, and tells whether it says what it said before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import select

from floor.clock import PracticeClock
from floor.facade import Entry, Level, Report
from floor.rules.questions import AskBoard, AskQueue
from floor.rules.state import State
from floor.rules.verbs import CallNext, OpenCounter, OpenDay, SignIn, TakeTicket
from floor.store import archive, bases, database, ledger, parting, tables
from floor.store.archive import Archived
from floor.store.database import reading
from floor.store.local import LocalFloor
from tests.floor.rules.world import ID
from tests.floor.store.years import day_of
from tests.floors import PIN, Keys, at

key = Keys()
LATER = "2025-06-02"
"""A day from which all the past may be archived."""


def clock(day: str = LATER) -> PracticeClock:
    return PracticeClock(at("08:00", day=day))


def put_away(path: Path, before: str | None, tell: archive.Tell = lambda *_: None) -> Archived:
    return archive.archive(
        path, centre="TST", clock=clock(), before=before, unshipped=True, tell=tell
    )


@contextmanager
def opened(path: Path) -> Iterator[LocalFloor]:
    floor = LocalFloor(path, centre="TST", clock=clock())
    try:
        yield floor
    finally:
        floor.close()


def everything(floor: LocalFloor) -> list[Entry]:
    """The journal from its first line, from wherever it lies."""
    entries: list[Entry] = []
    for origin in [head.origin for head in floor.origins()]:
        after = 0
        while page := floor.journal(after=after, limit=37, origin=origin).entries:
            entries += page
            after = page[-1].seq
    return entries


def reports(floor: LocalFloor, days: int) -> list[Report]:
    """Every level over the whole past; then each day by itself, and each pair of days."""
    whole = [floor.report(since=day_of(0), until=day_of(days - 1), level=level) for level in Level]
    parts = [*((n, n) for n in range(days)), *pairwise(range(days))]
    return whole + [floor.report(since=day_of(first), until=day_of(last)) for first, last in parts]


def state_of(floor: LocalFloor) -> State:
    return replace(floor._writer.state, version=0)


def demand_same(one: LocalFloor, other: LocalFloor, days: int) -> None:
    """Two floors, of which the other's old days are archived, say the same."""
    assert reports(one, days) == reports(other, days)
    whole, lines = everything(one), everything(other)
    assert whole == [line for line in lines if line.kind != "days_archived"][: len(whole)]
    assert state_of(one) == state_of(other)


def demand_rest(path: Path, first: str) -> None:
    """No line and no row of a day before this one is left."""
    engine = database.sqlite_engine(path)
    with reading(engine).connect() as connection:
        base = bases.read(connection, "TST")
        assert base.finished and base.day == first
        lines = list(ledger.read_from(connection, "TST", 0))
        assert connection.execute(select(tables.journal.c.position)).scalars().first() == (
            base.end.position + 1
        )
        for table in parting.PASSING:
            if "day" in table.c:
                found = set(connection.execute(select(table.c.day)).scalars())
                assert all(day >= first for day in found), table.name
    engine.dispose()
    assert lines[0].kind == "day_opened" and lines[0].subject == first


def live_on(floor: LocalFloor) -> list[Any]:
    """The next day begins, and what the room is told."""
    floor.pins.set("101", PIN)
    floor.do(OpenDay(), key=key())
    floor.do(SignIn(agent="101", pin=PIN, counter=1), key=key())
    floor.do(OpenCounter(counter=1), key=key())
    tickets = [floor.do(TakeTicket(services=(ID,)), key=key()).ticket for _ in range(3)]
    called = floor.do(CallNext(counter=1), key=key()).serving
    assert called is not None
    queue, board = floor.ask(AskQueue(counter=1)), floor.ask(AskBoard())
    told = [replace(row, visit="") for row in queue.rows]
    return [tickets, called.ticket, told, [(call.ticket, call.counter) for call in board.calls]]
