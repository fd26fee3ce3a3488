"""Folds headquarters' lines anew, for a version that understands more of them than the last."""

from sqlalchemy import Connection, delete, func, insert, select

from floor.store import ledger
from floor.store.tables import FOLDED
from floor.store.tables import journal as lines
from sync.central import bulk, databases, tallies
from sync.central.store import Central
from sync.central.tables import flags

_CHUNK = 2_000


def rebuild(central: Central, centre: str) -> int:
    """Empty a centre's folded tables and fold all its lines into them, in one transaction; how
    many lines there were. Its lines wait meanwhile; readers see what was there before."""
    with central.engine.begin() as connection:
        databases.take_turn(connection, centre)
        return _fold_anew(connection, centre)


def _fold_anew(connection: Connection, centre: str) -> int:
    for table in (*FOLDED, flags):
        connection.execute(delete(table).where(table.c.centre == centre))
    done = 0
    while page := ledger.read_page(connection, centre, done, _CHUNK):
        found = bulk.flagged(centre, done, page, bulk.fold(connection, centre, page))
        if found:
            connection.execute(insert(flags), found)
        tallies.mark(connection, centre, page)
        done += len(page)
    return done


def centres_of(connection: Connection) -> dict[str, int]:
    """The centres that have lines, and how many."""
    ask = select(lines.c.centre, func.count().label("n")).group_by(lines.c.centre)
    return {row.centre: row.n for row in connection.execute(ask.order_by(lines.c.centre))}
