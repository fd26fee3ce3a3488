"""`foleni central init`, `backup`, `restore` and `rebuild`: headquarters' store as a whole."""

from pathlib import Path
from typing import Any

import click

from floor.settings import technician_language
from sync.central.folder import DATA, existing


def _say(key: str, **values: Any) -> None:
    from floor.words import load_words

    click.echo(load_words().say(f"central.command.{key}", technician_language(), **values))


@click.command()
@click.option("--database", "url", help="PostgreSQL's URL; without it SQLite in the folder.")
@DATA
def init(data: Path, url: str | None) -> None:
    """Make headquarters' store, or say which PostgreSQL it is in; what is there stays.

    The URL is kept in the folder, for its owner only; FOLENI_CENTRAL_DATABASE goes before it.

    \b
    Example:
      foleni central init --database postgresql://foleni@db.example/foleni
    """
    from floor.clock import HostClock
    from sync.central import databases
    from sync.central.store import Central

    if url:
        databases.demand_answers(url)
        databases.settle(data, url)
    store = Central(data, HostClock())
    place = databases.shown(store.engine) if store.shared else store.path
    store.close()
    _say("made", place=place)


@click.command()
@click.argument("to", type=click.Path(dir_okay=False, path_type=Path))
@DATA
def backup(to: Path, data: Path) -> None:
    """Copy headquarters to the file TO while it runs, and check it; centres may then prune.

    The file is SQLite's whatever the database, and goes back into either.

    \b
    Example:
      foleni central backup /mnt/backup/central-2026-11-16.sqlite
    """
    from floor.clock import HostClock
    from sync.central import saving
    from sync.central.store import Central

    store = Central(existing(data), HostClock())
    try:
        marks = saving.back_up(store, to)
    finally:
        store.close()
    _say("saved", n=sum(mark.seq for mark in marks.values()), path=to)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@DATA
def restore(file: Path, data: Path) -> None:
    """Put the backup FILE in the place of headquarters' store, which must not be served.

    It is then another store, of a higher epoch: centres send again what it lacks.

    \b
    Example:
      foleni central restore /mnt/backup/central-2026-11-16.sqlite
    """
    from sync.central import saving

    aside = saving.restore(file, data)
    _say("restored", path=file)
    if aside is not None:
        _say("aside", path=aside)


@click.command()
@click.option("--centre", "only", help="Only this one.")
@DATA
def rebuild(data: Path, only: str | None) -> None:
    """Fold every centre's lines anew, for a version that understands more of them.

    \b
    Example:
      foleni central rebuild --centre MSA
    """
    from floor.clock import HostClock
    from sync.central import rebuilding
    from sync.central.store import Central
    from sync.errors import UnknownCentre

    store = Central(existing(data), HostClock())
    try:
        with store.asking() as connection:
            known = rebuilding.centres_of(connection)
        if only is not None and only not in known:
            raise UnknownCentre(centre=only)
        for centre in [only] if only else known:
            _say("folded", centre=centre, n=rebuilding.rebuild(store, centre))
    finally:
        store.close()


COMMANDS = (init, backup, restore, rebuild)
