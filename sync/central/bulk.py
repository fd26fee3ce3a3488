"""Stores lines that are new at headquarters, and folds them, many at a time."""

from sqlalchemy import Connection, func, insert, select

from floor.facade import Entry
from floor.store import ledger
from floor.store.tables import journal as lines
from sync.central import folding
from sync.central.tables import flags


def store(connection: Connection, centre: str, fresh: list[Entry]) -> None:
    """Add lines behind all that this centre ever sent, and fold them, inside the caller's
    transaction; nobody else stores lines of this centre meanwhile."""
    highest = select(func.max(lines.c.position)).where(lines.c.centre == centre)
    last = connection.execute(highest).scalar() or 0
    places = {entry.hash: last + 1 + index for index, entry in enumerate(fresh)}
    rows = [ledger.line_row(centre, entry) | {"position": places[entry.hash]} for entry in fresh]
    connection.execute(ledger.ADD_LINE, rows)
    found = [
        {
            "centre": centre,
            "position": places[flag.entry.hash],
            "kind": flag.entry.kind,
            "why": flag.why,
            "problem": flag.problem,
        }
        for flag in folding.fold(connection, centre, fresh)
    ]
    if found:
        connection.execute(insert(flags), found)
