"""Opens the store: the engine and its pragmas, the version check, and one host at a time."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Engine, create_engine, event, insert, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from floor import errors
from floor.store import tables

SCHEMA = 1
"""Version of the tables; a program never opens a store of a later one."""
SQLITE_NEEDED = (3, 51, 3)
"""Before it, WAL mode with several connections can lose commits at a checkpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the store says it is."""

    centre: str
    origin: str
    """Random 128-bit incarnation and epoch: no two stores, and no two restores, share one."""
    practice: bool


def check_sqlite(version: str = pysqlite3.sqlite_version) -> None:
    """Raise SqliteAffected if this SQLite can lose commits."""
    if tuple(int(part) for part in version.split(".")) < SQLITE_NEEDED:
        raise errors.SqliteAffected(
            found=version, needed=".".join(str(part) for part in SQLITE_NEEDED)
        )


def sqlite_engine(path: Path) -> Engine:
    """An engine for a SQLite file: WAL, every commit on the disk, transactions begun by hand.

    SQLAlchemy's own way of beginning reads outside the transaction, and two desks then get one
    ticket; so each transaction begins with BEGIN IMMEDIATE.
    """
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        module=pysqlite3,
        poolclass=QueuePool,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 10},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def reading(engine: Engine) -> Engine:
    """The same store for questions only: they never wait for the writer, nor it for them."""
    return engine.execution_options(reading=True)


@contextmanager
def memory_engine() -> Iterator[Engine]:
    """An empty store in memory, to fold a journal into."""
    engine = create_engine("sqlite+pysqlite://", module=pysqlite3)
    try:
        tables.metadata.create_all(engine)
        yield engine
    finally:
        engine.dispose()


class Lock:
    """Holds a store for one process; the kernel lets go of it when the process ends, however."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o640)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise errors.StoreLocked(path=str(path)) from None

    def release(self) -> None:
        os.close(self._file)


def create_or_check(engine: Engine, path: Path, centre: str, practice: bool) -> Identity:
    """Make the tables of a new store, or check that an old one is ours and of our version.

    Raises StoreForeign, SchemaNewer or StoreDamaged.
    """
    try:
        with engine.begin() as connection:
            tables.metadata.create_all(connection)
            known = dict(connection.execute(select(tables.meta.c.name, tables.meta.c.value)).all())
            if not known:
                known = {
                    "schema": str(SCHEMA),
                    "centre": centre,
                    "origin": f"{secrets.token_hex(16)}.0",
                    "practice": "1" if practice else "",
                }
                lines = [{"name": name, "value": value} for name, value in known.items()]
                connection.execute(insert(tables.meta), lines)
    except (DatabaseError, pysqlite3.DatabaseError) as fault:
        raise errors.StoreDamaged(path=str(path), problem=str(fault.args[0])) from fault
    if int(known["schema"]) > SCHEMA:
        raise errors.SchemaNewer(path=str(path), found=known["schema"], known=SCHEMA)
    if known["centre"] != centre:
        raise errors.StoreForeign(path=str(path), centre=known["centre"], asked=centre)
    return Identity(centre=centre, origin=known["origin"], practice=bool(known.get("practice", "")))
