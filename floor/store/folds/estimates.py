"""Folds of what citizens were told to wait, and what it came to at the call."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Float, bindparam, case, cast, insert, select, update
from sqlalchemy.sql.expression import ColumnElement

from floor.rules import events as ev
from floor.rules.opening import MINUTE
from floor.store import tables as t
from floor.store.folds.base import Row, on

Telling = (
    ev.TicketTaken
    | ev.AppointmentUsed
    | ev.LegAdded
    | ev.LegQueued
    | ev.LegTransferred
    | ev.TicketReprinted
)
"""Changes that may carry a wait that was told."""
told = t.estimates.c
ADD = insert(t.estimates)
_current = (
    select(t.legs.c.leg)
    .where(
        t.legs.c.centre == bindparam("of_centre"),
        t.legs.c.visit == bindparam("of_visit"),
        t.legs.c.step == "waiting",
    )
    .scalar_subquery()
)
_THIS = (told.centre == bindparam("of_centre"), told.visit == bindparam("of_visit"))
PLACE = update(t.estimates).where(*_THIS, told.key == bindparam("of_key")).values(leg=_current)
_waited: ColumnElement[int] = bindparam("at", type_=BigInteger) - told.told_at
_minutes: ColumnElement[Any] = cast(_waited, Float) / float(MINUTE)
MEET = (
    update(t.estimates)
    .where(*_THIS, told.leg == bindparam("of_leg"), told.waited.is_(None))
    .values(
        lane=bindparam("as_lane"),
        waited=_waited,
        error=told.middle - _minutes,
        hit=case((_minutes.between(told.low, told.high), True), else_=False),
    )
)
"""At the first call after it was told, which is the truth; nothing later rewrites it."""


def _add(centre: str, change: Telling, event: ev.Event, said: ev.Told, *, leg: int = 0) -> Row:
    row = {"centre": centre, "visit": change.visit, "key": event.key, "told_at": event.at}
    unknown = {"leg": leg, "lane": "", "waited": None, "error": None, "hit": None}
    range_ = {"low": said.low, "high": said.high, "middle": said.middle}
    raw = {"raw_low": said.raw_low, "raw_high": said.raw_high}
    return ADD, row | unknown | range_ | raw


@on(ev.TicketTaken)
def _taken(centre: str, change: ev.TicketTaken, event: ev.Event) -> Iterator[Row]:
    if change.told is not None:
        yield _add(centre, change, event, change.told)


@on(ev.AppointmentUsed)
@on(ev.LegAdded)
@on(ev.TicketReprinted)
def _told_again(centre: str, change: Telling, event: ev.Event) -> Iterator[Row]:
    """Of the leg that waits then."""
    if change.told is not None:
        yield _add(centre, change, event, change.told)
        place = {"of_centre": centre, "of_visit": change.visit}
        yield PLACE, place | {"of_key": event.key}


@on(ev.LegQueued)
@on(ev.LegTransferred)
def _sent_on(
    centre: str, change: ev.LegQueued | ev.LegTransferred, event: ev.Event
) -> Iterator[Row]:
    if change.told is not None:
        yield _add(centre, change, event, change.told, leg=change.leg)


@on(ev.LegCalled)
def _called(centre: str, change: ev.LegCalled, event: ev.Event) -> Iterator[Row]:
    place = {"of_centre": centre, "of_visit": change.visit, "of_leg": change.leg}
    yield MEET, place | {"at": event.at, "as_lane": change.lane.value}
