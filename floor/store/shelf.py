"""The archives beside a store: opened to be read, checked, and asked for what lies in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, and_, select
from sqlalchemy.dialects.sqlite import insert as insert_into

from floor import errors
from floor.facade import JournalPage
from floor.rules.opening import at_local
from floor.store import backup, bases, database, ledger, parting
from floor.store import tables as t
from floor.store.bases import Base
from floor.store.database import memory_engine, reading
from floor.store.journal import Head
from floor.store.tables import FOLDED

DAY = 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An archive that was checked."""

    file: Path
    head: Head
    until: str
    """The first local day after it."""


def file_of(store: Path, base: Base) -> Path:
    """Where the archive that a stub names lies."""
    return store.parent / base.file


@contextmanager
def opened(file: Path) -> Iterator[Connection]:
    """An archive to be read; nothing is made beside it."""
    with database.resting_engine(file) as engine, engine.connect() as connection:
        yield connection


@contextmanager
def _before(store: Path, base: Base) -> Iterator[tuple[Engine, Base]]:
    """The archive that a stub names, and that archive's own stub. Raises ArchiveMissing."""
    file = file_of(store, base)
    if not file.exists():
        raise errors.ArchiveMissing(path=str(file), day=base.day)
    with database.resting_engine(file) as engine:
        with engine.connect() as connection:
            older = bases.read(connection, _centre(connection))
        yield engine, older


def _centre(connection: Connection) -> str:
    name = select(t.meta.c.value).where(t.meta.c.name == "centre")
    return str(connection.execute(name).scalar())


# -- checking ---------------------------------------------------------------------------------


def demand_whole(file: Path, *, centre: str, begins: Base, ends: Head) -> None:
    """Raise StoreDamaged unless an archive is sound from the disk: its pages, its chain from one
    place to another, and its tables as their fold."""
    head = backup.inspect(file, centre=centre)
    with database.resting_engine(file) as engine:
        with engine.connect() as connection:
            begun = bases.read(connection, centre)
        if head != ends or begun.end != begins.end or begun.seal != bases.settled(begins).seal:
            problem = "it holds other lines than the store has; move it away and try again"
            raise errors.StoreDamaged(path=str(file), problem=problem)
        ledger.demand_equal_fold(engine, centre)


def demand_end(file: Path, centre: str, base: Base) -> None:
    """Raise ArchiveMissing, or StoreDamaged unless the archive's pages and chain are sound and it
    ends where the stub says."""
    if not file.exists():
        raise errors.ArchiveMissing(path=str(file), day=base.day)
    if backup.inspect(file, centre=centre) != base.end.head:
        problem = "it does not end where the store begins"
        raise errors.StoreDamaged(path=str(file), problem=problem)


def walk(engine: Engine, store: Path, centre: str) -> list[Checked]:
    """Check every archive before a store, back to the journal's first line: pages, chain, tables,
    that each ends where the next begins, and that what the next stands on is made from it.

    Raises ArchiveMissing, StoreDamaged.
    """
    checked = []
    with reading(engine).connect() as connection:
        base = bases.read(connection, centre)
    while base.archived:
        demand_end(file_of(store, base), centre, base)
        with _before(store, base) as (archive, older):
            ledger.demand_equal_fold(archive, centre)
            named = {row["code"] for row in base.image.rows[parting.BOOKINGS.name]}
            with archive.connect() as old:
                image = parting.image_of(old, centre, older, day=base.day, named=named)
        if image != base.image:
            problem = f"what stands in place of {base.file} is not what follows from it"
            raise errors.StoreDamaged(path=str(store), problem=problem)
        file = file_of(store, base)
        checked.append(Checked(file=file, head=base.end.head, until=base.day))
        base = older
    return checked[::-1]


# -- asking -----------------------------------------------------------------------------------


def page(
    engine: Engine, store: Path, *, centre: str, origin: str, after: int, limit: int
) -> JournalPage:
    """An origin's lines with a seq above `after`, from the store or from the archive that has
    them. Raises ArchiveMissing."""
    found = ledger.page(engine, centre, origin, after, limit)
    if (found.entries and found.entries[0].seq == after + 1) or after >= found.head_seq > 0:
        return found
    with reading(engine).connect() as connection:
        base = bases.read(connection, centre)
    while base.archived:
        with _before(store, base) as (old, base):
            there = ledger.page(old, centre, origin, after, limit)
        if there.entries and there.entries[0].seq == after + 1:
            head = found if found.head_seq else there
            return JournalPage(
                centre=centre, entries=there.entries, head_seq=head.head_seq, head=head.head
            )
    return found


@contextmanager
def of_days(
    engine: Engine, store: Path, *, centre: str, days: tuple[str, str]
) -> Iterator[Connection]:
    """Tables in which these local days stand: the store's own, or a copy in memory of what store
    and archives have of them. Raises ArchiveMissing."""
    with reading(engine).connect() as connection:
        base = bases.read(connection, centre)
        if not (base.archived and days[0] < base.day):
            yield connection
            return
        with memory_engine() as gathered, gathered.begin() as target:
            for file, moved in _oldest_first(store, base, days[0]):
                with opened(file) as old:
                    _copy(old, target, centre, days, moved)
            _copy(connection, target, centre, days, frozenset())
            yield target


def _oldest_first(store: Path, base: Base, since: str) -> list[tuple[Path, frozenset[str]]]:
    """The archives that have days from one on, each with the codes of its bookings that live on
    after it."""
    found: list[tuple[Path, frozenset[str]]] = []
    while base.archived and since < base.day:
        moved = frozenset(row["code"] for row in base.image.rows[parting.BOOKINGS.name])
        found.insert(0, (file_of(store, base), moved))
        with _before(store, base) as (_, base):
            pass
    return found


def _copy(
    source: Connection,
    target: Connection,
    centre: str,
    days: tuple[str, str],
    moved: frozenset[str],
) -> None:
    """Copy the rows of some days; what lasts is as the last source has it."""
    for table in FOLDED:
        mine = and_(table.c.centre == centre, *_within(table, *days))
        if table is parting.BOOKINGS:
            mine = and_(mine, table.c.code.not_in(moved))
        found = source.execute(select(table).where(mine))
        add: Any = insert_into(table).prefix_with("OR REPLACE")
        while rows := found.fetchmany(1_000):
            target.execute(add, [dict(row._mapping) for row in rows])


def _within(table: Table, since: str, until: str) -> list[Any]:
    """What of a table belongs to some days."""
    if table in parting.LASTING:
        return []
    if "day" in table.c:
        return [table.c.day.between(since, until)]
    if "visit" in table.c and table is not parting.BOOKINGS:
        visits = select(t.visits.c.visit).where(
            t.visits.c.centre == table.c.centre, t.visits.c.day.between(since, until)
        )
        return [table.c.visit.in_(visits)]
    time = table.c.since if "since" in table.c else table.c.at
    return [time >= at_local(since, 0), time < at_local(until, 0) + DAY]
