"""Opens headquarters' database, SQLite in a folder or PostgreSQL behind a URL, and its tables."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pysqlite3
from sqlalchemy import Connection, Engine, Table, create_engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from floor import errors
from floor.store import database, schema, tables
from floor.store.database import Identity
from floor.store.portable import make_portable
from sync.central import partitions
from sync.central.tables import metadata
from sync.errors import DatabaseUnreachable

MIGRATIONS = Path(__file__).parent / "migrations"
OWN_VERSION = "central_version"
"""Where the version of headquarters' own tables stands; the floor's have `alembic_version`."""
EVERY_CENTRE = "*"
"""The centre that headquarters' store says it is of."""
CONNECTIONS = 12
"""Of one worker to PostgreSQL at most; whoever comes then waits."""
_BUILDING = 7410
"""The number of the lock under which tables are made: workers start at one moment."""

partitions.declare()


FILE = "central.sqlite"
"""The SQLite store in headquarters' folder."""
SETTING = "database"
"""The file in that folder that names a PostgreSQL instead."""
ENVIRONMENT = "FOLENI_CENTRAL_DATABASE"
"""Names it too, before the file: for containers, which get their secrets so."""
AWAY = (OperationalError, InterfaceError, PoolTimeout)
"""What SQLAlchemy says of a database that does not answer, or has no connection left."""
FAULTS = (SQLAlchemyError, psycopg.Error, pysqlite3.Error)
"""Whatever the database says while something is written."""
_SEES_ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def setting(folder: Path) -> str:
    """The URL of the PostgreSQL that the folder's headquarters uses; empty for SQLite.
    Raises BadSetting."""
    if (given := os.environ.get(ENVIRONMENT, "").strip()) != "":
        return given
    try:
        return (folder / SETTING).read_text().strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as fault:
        raise errors.BadSetting(setting=SETTING, problem=str(fault)) from None


def settle(folder: Path, url: str) -> None:
    """Have a folder's headquarters use a PostgreSQL from now on; only its owner may read the URL,
    which may hold a password. Raises BadSetting."""
    url_of(url)
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / FILE).exists():
        problem = f"{folder / FILE} is in use; make a new folder, and restore a backup into it"
        raise errors.BadSetting(setting=SETTING, problem=problem)
    part = folder / f"{SETTING}.part"
    part.touch(mode=0o600)
    part.write_text(f"{url}\n")
    part.replace(folder / SETTING)


def demand_answers(url: str) -> None:
    """Raise BadSetting or DatabaseUnreachable unless a PostgreSQL answers behind a URL."""
    engine = create_engine(url_of(url))
    try:
        with engine.connect():
            pass
    except DBAPIError as fault:
        raise unreachable(shown(engine), fault) from fault
    finally:
        engine.dispose()


def shown(engine: Engine) -> str:
    """A database's URL without its password."""
    return engine.url.render_as_string()


def is_made(folder: Path) -> bool:
    """Whether a folder has a store, or names one."""
    return bool(setting(folder)) or (folder / FILE).exists()


def opened(folder: Path) -> tuple[Engine, Identity]:
    """The database of headquarters' folder, made if it is not there."""
    url = setting(folder)
    make_portable(metadata)  # here, since other modules add tables of theirs
    return open_postgresql(url) if url else open_sqlite(folder)


def is_shared(engine: Engine) -> bool:
    """Whether several processes may write: PostgreSQL."""
    return engine.dialect.name == "postgresql"


