"""The schema's version, and how an old store is brought up to it: whole, or not at all."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from floor import errors
from floor.store import files

MIGRATIONS = Path(__file__).parent / "migrations"
"""Alembic's revisions: versions/rNNNN_name.py, and NNNN is the version a store says it has."""


def versions(migrations: Path = MIGRATIONS) -> list[str]:
    """The versions this program knows, the newest last; told by file names, since Alembic takes
    0.2 s to import."""
    return sorted(path.name[1:5] for path in (migrations / "versions").glob("r[0-9]*.py"))


def version_of(connection: Connection, table: str = "alembic_version") -> str | None:
    """The version of a store; None when nothing of ours is in it."""
    if not inspect(connection).has_table(table):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {table}")).scalar()
    return found


def bring_up(engine: Engine, path: Path, migrations: Path = MIGRATIONS) -> None:
    """Make the tables of an empty store, or bring an old one up to this program's version.

    A store that holds something is copied beside itself first (`MSA.sqlite.before-0002`); then all
    revisions run in one transaction, so that whenever the power goes the store is old or new.
    Raises SchemaNewer, StoreDamaged (an SQLite file that is none of ours).
    """
    with engine.connect() as connection:
        found = version_of(connection)
        names = inspect(connection).get_table_names() if found is None else []
    if names and "meta" not in names:
        raise errors.StoreDamaged(path=str(path), problem="it is a database, but no Foleni store")
    if not lags_behind(found, path, migrations):
        return
    if found is not None:
        files.copy_database(path, Path(f"{path}.before-{versions(migrations)[-1]}"))
    with engine.begin() as connection:
        upgrade(connection, migrations)


def lags_behind(found: str | None, place: Path | str, migrations: Path = MIGRATIONS) -> bool:
    """Whether a store of a version needs revisions. Raises SchemaNewer, StoreDamaged."""
    *older, known = versions(migrations)
    if found is not None and found > known:
        raise errors.SchemaNewer(path=str(place), found=found, known=known)
    if found is not None and found != known and found not in older:
        raise errors.StoreDamaged(path=str(place), problem=f"there never was a version {found}")
    return found != known


def upgrade(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Run the revisions that a store lacks, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    command.upgrade(config, "head")
