"""Stores lines that are new at headquarters, and folds them, many at a time.

All goes well for nearly every batch; where one line of it is poison, the batch is folded again
line by line, which tells which one it is.
"""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import psycopg
import pysqlite3
from sqlalchemy import Connection, bindparam, func, insert, select

from floor.facade import Entry
from floor.rules.events import Event
from floor.store import project
from floor.store.portable import keepable
from floor.store.tables import journal as lines
from sync.central import folding, readied, slate, tallies
from sync.central.folding import Flag
from sync.central.tables import flags

POISON = (
    *folding.POISON,
    *(pysqlite3.IntegrityError, pysqlite3.DataError, pysqlite3.InterfaceError),
    *(psycopg.IntegrityError, psycopg.DataError),
    KeyError,
)
"""What the databases say to a value that they cannot take; a failing disk is none of these."""
_FIELDS = tuple(Entry.__dataclass_fields__)
_values = attrgetter(*_FIELDS)
_COLUMNS = ("centre", "position", *_FIELDS)
_COPY = f"COPY journal ({', '.join(_COLUMNS)}) FROM STDIN"
_INSERT = f"INSERT INTO journal ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_LAST = select(func.max(lines.c.position)).where(lines.c.centre == bindparam("centre"))


def store(connection: Connection, centre: str, fresh: list[Entry]) -> None:
    """Add lines behind all that this centre ever sent, and fold them, inside the caller's
    transaction; nobody else stores lines of this centre meanwhile."""
    last = connection.execute(_LAST, {"centre": centre}).scalar() or 0
    _add(connection, centre, last, fresh)
    if found := fold(connection, centre, fresh):
        connection.execute(insert(flags), flagged(centre, last, fresh, found))
    tallies.mark(connection, centre, fresh)


def flagged(
    centre: str, last: int, entries: Sequence[Entry], found: list[Flag]
) -> list[dict[str, Any]]:
    """The rows of flags of lines that stand in the places after `last`."""
    places = {entry.hash: last + 1 + index for index, entry in enumerate(entries)}
    return [
        {
            "centre": centre,
            "position": places[flag.entry.hash],
            "kind": flag.entry.kind,
            "why": flag.why,
            "problem": flag.problem,
        }
        for flag in found
    ]


def _add(connection: Connection, centre: str, last: int, fresh: list[Entry]) -> None:
    """Write lines into the journal, at the places after `last`."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "postgresql":
        rows = [(centre, place, *_values(entry)) for place, entry in enumerate(fresh, last + 1)]
        driver.cursor().executemany(_INSERT, rows)
        return
    block = _block(centre, last, fresh)
    with driver.cursor() as cursor, cursor.copy(_COPY) as copy:
        if block is not None:
            copy.write(block)
        else:
            for place, entry in enumerate(fresh, last + 1):
                copy.write_row((centre, place, *_kept(entry)))


def _block(centre: str, last: int, fresh: Sequence[Entry]) -> str | None:
    """Lines as COPY reads them, which the driver takes four times as long for; None when a text has
    a sign that is to be written otherwise."""
    block = "".join([_told(centre, *each) for each in enumerate(fresh, last + 1)])
    nobody = sum([entry.actor is None for entry in fresh])
    ours = {"\t": len(fresh) * (len(_FIELDS) + 1), "\n": len(fresh), "\\": nobody}
    if any(block.count(sign) != times for sign, times in ours.items()):
        return None
    return None if any(sign in block for sign in ("\r", "\0", "\x1a")) else block


def _told(centre: str, place: int, e: Entry) -> str:
    actor = r"\N" if e.actor is None else e.actor
    return (  # in the order of _COPY
        f"{centre}\t{place}\t{e.origin}\t{e.seq}\t{e.at}\t{e.kind}\t{e.subject}\t{actor}\t"
        f"{e.device}\t{e.key}\t{e.body}\t{e.prev_hash}\t{e.hash}\n"
    )


def _kept(entry: Entry) -> tuple[Any, ...]:
    """A line's values, its texts as PostgreSQL can keep them."""
    return tuple(keepable(v) if isinstance(v, str) else v for v in _values(entry))


def fold(connection: Connection, centre: str, entries: Sequence[Entry]) -> list[Flag]:
    """Write lines into the folded tables, in order, inside the caller's transaction; those that
    could not be are returned, and have changed nothing."""
    read_lines = [folding.read(entry) for entry in entries]
    events = [event for event in read_lines if isinstance(event, Event)]
    try:
        with connection.begin_nested():
            _fold_all(connection, centre, events)
    except POISON:
        return folding.fold(connection, centre, entries)
    return [flag for flag in read_lines if isinstance(flag, Flag)]


def _fold_all(connection: Connection, centre: str, events: list[Event]) -> None:
    rows = project.all_rows(centre, events)
    if connection.dialect.name == "postgresql":
        slate.fold(connection, centre, rows)
    elif rows:
        raw: Any = connection.connection.driver_connection
        readied.run(raw.cursor(), rows)
