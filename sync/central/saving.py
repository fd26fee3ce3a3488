"""Backups of headquarters: one SQLite file whatever the database, so that either goes into either.

Whoever restores one has lost what came after it; so the store then says that it is another one,
of a higher epoch, and centres send again what it lacks.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select, update

from floor import errors
from floor.store import database, files
from floor.store.database import new_origin
from floor.store.portable import OUTSIDE, keepable, upsert_into
from floor.store.tables import journal, meta
from sync.central import databases
from sync.central.databases import all_tables
from sync.central.store import Central
from sync.central.tables import backed_up
from sync.protocol import Mark

_CHUNK = 5_000


def back_up(central: Central, to: Path) -> dict[tuple[str, str], Mark]:
    """Copy headquarters as of one moment, while it goes on, to a file that is whole and checked;
    then note how far each origin is in it, which is also returned.

    Raises StoreDamaged, StoreFull, StoreReadOnly, BadSetting; then there is no new file.
    """
    if not to.parent.is_dir():
        raise errors.BadSetting(setting="to", problem=f"there is no folder {to.parent}")
    part = Path(f"{to}.unchecked")
    try:
        with database.naming(part):
            _copy_to(central, part)
            marks = marks_of(part)
        os.replace(part, to)
        files.sync(to.parent)
    finally:
        for end in files.SIDECARS:
            Path(f"{part}{end}").unlink(missing_ok=True)
    _note(central, marks)
    return marks


def backed_up_to(connection: Connection, centre: str, origin: str) -> Mark | None:
    """How far an origin's journal is in a backup of headquarters; None when nothing of it is."""
    b = backed_up.c
    ask = select(b.seq, b.hash).where(b.centre == centre, b.origin == origin)
    row = connection.execute(ask).first()
    return None if row is None else Mark(seq=row.seq, hash=row.hash)


def restore(backup: Path, folder: Path) -> Path | None:
    """Put a backup into the database of headquarters' folder, as another store of a higher epoch.
    A SQLite store that was there is kept aside: its new name. A PostgreSQL must have no line yet.

    Nothing may be serving meanwhile. Raises BadSetting, StoreDamaged, StoreLocked.
    """
    if not backup.is_file():
        raise errors.BadSetting(setting="backup", problem=f"there is no file {backup}")
    marks_of(backup)
    folder.mkdir(parents=True, exist_ok=True)
    lock = database.Lock(folder / databases.FILE)
    try:
        aside = None
        if not databases.setting(folder):
            aside = _put_aside(folder / databases.FILE)
            files.copy_database(backup, folder / databases.FILE)
        engine, _ = databases.opened(folder)
        try:
            if databases.is_shared(engine):
                _fill(engine, backup)
            with engine.begin() as connection:
                _begin_epoch(connection)
        finally:
            engine.dispose()
    finally:
        lock.release()
    return aside


def marks_of(path: Path) -> dict[tuple[str, str], Mark]:
    """How far each origin's journal is in a backup, every page of which is looked at first.
    Raises StoreDamaged."""
    j = journal.c
    last = select(j.centre, j.origin, func.max(j.seq).label("seq")).group_by(j.centre, j.origin)
    ends = last.subquery()
    same = (j.centre == ends.c.centre) & (j.origin == ends.c.origin) & (j.seq == ends.c.seq)
    with database.resting_engine(path) as engine:
        database.check_pages(engine, path)
        with engine.connect() as connection:
            told = database.described(connection)
            if told.get("centre") != databases.EVERY_CENTRE:
                problem = "it is no backup of headquarters"
                raise errors.StoreDamaged(path=str(path), problem=problem)
            ask = select(j.centre, j.origin, j.seq, j.hash).join(ends, same)
            rows = connection.execute(ask).all()
    return {(row.centre, row.origin): Mark(seq=row.seq, hash=row.hash) for row in rows}


def _copy_to(central: Central, part: Path) -> None:
    if not central.shared:
        files.copy_database(central.path, part)
        return
    with _fresh(part) as engine, central.asking() as source, engine.begin() as target:
        for table in all_tables():
            for rows in _chunks(source, table):
                target.execute(insert(table), [dict(row._mapping) for row in rows])
    files.sync(part)


@contextmanager
def _fresh(path: Path) -> Iterator[Engine]:
    """A new SQLite file with headquarters' tables and versions, closed whole afterwards."""
    path.unlink(missing_ok=True)
    engine = database.sqlite_engine(path)
    try:
        databases.make_tables(engine, str(path))
        yield engine
        database.pragma(engine, "wal_checkpoint(TRUNCATE)")
        database.pragma(engine, "journal_mode=DELETE")
    finally:
        engine.dispose()


def _chunks(source: Connection, table: Table) -> Iterator[list[Any]]:
    rows = source.execution_options(yield_per=_CHUNK).execute(select(table))
    yield from (list(part) for part in rows.partitions())


def _fill(engine: Engine, backup: Path) -> None:
    """Copy every table of a backup into an empty PostgreSQL, in one transaction."""
    with (
        database.resting_engine(backup) as resting,
        resting.connect() as source,
        engine.begin() as target,
    ):
        if target.execute(select(journal.c.position).limit(1)).first():
            problem = "the database holds lines already; name an empty one"
            raise errors.BadSetting(setting=databases.SETTING, problem=problem)
        for table in reversed(all_tables()):
            target.execute(table.delete())
        for table in all_tables():
            for rows in _chunks(source, table):
                _copy_in(target, table, rows)


def _copy_in(target: Connection, table: Table, rows: list[Any]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    outside = table.name in OUTSIDE
    driver: Any = target.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([keepable(v) if outside and isinstance(v, str) else v for v in row])


def _begin_epoch(connection: Connection) -> None:
    """Say that this is another store: of the next epoch, with an incarnation of its own."""
    told = database.described(connection)
    origin = new_origin(database.epoch_of(told["origin"]) + 1)
    connection.execute(update(meta).where(meta.c.name == "origin").values(value=origin))


def _put_aside(path: Path) -> Path | None:
    """Give a store that is there a name that is free."""
    if not path.exists():
        return None
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    for end in files.SIDECARS:
        part = Path(f"{path}{end}")
        if part.exists():
            part.rename(f"{aside}{end}")
    return aside


def _note(central: Central, marks: dict[tuple[str, str], Mark]) -> None:
    now = central.clock.now()
    rows = [
        {"centre": centre, "origin": origin, "seq": mark.seq, "hash": mark.hash, "at": now}
        for (centre, origin), mark in marks.items()
    ]
    if rows:
        base = upsert_into(backed_up)
        changed = {name: base.excluded[name] for name in ("seq", "hash", "at")}
        keys = ["centre", "origin"]
        with central.engine.begin() as connection:
            connection.execute(base.on_conflict_do_update(index_elements=keys, set_=changed), rows)