def take_turn(connection: Connection, centre: str) -> None:
    """Wait until nobody else, in any process, does anything to this centre's lines; until the end
    of the transaction. SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(_TURN, {"centre": centre})


_TURN = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(:centre, 7410)), "
    "set_config('plan_cache_mode', 'force_generic_plan', true), "
    "set_config('enable_seqscan', 'off', true)"
)
"""Besides, until the end of the transaction: its statements all find rows by keys, so PostgreSQL
plans each once for a connection, not anew each time, which takes longer than to run it; and by its
keys also a table that has grown since it was counted last."""


@contextmanager
def alone(engine: Engine, what: str) -> Iterator[bool]:
    """Whether no other process does something now, nor will while the block runs."""
    if not is_shared(engine):
        yield True
        return
    with engine.begin() as connection:
        yield bool(connection.execute(_ALONE, {"what": what}).scalar())


_ALONE = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:what, 7411))")


def reading(engine: Engine) -> Engine:
    """The same database for questions, each connection of which sees one moment throughout."""
    if is_shared(engine):
        return engine.execution_options(**_SEES_ONE_MOMENT)
    return database.reading(engine)


def url_of(place: str) -> URL:
    """A URL such as postgresql://foleni@db.example/foleni, with our driver. Raises BadSetting."""
    try:
        url = make_url(place)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        problem = "it is no URL such as postgresql://foleni@localhost/foleni"
        raise errors.BadSetting(setting=SETTING, problem=problem)
    return url.set(drivername="postgresql+psycopg")


def open_sqlite(folder: Path) -> tuple[Engine, Identity]:
    """The store in a folder, made if it is not there. Raises SqliteAffected, StoreDamaged,
    SchemaNewer or StoreForeign (another program's file)."""
    database.check_sqlite()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    engine = database.sqlite_engine(path)
    identity = database.create_or_check(engine, path, EVERY_CENTRE, practice=False)
    with engine.begin() as connection:
        _bring_up_own(connection, str(path))
    return engine, identity


def open_postgresql(place: str) -> tuple[Engine, Identity]:
    """The store behind a URL, its tables made if they are not there.

    Raises BadSetting, DatabaseUnreachable, SchemaNewer or StoreDamaged (another program's tables).
    """
    url = url_of(place)
    engine = create_engine(
        url, pool_size=CONNECTIONS, max_overflow=0, pool_timeout=10, pool_pre_ping=True
    )
    shown = url.render_as_string()
    try:
        with engine.begin() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_BUILDING})"))
            _bring_up(connection, shown)
            known = database.described(connection)
            known = known or database.describe(connection, EVERY_CENTRE, practice=False)
    except DBAPIError as fault:
        engine.dispose()
        raise unreachable(shown, fault) from fault
    return engine, _identity(known, shown)


def unreachable(place: str, fault: DBAPIError) -> DatabaseUnreachable:
    """What the driver says, as an error of ours."""
    return DatabaseUnreachable(path=place, problem=" ".join(str(fault.orig).split())[:300])


def _identity(known: dict[str, str], place: str) -> Identity:
    if known.get("centre") != EVERY_CENTRE:
        centre = known.get("centre", "?")
        raise errors.StoreForeign(path=place, centre=centre, asked=EVERY_CENTRE)
    return Identity(centre=EVERY_CENTRE, origin=known["origin"], practice=bool(known["practice"]))


def _bring_up(connection: Connection, place: str) -> None:
    """Make all tables, or bring them up, inside the caller's transaction: whole or not at all."""
    found = schema.version_of(connection)
    if found is None and "meta" in inspect(connection).get_table_names():
        raise errors.StoreDamaged(path=place, problem="another program's tables are in it")
    if schema.lags_behind(found, place):
        schema.upgrade(connection)
    _bring_up_own(connection, place)


def _bring_up_own(connection: Connection, place: str) -> None:
    """Make headquarters' own tables, or bring them up, inside the caller's transaction."""
    if schema.lags_behind(schema.version_of(connection, OWN_VERSION), place, MIGRATIONS):
        schema.upgrade(connection, MIGRATIONS)


def make_tables(engine: Engine, place: str) -> None:
    """Make all tables of an empty database, which says nothing of itself yet."""
    make_portable(metadata)
    with engine.begin() as connection:
        _bring_up(connection, place)


def all_tables() -> list[Table]:
    """Every table that headquarters has, those that others refer to first."""
    return [*tables.metadata.sorted_tables, *metadata.sorted_tables]
