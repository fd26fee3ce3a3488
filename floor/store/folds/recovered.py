"""The fold of a visit that stands here again: its rows are made anew from its own lines."""

import threading
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, case, delete, insert, select, update

from floor import errors
from floor.facade import Entry
from floor.rules import events as ev
from floor.rules.events.recovered import LostLine
from floor.store import journal
from floor.store import tables as t
from floor.store.database import memory_engine
from floor.store.folds.base import FOLDS, Row, on
from floor.store.folds.visits import USE_BOOKING
from floor.store.portable import upsert_into

_DROPS = tuple(
    delete(table).where(
        table.c.centre == bindparam("of_centre"), table.c.visit == bindparam("of_visit")
    )
    for table in t.OF_VISIT
)
_LEAVE = (
    update(t.counters)
    .where(
        t.counters.c.centre == bindparam("of_centre"),
        t.counters.c.counter == bindparam("of_counter"),
        t.counters.c.visit == bindparam("had"),
    )
    .values(visit=None, since=bindparam("new_since"))
)
"""A counter that had the visit has it no more."""
_count = upsert_into(t.numbers)
_given, _last = _count.excluded["last"], t.numbers.c.last
_COUNT = _count.on_conflict_do_update(
    index_elements=list(t.numbers.primary_key.columns),
    set_={"last": case((_given > _last, _given), else_=_last)},
)
"""A series has come at least so far."""
_here = threading.local()
_ADDS = {table: insert(table) for table in t.OF_VISIT}


def _read(line: LostLine) -> ev.Event:
    entry = Entry(
        origin=line.origin, seq=line.seq, at=line.at, kind=line.kind, subject="", actor=line.actor,
        device=line.device, key=line.key, body=line.body, prev_hash="", hash=line.hash,
    )  # fmt: skip
    try:
        event = journal.read(entry)
    except (errors.StoreDamaged, RecursionError) as fault:
        raise ValueError(f"line {line.seq} of {line.origin} cannot be read") from fault
    if event is None or not ev.tells_of_a_visit(line.kind) or isinstance(event.change, _THIS):
        raise ValueError(f"line {line.seq} of {line.origin} tells nothing of a visit")
    return event


_THIS = ev.VisitRecovered
_THIS.read = staticmethod(_read)


def rows_of(centre: str, visit: str, events: tuple[ev.Event, ...]) -> list[Row]:
    """The rows that a visit has after all its events, reckoned by the folds themselves in an empty
    store in memory: beside other visits they would find the wrong stay at a counter."""
    connection = _empty()
    with connection.begin() as work:
        try:
            for event in events:
                for fold in FOLDS[type(event.change)]:
                    for statement, row in fold(centre, event.change, event):
                        connection.execute(statement, row)
            return [
                (_ADDS[table], dict(row))
                for table in t.OF_VISIT
                for row in _rows(connection, table, centre, visit)
            ]
        finally:
            work.rollback()


def _empty() -> Connection:
    """An empty store in memory, one for each thread: to make it takes longer than to use it."""
    if not hasattr(_here, "connection"):
        _here.open = memory_engine()
        _here.connection = _here.open.__enter__().connect()
    found: Connection = _here.connection
    return found


def _rows(connection: Connection, table: Table, centre: str, visit: str) -> list[Mapping[str, Any]]:
    mine = (table.c.centre == centre) & (table.c.visit == visit)
    found = connection.execute(select(table).where(mine).order_by(*table.primary_key.columns))
    return [row._mapping for row in found]  # type: ignore[misc]


def _left(
    centre: str, change: ev.VisitRecovered, event: ev.Event, rows: list[Row]
) -> Iterator[Row]:
    """Counters at which the visit was, except the one at which it is."""
    stays = [row for statement, row in rows if statement is _ADDS[t.stays]]
    there = {stay["counter"] for stay in stays if stay["left_at"] is None}
    for number in sorted({stay["counter"] for stay in stays} - there):
        place = {"of_centre": centre, "of_counter": number}
        yield _LEAVE, place | {"had": change.visit, "new_since": event.at}


@on(ev.VisitRecovered)
def _recovered(centre: str, change: ev.VisitRecovered, event: ev.Event) -> Iterator[Row]:
    place = {"of_centre": centre, "of_visit": change.visit}
    events = change.events()
    rows = rows_of(centre, change.visit, events)
    yield from ((drop, place) for drop in _DROPS)
    yield from rows
    for statement, row in rows:
        if statement is _ADDS[t.visits]:
            of = {name: row[name] for name in ("centre", "day", "series")}
            yield _COUNT, of | {"last": row["number"]}
    if not change.own:
        yield from _left(centre, change, event, rows)
    for each in events:
        if isinstance(each.change, ev.AppointmentUsed):
            used = {"of_centre": centre, "of_code": each.change.code}
            yield USE_BOOKING, used | {"new_visit": change.visit}
