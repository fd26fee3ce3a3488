"""A past day lived once more: its lines, at their times, on a floor that nobody can change."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from floor import errors
from floor.clock import PracticeClock
from floor.facade import Entry
from floor.rules.events import Event, Told
from floor.rules.verbs import Verb
from floor.store import bases, database, journal, ledger, milestones, tables
from floor.store.database import reading
from floor.store.local import LocalFloor
from floor.store.writer import Writer

COMPARED = (7, 1)
"""Days before the one replayed that are brought along: the wall compares with them."""
CHUNK = 500
"""Lines that are lived in one transaction at most."""
WAKE = 0.25
"""Seconds for which the day sleeps at most between two looks at its clock."""


class Record:
    """The lines of a day, and of what stood before it."""

    def __init__(self, day: str, before: list[Event], lived: list[Event]) -> None:
        self.day, self.before, self.lived = day, before, lived

    @property
    def opens(self) -> int:
        """When the day was opened, UTC milliseconds."""
        return self.lived[0].at

    @property
    def ends(self) -> int:
        """When its last line was written."""
        return max(event.at for event in self.lived)


def record(path: Path, *, centre: str, day: str) -> Record:
    """Read a day from a store, held by a host or not, or from an archive. Raises BadSetting for a
    day that it has not, StoreForeign, StoreDamaged."""
    engine = database.sqlite_engine(path)
    try:
        with database.naming(path, doubting=database.UNREADABLE), reading(engine).connect() as of:
            found = select(tables.meta.c.value).where(tables.meta.c.name == "centre")
            known = of.execute(found).scalar()
            if known != centre:
                raise errors.StoreForeign(path=str(path), centre=str(known), asked=centre)
            return _read(of, path, centre, day)
    finally:
        engine.dispose()


def _read(of: Connection, path: Path, centre: str, day: str) -> Record:
    opened = milestones.days_opened(of, centre)
    begins = {found: position for found, position in opened}
    if day not in begins:
        told = f"{opened[0][0]} to {opened[-1][0]}" if opened else "no day"
        raise errors.BadSetting(setting="day", problem=f"{path.name} has {told}, and not {day}")
    after = {found: last for (found, _), (_, last) in pairwise(opened)}
    before = {line.hash: line for line in _standing(of, centre, begins[day] - 1)}
    for days in COMPARED:
        past = (date.fromisoformat(day) - timedelta(days=days)).isoformat()
        if past in begins:
            before |= {x.hash: x for x in _range(of, centre, begins[past], after[past] - 1)}
    lived = _events(_range(of, centre, begins[day], after.get(day, milestones.ANY) - 1))
    return Record(day, _events(before.values()), lived)


def _standing(of: Connection, centre: str, until: int) -> list[Entry]:
    """What stood before a position, its catalogue first."""
    return milestones.standing(of, centre, bases.read(of, centre), until)


def _range(of: Connection, centre: str, first: int, last: int) -> Iterator[Entry]:
    """The lines at some positions, both included."""
    position = first - 1
    while page := ledger.read_page(of, centre, position, min(CHUNK, last - position)):
        yield from page
        position += len(page)
        if position >= last:
            return


def _events(lines: Any) -> list[Event]:
    """What lines say; kinds of a later version are passed over."""
    return [event for line in lines if (event := journal.read(line)) is not None]


class Reliver(Writer):
    """A writer that takes no verb: what it writes has happened already."""

    day = ""

    def submit(
        self, verb: Verb[Any], key: str, device: str, told: Told | None = None
    ) -> "Future[Any]":
        refused: Future[Any] = Future()
        refused.set_exception(errors.ReplayOnly(day=self.day))
        return refused

    def live(self, events: Sequence[Event]) -> None:
        """Have these happen, as one."""
        with self.lock:
            cursor = self._connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            for event in events:
                self._write(cursor, event)
            cursor.execute("COMMIT")
            cursor.close()
        with self.changed:
            self.changed.notify_all()


class ReplayFloor(LocalFloor):
    """A past day on a store of its own, which is to lie in a folder that is thrown away."""

    _writer: Reliver
    clock: PracticeClock

    def __init__(self, path: Path, was: Record, *, centre: str, clock: PracticeClock) -> None:
        """Lives what stood before the day; `live` lives the day up to the clock."""
        super().__init__(path, centre=centre, clock=clock, practice=True)
        self._writer.day = was.day
        self._due = was.lived
        for first in range(0, len(was.before), CHUNK):
            self._writer.live(was.before[first : first + CHUNK])
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="replay", daemon=True)

    def _open(self, path: Path, centre: str, practice: bool) -> Reliver:
        plain = super()._open(path, centre, practice)
        plain.stop()
        return Reliver(self._engine, self.identity, self.clock)

    def check(self, verb: Verb[object]) -> None:
        raise errors.ReplayOnly(day=self._writer.day)

    def live(self) -> None:
        """Have everything happen that had by the clock."""
        now = self.clock.now()
        many = next((n for n, event in enumerate(self._due) if event.at > now), len(self._due))
        for first in range(0, many, CHUNK):
            self._writer.live(self._due[first : min(first + CHUNK, many)])
        self._due = self._due[many:]

    @property
    def left(self) -> int:
        """Lines of the day that are still to come."""
        return len(self._due)

    def start(self) -> None:
        """Go on with the clock until closed."""
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(WAKE):
            self.live()

    def close(self) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
        super().close()


class StoppingClock(PracticeClock):
    """Runs at a rate until a time, and stands there."""

    def __init__(self, at: int, rate: float, until: int) -> None:
        super().__init__(at, rate)
        self._until = until

    def now(self) -> int:
        return min(super().now(), self._until)


def replayed(path: Path, was: Record, *, centre: str, clock: PracticeClock) -> ReplayFloor:
    """A floor that stands where the day stood by the clock."""
    floor = ReplayFloor(path, was, centre=centre, clock=clock)
    floor.live()
    return floor
