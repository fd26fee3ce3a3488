"""The lines from which a floor restarts: few of a long journal, and found by an index of them."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.expression import ColumnElement

from floor.facade import Entry
from floor.store.bases import Base
from floor.store.tables import IS_MILESTONE
from floor.store.tables import journal as lines

_COLUMNS = [lines.c[name] for name in Entry.__dataclass_fields__]
_STANDING = (
    "agent_enrolled",
    "centre_amended",
    "appointments_adopted",
    "device_enrolled",
    "device_revoked",
    "device_set",
    "series_given",
)
_NEWEST = (
    "lines_adopted",
    "decision_adopted",
    "decision_refused",
    "headquarters_trusted",
    "headquarters_announced",
)
"""Of these the newest line of each subject stands."""
ANY = 2**62
"""A position beyond all."""


def of_kind(centre: str, kind: str, after: int, until: int) -> ColumnElement[bool]:
    """Lines of one kind in a range: just what the index of milestones is sorted by."""
    mine = (lines.c.centre == centre) & (lines.c.kind == kind) & (lines.c.position <= until)
    return mine & (lines.c.position > after) & IS_MILESTONE


def last(
    connection: Connection, centre: str, kind: str, *, after: int = 0, until: int = ANY
) -> int | None:
    """The position of the last line of a kind in a range."""
    ask = select(func.max(lines.c.position)).where(of_kind(centre, kind, after, until))
    found: int | None = connection.execute(ask).scalar()
    return found


def days_opened(
    connection: Connection, centre: str, *, after: int = 0, until: int = ANY
) -> list[tuple[str, int]]:
    """The local days that were opened in a range, each with its first line's position."""
    ask = select(lines.c.subject, lines.c.position).order_by(lines.c.position)
    found = connection.execute(ask.where(of_kind(centre, "day_opened", after, until)))
    return [(row.subject, row.position) for row in found]


def bookings(connection: Connection, centre: str, *, after: int) -> Iterator[Entry]:
    """The lists of bookings adopted after a position."""
    mine = of_kind(centre, "appointments_adopted", after, ANY)
    for row in connection.execute(select(*_COLUMNS).where(mine).order_by(lines.c.position)):
        yield Entry(**row._mapping)


def standing(connection: Connection, centre: str, base: Base, until: int) -> list[Entry]:
    """What stands from before a position: the last catalogue, then agents, bookings, devices and
    the letters of kiosks; how far each kiosk's own lines were taken in, and headquarters'
    decisions."""
    after = base.end.position
    asks = [of_kind(centre, kind, after, until) for kind in _STANDING]
    catalogue = last(connection, centre, "catalogue_adopted", after=after, until=until)
    if catalogue is not None:
        asks.insert(0, (lines.c.centre == centre) & (lines.c.position == catalogue))
    newest = select(func.max(lines.c.position)).group_by(lines.c.subject)
    for kind in _NEWEST:
        told = newest.where(of_kind(centre, kind, after, until))
        asks.append((lines.c.centre == centre) & lines.c.position.in_(told))
    found = [
        Entry(**row._mapping)
        for ask in asks
        for row in connection.execute(select(*_COLUMNS).where(ask).order_by(lines.c.position))
    ]
    return [*_still(base.image.lines, replaced=catalogue is not None), *found]


def _still(old: Iterable[Entry], *, replaced: bool) -> list[Entry]:
    """Lines of an image: without its catalogue once a later one was adopted."""
    return [entry for entry in old if not (replaced and entry.kind == "catalogue_adopted")]
