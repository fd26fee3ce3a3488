"""Folds of tickets that a kiosk gave alone: brought in late, or in another's place."""

from collections.abc import Iterator

from sqlalchemy import Delete, Table, bindparam, delete, exists, or_, select

from floor.rules import events as ev
from floor.rules.moves.alone import BEGUN
from floor.rules.state import Step
from floor.store import tables as t
from floor.store.folds.base import Row, hold, on
from floor.store.folds.visits import ADD_LEG, ADD_VISIT, COUNT_NUMBER, leg_row

_other = t.legs.alias("other").c
_was_there = exists(
    select(1).where(
        _other.centre == bindparam("of_centre"),
        _other.visit == bindparam("of_visit"),
        or_(*(_other.step == step.value for step in sorted(BEGUN))),
    )
)


def _drop(table: Table) -> Delete:
    """Leaves a visit's rows as they are once somebody has come to a counter with it."""
    return delete(table).where(
        table.c.centre == bindparam("of_centre"),
        table.c.visit == bindparam("of_visit"),
        ~_was_there,
    )


DROPS = tuple(_drop(table) for table in (t.stays, t.lane_changes, t.visits, t.legs))
"""The legs last: they say whether the others go."""


@on(ev.TicketSuperseded)
def _superseded(centre: str, change: ev.TicketSuperseded, event: ev.Event) -> Iterator[Row]:
    place = {"of_centre": centre, "of_visit": change.visit}
    if change.counter is not None:
        yield hold(centre, change.counter, None, event.at)
    yield from ((drop, place) for drop in DROPS)


@on(ev.TicketFoundLate)
def _found_late(centre: str, change: ev.TicketFoundLate, event: ev.Event) -> Iterator[Row]:
    series = {"centre": centre, "day": change.day, "series": change.series}
    yield COUNT_NUMBER, series | {"last": change.number}
    yield (
        ADD_VISIT,
        series
        | {
            "visit": change.visit,
            "number": change.number,
            "lane": change.lane.value,
            "language": change.language,
            "issued_at": event.at,
            "ahead": None,
            "received": change.received,
            "token": change.token,
            "copies": 0,
            "rating": None,
            "booking": None,
        },
    )
    ended = {"step": Step.UNSERVED.value, "ended_at": event.at, "outcome": change.reason}
    for index, plan in enumerate(change.legs):
        row = leg_row(centre, change.visit, change.day, index, plan) | ended
        yield ADD_LEG, row | {"clock": event.at if index == 0 else None}


@on(ev.SeriesGiven)
@on(ev.WentAlone)
@on(ev.CameBack)
@on(ev.LinesAdopted)
@on(ev.RegressionSeen)
def _nothing(centre: str, change: ev.Change, event: ev.Event) -> Iterator[Row]:
    """The journal alone keeps it."""
    return iter(())
