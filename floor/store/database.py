"""Opens the store: the engine and its pragmas, what it says it is, and one host at a time."""

import errno
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pysqlite3
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from floor import errors
from floor.store import files, schema, tables


def _itself(value: None) -> None:
    return value


# Without these the driver asks None and booleans in vain how they want to be written, each time,
# which takes longer than most statements.
pysqlite3.register_adapter(type(None), _itself)
pysqlite3.register_adapter(bool, int)

SQLITE_NEEDED = (3, 51, 3)
"""Before it, WAL mode with several connections can lose commits at a checkpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the store says it is."""

    centre: str
    origin: str
    """Random 128-bit incarnation and epoch: no two stores, and no two restores, share one."""
    practice: bool


def new_origin(epoch: int = 0) -> str:
    """An origin that no other store has."""
    return f"{secrets.token_hex(16)}.{epoch}"


def epoch_of(origin: str) -> int:
    """Which epoch an origin is: 0 for a store made new, one more with each restore."""
    return int(origin.rpartition(".")[2])


def check_sqlite(version: str = pysqlite3.sqlite_version) -> None:
    """Raise SqliteAffected if this SQLite can lose commits."""
    if tuple(int(part) for part in version.split(".")) < SQLITE_NEEDED:
        raise errors.SqliteAffected(
            found=version, needed=".".join(str(part) for part in SQLITE_NEEDED)
        )


def demand_folder(path: Path) -> None:
    """Raise BadSetting or StoreReadOnly unless a store's folder is there and can be written."""
    if not path.parent.is_dir():
        raise errors.BadSetting(setting="store", problem=f"there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise errors.StoreReadOnly(path=str(path))


def sqlite_engine(path: Path, driver: ModuleType | Any = pysqlite3) -> Engine:
    """An engine for a SQLite file: WAL, every commit on the disk, transactions begun by hand.

    SQLAlchemy's own way of beginning reads outside the transaction, and two desks then get one
    ticket; so each transaction begins with BEGIN IMMEDIATE.
    """
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        module=driver,
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


def pragma(engine: Engine, said: str) -> None:
    """Run a pragma that SQLite allows outside transactions only."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(f"PRAGMA {said}").fetchall()
    finally:
        connection.close()


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


@contextmanager
def resting_engine(path: Path) -> Iterator[Engine]:
    """A database that nobody uses, such as a backup: read only, and nothing made beside it."""

    def connect() -> Any:
        place = files.uri(path, "mode=ro&immutable=1")
        return pysqlite3.connect(place, uri=True, check_same_thread=False)

    engine = create_engine(
        "sqlite+pysqlite://", module=pysqlite3, creator=connect, poolclass=StaticPool
    )
    try:
        with naming(path):
            yield engine
    finally:
        engine.dispose()


UNREADABLE = (AttributeError, KeyError, OverflowError, TypeError, ValueError)
"""What reading a row comes to when damage has put text for a number, or nothing for text."""


@contextmanager
def naming(
    path: Path, *, doubting: tuple[type[Exception], ...] = (UnicodeError,)
) -> Iterator[None]:
    """Turns what the database says into an error of ours, and as damage also what is doubted."""
    try:
        yield
    except (DBAPIError, pysqlite3.DatabaseError) as fault:
        raise files.named(getattr(fault, "orig", None) or fault, path) from fault
    except doubting as fault:
        raise errors.StoreDamaged(path=str(path), problem=f"it cannot be read: {fault}") from fault


class Lock:
    """Holds a store for one process; the kernel lets go of it when the process ends, however.

    The file's content says whether the last holder ended well.
    """

    HELD, FREE = b"held", b"free"

    def __init__(self, path: Path) -> None:
        """Raises StoreLocked, StoreReadOnly."""
        try:
            self._file = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o640)
        except OSError as fault:
            if fault.errno in (errno.EROFS, errno.EACCES):
                raise errors.StoreReadOnly(path=str(path)) from None
            raise
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise errors.StoreLocked(path=str(path)) from None
        self.unclean = os.pread(self._file, 8, 0) == self.HELD
        """Whether the last holder was cut off: killed, or its PC lost power."""
        os.pwrite(self._file, self.HELD, 0)
        os.fsync(self._file)

    def release(self, *, clean: bool = True) -> None:
        """Let go; `clean` when the store was closed in order."""
        if clean or not self.unclean:
            os.pwrite(self._file, self.FREE, 0)
        os.close(self._file)


def check_pages(engine: Engine, path: Path, *, thoroughly: bool = False) -> None:
    """Raise StoreDamaged unless SQLite finds every page sound; `thoroughly` reads indexes too.

    Some 2 s for each GB, and about four times as long thoroughly.
    """
    pragma = "integrity_check" if thoroughly else "quick_check"
    with reading(engine).connect() as connection:
        found: str = connection.exec_driver_sql(f"PRAGMA {pragma}(1)").scalar_one()
    if found != "ok":
        raise errors.StoreDamaged(path=str(path), problem=" ".join(found.split())[:200])


def create_or_check(
    engine: Engine, path: Path, centre: str, practice: bool, *, doubted: bool = False
) -> Identity:
    """Make the tables of a new store, or check that an old one is ours and of our version.

    `doubted` when it was not closed in order: every page is looked at first.
    Raises StoreForeign, StoreArchived, SchemaNewer, StoreDamaged, StoreFull or StoreReadOnly.
    """
    with naming(path):
        if doubted:
            check_pages(engine, path)
        schema.bring_up(engine, path)
        known = _described(engine, centre, practice)
    if not known.keys() >= {"centre", "origin", "practice"}:
        raise errors.StoreDamaged(path=str(path), problem="it does not say what it is")
    if "archive" in known:
        raise errors.StoreArchived(path=str(path))
    if known["centre"] != centre:
        raise errors.StoreForeign(path=str(path), centre=known["centre"], asked=centre)
    return Identity(centre=centre, origin=known["origin"], practice=bool(known["practice"]))


def _described(engine: Engine, centre: str, practice: bool) -> dict[str, str]:
    """What the store says it is; a new one is told first."""
    with reading(engine).connect() as connection:
        known = described(connection)
    if known:
        return known
    with engine.begin() as connection:
        return described(connection) or describe(connection, centre, practice)


def described(connection: Connection) -> dict[str, str]:
    """What a store says it is; nothing in a new one."""
    rows = connection.execute(select(tables.meta.c.name, tables.meta.c.value))
    return {row.name: row.value for row in rows}


def describe(connection: Connection, centre: str, practice: bool) -> dict[str, str]:
    """Tell a new store what it is; what it was told."""
    known = {"centre": centre, "origin": new_origin(), "practice": "1" if practice else ""}
    lines = [{"name": name, "value": value} for name, value in known.items()]
    connection.execute(insert(tables.meta), lines)
    return known
