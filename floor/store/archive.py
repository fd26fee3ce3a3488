"""Moves the lines of old days into a file of their own, so that a store stays small for ever.

First the archive is written whole, folded, and checked from the disk: pages, chain, tables. Then
one transaction makes the store begin after it: the stub, and a line of the journal that names it.
Only then are rows and lines deleted, some hundred in each transaction; with the lines moves the
stub, which tells how far they have left. Cut off anywhere, the same command goes on.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, delete, func, insert, select

from floor import errors
from floor.clock import Clock
from floor.rules import opening
from floor.rules.events import DaysArchived
from floor.store import bases, database, files, ledger, milestones, parting, schema, shelf
from floor.store.bases import Base, Place
from floor.store.database import Identity, naming, reading
from floor.store.scribe import Scribe
from floor.store.shipped import Shipped
from floor.store.tables import days, legs, meta
from floor.store.tables import journal as lines
from floor.store.witness import Witness

KEEP = 400
"""Local days that stay in the store if nothing else is said: a year, and a month to compare."""
LEAST = 90
"""Days that stay in any case."""
MANY = 500
"""Rows deleted in one transaction: some milliseconds, and a small `-wal`."""
Stage = Literal["writing", "checking", "removing", "leaving"]
Tell = Callable[[Stage, int, int], None]
"""Told how far it is: the stage, how much is done, of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What was archived; nothing when no day was old enough."""

    file: Path | None = None
    first: str = ""
    last: str = ""
    """Local days, both in the archive."""
    lines: int = 0
    kept_from: str = ""
    """The first day that is still in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Days that go."""

    base: Base
    first: str
    last: str
    day: str
    """The first that stays."""
    position: int
    """Of the last line that goes."""


def archive(
    path: Path, *, centre: str, clock: Clock, before: str | None, unshipped: bool, tell: Tell
) -> Archived:
    """Move the days before a local day, by default all but the last 400, to an archive beside the
    store; the last day of all stays in any case. What was begun is finished first.

    Raises StoreLocked, BadSetting (newer than 90 days), DayUnfinished, NothingShipped, NotShipped
    unless `unshipped`, and all that opening a store raises.
    """
    today = opening.local_day(clock.now())
    cutoff = _cutoff(before, today)
    with _held(path, centre) as (engine, identity):
        with reading(engine).connect() as connection:
            base = bases.read(connection, centre)
        if not base.finished:
            _remove(engine, centre, shelf.file_of(path, base), base, tell)
        with reading(engine).connect() as connection:
            base = bases.read(connection, centre)
            plan = _plan(connection, centre, base, cutoff)
            if plan is None:
                return Archived(kept_from=base.day)
            if not unshipped:
                Shipped(path).demand(connection, centre, base, plan.position)
        fresh = _planned_base(engine, path, identity, plan, tell)
        _begin(engine, path, identity, fresh, clock.now())
        _remove(engine, centre, shelf.file_of(path, fresh), fresh, tell)
    return Archived(
        file=shelf.file_of(path, fresh),
        first=plan.first,
        last=plan.last,
        lines=plan.position - base.end.position,
        kept_from=plan.day,
    )


def _cutoff(before: str | None, today: str) -> str:
    """The first local day to stay. Raises BadSetting."""
    newest = (date.fromisoformat(today) - timedelta(days=LEAST)).isoformat()
    if before is None:
        return (date.fromisoformat(today) - timedelta(days=KEEP)).isoformat()
    try:
        asked = date.fromisoformat(before).isoformat()
    except ValueError:
        problem = f"{before[:40]} is no day such as 2026-11-23"
        raise errors.BadSetting(setting="before", problem=problem) from None
    if asked > newest:
        problem = f"the last {LEAST} days stay in the store; the newest day to name is {newest}"
        raise errors.BadSetting(setting="before", problem=problem)
    return asked


@contextmanager
def _held(path: Path, centre: str) -> Iterator[tuple[Engine, Identity]]:
    """A store that is ours alone, and looked at as at any start."""
    database.check_sqlite()
    lock = database.Lock(path)
    engine = database.sqlite_engine(path)
    try:
        with naming(path):
            identity = database.create_or_check(engine, path, centre, False, doubted=lock.unclean)
            with reading(engine).connect() as connection:
                Witness(path).demand(connection, centre)
            yield engine, identity
            database.pragma(engine, "wal_checkpoint(TRUNCATE)")
    except BaseException:
        engine.dispose()
        lock.release(clean=False)
        raise
    engine.dispose()
    lock.release()


def _plan(connection: Connection, centre: str, base: Base, cutoff: str) -> _Plan | None:
    """Which days go: those opened before the cutoff, but the last of all. Raises DayUnfinished."""
    opened = milestones.days_opened(connection, centre, after=base.end.position)
    if opened and opened[-1][0] < cutoff:
        last = connection.execute(
            select(days.c.closed_at).where(days.c.centre == centre, days.c.day == opened[-1][0])
        )
        if last.scalar() is None:
            raise errors.DayUnfinished(day=opened[-1][0])
    stays = next((n for n, (day, _) in enumerate(opened) if day >= cutoff), len(opened) - 1)
    if stays <= 0:
        return None
    day, position = opened[stays]
    first, last_day = opened[0][0], opened[stays - 1][0]
    return _Plan(base=base, first=first, last=last_day, day=day, position=position - 1)


def _planned_base(engine: Engine, path: Path, identity: Identity, plan: _Plan, tell: Tell) -> Base:
    """The stub that the store is to have, with its archive written and checked."""
    centre, file = identity.centre, f"{path.stem}.archive-{plan.first}-{plan.last}.sqlite"
    with reading(engine).connect() as connection:
        head = ledger.head_at(connection, centre, plan.base, plan.position)
        end = Place(head=head, position=plan.position)
        named = parting.named_codes(milestones.bookings(connection, centre, after=plan.position))
        final = path.parent / file
        if not final.exists():
            _write(connection, final, identity, plan, end, tell)
    tell("checking", 0, 1)
    shelf.demand_whole(final, centre=centre, begins=plan.base, ends=head)
    with shelf.opened(final) as old:
        _demand_over(old, centre)
        image = parting.image_of(old, centre, plan.base, day=plan.day, named=named)
        base = replace(plan.base, end=end, day=plan.day, file=file, image=image)
        with reading(engine).connect() as connection:
            _demand_same(connection, old, centre, base)
    tell("checking", 1, 1)
    return base


def _write(
    source: Connection, final: Path, identity: Identity, plan: _Plan, end: Place, tell: Tell
) -> None:
    """Write the archive: lines, the tables folded from them, and the stub of the archive before.

    It has its name only when it is whole and on the disk; nothing may change it from then on.
    """
    part, centre, base = Path(f"{final}.part"), identity.centre, plan.base
    for end_of_name in (*files.SIDECARS, "-journal"):
        Path(f"{part}{end_of_name}").unlink(missing_ok=True)
    engine = database.sqlite_engine(part)
    try:
        schema.bring_up(engine, part)
        practice = "1" if identity.practice else ""
        told = {"centre": centre, "origin": end.head.origin, "practice": practice, "archive": "1"}
        with engine.begin() as target:
            target.execute(insert(meta), [{"name": k, "value": v} for k, v in told.items()])
            if base.archived:
                bases.write(target, centre, bases.settled(base))
            bases.load(target, base.image)
        whole, after = end.position - base.end.position, base.end.position
        while after < end.position:
            until = min(after + 1_000, end.position)
            with engine.begin() as target:
                ledger.copy(source, target, centre, after=after, until=until)
            after = until
            tell("writing", after - base.end.position, whole)
        database.pragma(engine, "journal_mode=DELETE")
    finally:
        engine.dispose()
    os.chmod(part, 0o440)
    files.sync(part)
    os.replace(part, final)
    files.sync(final.parent)


def _demand_over(old: Connection, centre: str) -> None:
    """Raise DayUnfinished if a day or a visit in the archive has not ended."""
    for table, ended in ((days, days.c.closed_at), (legs, legs.c.ended_at)):
        ask = select(func.min(table.c.day)).where(table.c.centre == centre, ended.is_(None))
        if (day := old.execute(ask).scalar()) is not None:
            raise errors.DayUnfinished(day=day)


def _demand_same(store: Connection, old: Connection, centre: str, base: Base) -> None:
    """Raise StoreDamaged unless what is to be deleted is what the archive has, row by row."""
    for table, rows in parting.leaving(old, centre, base.image, MANY):
        if parting.found(store, table, list(rows)) != rows:
            problem = "it is not what the journal folds to; run foleni rebuild first"
            raise errors.StoreDamaged(path=f"table {table.name}", problem=problem)


def _begin(engine: Engine, path: Path, identity: Identity, base: Base, now: int) -> None:
    """Have the store begin after the archive, in one transaction: the stub, and a line that
    vouches for it."""
    end, centre = base.end.head, identity.centre
    standing = ledger.restart(engine, centre, identity.origin)
    change = DaysArchived(
        until=base.day,
        file=base.file,
        base_origin=end.origin,
        base_seq=end.seq,
        base_hash=end.hash,
        seal=base.seal,
    )
    with engine.begin() as connection:
        bases.write(connection, centre, base)
        scribe = Scribe(connection, standing, now=now, device="archive", key=f"archive-{base.seal}")
        scribe.write([change])
    Witness(path).note(scribe.head, at_once=True)


def _remove(engine: Engine, centre: str, file: Path, base: Base, tell: Tell) -> None:
    """Delete what the archive has: rows first, then lines, and the stub moves with them."""
    shelf.demand_end(file, centre, base)
    with shelf.opened(file) as old:
        for done, (table, rows) in enumerate(parting.leaving(old, centre, base.image, MANY)):
            with engine.begin() as connection:
                parting.delete(connection, table, list(rows))
            tell("removing", done + 1, 0)
    begin, end = base.left.position, base.end.position
    left = base.left
    while left.position < end:
        until = min(left.position + MANY, end)
        with engine.begin() as connection:
            left = Place(head=ledger.head_at(connection, centre, base, until), position=until)
            gone = lines.c.position <= until
            connection.execute(delete(lines).where(lines.c.centre == centre, gone))
            bases.move(connection, centre, left)
        tell("leaving", until - begin, end - begin)
