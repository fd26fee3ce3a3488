"""Which rows of the folded tables stay when the lines before a day are archived.

No line names a visit of a day before the one that is open, since opening a day begins with an
empty hall; so all that a later line can still change is what stands here as staying.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, false, or_, select, true
from sqlalchemy import delete as delete_from
from sqlalchemy import tuple_ as a_tuple

from floor.facade import Entry
from floor.rules.events import AppointmentsAdopted
from floor.rules.opening import at_local
from floor.store import journal, milestones, tables
from floor.store.bases import Base, Image
from floor.store.tables import FOLDED

LASTING = (
    *(tables.centres, tables.agencies, tables.services, tables.agents, tables.devices),
    tables.counters,
)
"""Each row is a fact of today, whenever it was written."""
PASSING = (
    *(tables.days, tables.numbers, tables.visits, tables.legs, tables.stays),
    *(tables.lane_changes, tables.suspensions, tables.estimates, tables.health),
)
"""Each row is one day's, and is never touched after it."""
UNTIL_ENDED = (tables.sessions, tables.spans)
"""A row that has not ended may end on a later day."""
AHEAD = tables.planned_breaks
"""A row may have been written on a day before its own."""
BOOKINGS = tables.appointments
"""A booking stays until its time, and while a later list names its code again."""

Row = dict[str, Any]
Key = tuple[Any, ...]


def image_of(
    connection: Connection, centre: str, base: Base, *, day: str, named: set[str]
) -> Image:
    """What stands at the end of an archive, for a store that begins with a local day; `named` are
    codes of bookings that its lines name."""
    rows = {
        table.name: [dict(row._mapping) for row in connection.execute(ask)]
        for table in FOLDED
        if (ask := _staying(table, centre, day, named)) is not None
    }
    codes = {row["code"] for row in rows[BOOKINGS.name]}
    lines = milestones.standing(connection, centre, base, milestones.ANY)
    return Image(lines=tuple(line for line in lines if _is_needed(line, codes)), rows=rows)


def _staying(table: Table, centre: str, day: str, named: set[str]) -> Any:
    """The rows that stay, asked for in the order of their keys; None when none does."""
    stays: ColumnElement[bool] = false()
    if table in LASTING:
        stays = true()
    elif table in UNTIL_ENDED:
        stays = table.c.until.is_(None)
    elif table is AHEAD:
        stays = table.c.day >= day
    elif table is BOOKINGS:
        stays = or_(table.c.at >= at_local(day, 0), table.c.code.in_(sorted(named)))
    else:
        return None
    mine = and_(table.c.centre == centre, stays)
    return select(table).where(mine).order_by(*table.primary_key.columns)


def _is_needed(line: Entry, codes: set[str]) -> bool:
    """Whether a restart needs a line: of lists of bookings, those with one that stays."""
    event = journal.read(line)
    if event is None or not isinstance(event.change, AppointmentsAdopted):
        return True
    return any(booking.code in codes for booking in event.change.bookings)


def named_codes(entries: Iterator[Entry]) -> set[str]:
    """The codes of bookings that lines adopt."""
    found: set[str] = set()
    for entry in entries:
        event = journal.read(entry)
        if event is not None and isinstance(event.change, AppointmentsAdopted):
            found |= {booking.code for booking in event.change.bookings}
    return found


def leaving(
    archive: Connection, centre: str, image: Image, many: int
) -> Iterator[tuple[Table, dict[Key, Row]]]:
    """The rows that leave a store, `many` at a time by their keys: what its archive has and the
    image has not."""
    for table in FOLDED:
        keys = [column.name for column in table.primary_key.columns]
        kept = {_key(row, keys) for row in image.rows.get(table.name, ())}
        last: Key = ()
        while page := _page(archive, table, centre, last, many):
            last = tuple(page[-1][name] for name in keys)
            rows = {_key(row, keys): row for row in page}
            if going := {key: row for key, row in rows.items() if key not in kept}:
                yield table, going


def _key(row: Mapping[str, Any], names: list[str]) -> Key:
    return tuple(row[name] for name in names)


def _page(connection: Connection, table: Table, centre: str, after: Key, many: int) -> list[Row]:
    keys = list(table.primary_key.columns)
    ask = select(table).where(table.c.centre == centre).order_by(*keys).limit(many)
    if after:
        ask = ask.where(a_tuple(*keys) > a_tuple(*after))
    return [dict(row._mapping) for row in connection.execute(ask)]


def found(connection: Connection, table: Table, keys: list[Key]) -> dict[Key, Row]:
    """The rows of these keys, by key."""
    columns = list(table.primary_key.columns)
    names = [column.name for column in columns]
    ask = select(table).where(a_tuple(*columns).in_(keys))
    rows = (dict(row._mapping) for row in connection.execute(ask))
    return {_key(row, names): row for row in rows}


def delete(connection: Connection, table: Table, keys: list[Key]) -> None:
    """Delete the rows of these keys."""
    columns = list(table.primary_key.columns)
    same = [column == bindparam(f"of_{column.name}") for column in columns]
    names = [f"of_{column.name}" for column in columns]
    connection.execute(
        delete_from(table).where(*same), [dict(zip(names, key, strict=True)) for key in keys]
    )
