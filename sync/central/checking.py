"""Checks what headquarters holds: every origin's chain, and that tables are the fold of lines."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from floor import errors
from floor.facade import Entry
from floor.store import journal, tables
from floor.store.journal import Head
from sync.central import folding
from sync.central.naming import floor_of, origin_of
from sync.central.tables import contacts

_CHUNK = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One origin's journal as it stands at headquarters, checked from its first line."""

    centre: str
    origin: str
    seq: int
    hash: str


def verify(connection: Connection) -> list[Line]:
    """Check every origin's chain from its first line, and that each centre's tables are the fold
    of its lines; `connection` sees one moment. Raises StoreDamaged."""
    checked: list[Line] = []
    keys = select(contacts.c.centre, contacts.c.origin).order_by(contacts.c.centre)
    for centre, origin in connection.execute(keys).all():
        if (head := _followed(connection, centre, origin)).seq:
            line = Line(centre=centre, origin=origin, seq=head.seq, hash=head.hash)
            checked.append(line)
    for centre in sorted({line.centre for line in checked}):
        differs = folding.first_difference(connection, centre)
        if differs is not None:
            problem = f"{centre}: it is not what the journal folds to"
            raise errors.StoreDamaged(path=f"table {differs}", problem=problem)
    return checked


def _followed(connection: Connection, centre: str, origin: str) -> Head:
    """The head of an origin, checked line by line from where it began: a restored store goes on
    from its base. Raises StoreDamaged."""
    found = _lines(connection, centre, origin)
    first = next(found, None)
    if first is None:
        return Head(origin=origin)
    wrote = origin_of(origin)
    begin = Head(origin=wrote, seq=floor_of(origin), hash=first.prev_hash)
    return journal.follow(begin, itertools.chain([first], found))


def _lines(connection: Connection, centre: str, origin: str) -> Iterator[Entry]:
    """An origin's lines in the order of their seq, a chunk at a time."""
    names = tuple(Entry.__dataclass_fields__)
    t = tables.journal
    after = 0
    while True:
        page = connection.execute(
            select(*(t.c[name] for name in names))
            .where(t.c.centre == centre, t.c.origin == origin, t.c.seq > after)
            .order_by(t.c.seq)
            .limit(_CHUNK)
        ).all()
        if not page:
            return
        yield from (Entry(**(dict(row._mapping) | {"origin": origin_of(origin)})) for row in page)
        after = page[-1].seq
