"""Folds of a visit away from the counters: its ticket, its legs, its lane, its booking."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, insert, update

from floor.rules import events as ev
from floor.rules.state import Step
from floor.store import tables as t
from floor.store.folds.base import Row, change_leg, change_row, of_leg, on, upsert
from floor.store.folds.calls import UNPLAN

ADD_VISIT, ADD_LEG = insert(t.visits), insert(t.legs)
COUNT_NUMBER = upsert(t.numbers, "last")
RECEIVE = change_row(t.visits, ("visit",), "received")
COPY = change_row(t.visits, ("visit",), copies=t.visits.c.copies + 1)
RATE = change_row(t.visits, ("visit",), "rating")
LANE = change_row(t.visits, ("visit",), "lane")
BOOK = change_row(t.visits, ("visit",), "lane", "booking")
QUEUE = change_leg("step", "clock")
RETURN = change_leg("step", "ended_at", "counter", "agent", requeues=t.legs.c.requeues + 1)
PLACE = change_leg("leg")
PROMISE = (
    update(t.legs)
    .where(
        t.legs.c.centre == bindparam("of_centre"),
        t.legs.c.visit == bindparam("of_visit"),
        t.legs.c.leg == bindparam("of_leg"),
        t.legs.c.ended_at.is_(None),
    )
    .values(promise=bindparam("new_promise"))
)
USE_CLOCK = (
    update(t.legs)
    .where(
        t.legs.c.centre == bindparam("of_centre"),
        t.legs.c.visit == bindparam("of_visit"),
        t.legs.c.step == bindparam("waits"),
    )
    .values(clock=bindparam("new_clock"), promise=bindparam("new_promise"))
)
_beyond = (
    t.legs.c.centre == bindparam("of_centre"),
    t.legs.c.visit == bindparam("of_visit"),
)
LIFT = (
    update(t.legs).where(*_beyond, t.legs.c.leg > bindparam("of_leg")).values(leg=-2 - t.legs.c.leg)
)
SETTLE = update(t.legs).where(*_beyond, t.legs.c.leg < 0).values(leg=-1 - t.legs.c.leg)
"""Make room behind a leg in two steps, since no two may have one place even for a moment."""
ADD_BOOKING = upsert(t.appointments, "service", "at")
USE_BOOKING = change_row(t.appointments, ("code",), "visit")
MISS_BOOKING = change_row(t.appointments, ("code",), "missed")


def _of_visit(centre: str, visit: str, **new: Any) -> dict[str, Any]:
    place = {"of_centre": centre, "of_visit": visit}
    return place | {f"new_{name}": value for name, value in new.items()}


def leg_row(centre: str, visit: str, day: str, index: int, plan: ev.LegPlan) -> dict[str, Any]:
    """A leg still to come."""
    unknown = ("clock", "called_at", "share", "guard", "counter", "agent", "started_at", "ended_at")
    counts = ("calls", "recalls", "requeues", "transfers", "parks", "suspended")
    return {
        "centre": centre,
        "visit": visit,
        "leg": index,
        "day": day,
        "service": plan.service,
        "promise": plan.promise,
        "step": Step.PLANNED.value,
        "outcome": "",
        "reason": "",
        **dict.fromkeys(unknown),
        **dict.fromkeys(counts, 0),
    }


@on(ev.TicketTaken)
def _ticket_taken(centre: str, change: ev.TicketTaken, event: ev.Event) -> Iterator[Row]:
    series = {"centre": centre, "day": change.day, "series": change.series}
    yield COUNT_NUMBER, series | {"last": change.number}
    visit = {
        "visit": change.visit,
        "number": change.number,
        "lane": change.lane.value,
        "language": change.language,
        "issued_at": event.at,
        "ahead": change.ahead,
        "received": "",
        "token": change.token,
        "copies": 0,
        "rating": None,
        "booking": None,
    }
    yield ADD_VISIT, series | visit
    for index, plan in enumerate(change.legs):
        row = leg_row(centre, change.visit, change.day, index, plan)
        if index == 0:
            row |= {"step": Step.WAITING.value, "clock": event.at}
        yield ADD_LEG, row


@on(ev.TicketReceived)
def _received(centre: str, change: ev.TicketReceived, event: ev.Event) -> Iterator[Row]:
    yield RECEIVE, _of_visit(centre, change.visit, received=change.by)


@on(ev.TicketReprinted)
def _reprinted(centre: str, change: ev.TicketReprinted, event: ev.Event) -> Iterator[Row]:
    yield COPY, _of_visit(centre, change.visit)


@on(ev.NoteAdded)
def _noted(centre: str, change: ev.NoteAdded, event: ev.Event) -> Iterator[Row]:
    """The words lie beside the journal; see floor/store/notes.py."""
    return iter(())


@on(ev.VisitRated)
def _rated(centre: str, change: ev.VisitRated, event: ev.Event) -> Iterator[Row]:
    yield RATE, _of_visit(centre, change.visit, rating=change.rating)


@on(ev.LegQueued)
def _queued(centre: str, change: ev.LegQueued, event: ev.Event) -> Iterator[Row]:
    clock = event.at if change.clock is None else change.clock
    yield QUEUE, of_leg(centre, change, step=Step.WAITING.value, clock=clock)


@on(ev.LegAdded)
def _added(centre: str, change: ev.LegAdded, event: ev.Event) -> Iterator[Row]:
    place = {"of_centre": centre, "of_visit": change.visit}
    yield LIFT, place | {"of_leg": change.after}
    yield SETTLE, place
    yield ADD_LEG, leg_row(centre, change.visit, change.day, change.after + 1, change.plan)


@on(ev.LegsOrdered)
def _ordered(centre: str, change: ev.LegsOrdered, event: ev.Event) -> Iterator[Row]:
    """Each planned leg is lifted to -1 minus its new place, then all settle."""
    place = {"of_centre": centre, "of_visit": change.visit}
    for new, old in zip(sorted(change.order), change.order, strict=True):
        yield PLACE, place | {"of_leg": old, "new_leg": -1 - new}
    yield SETTLE, place


@on(ev.LegReturned)
def _returned(centre: str, change: ev.LegReturned, event: ev.Event) -> Iterator[Row]:
    back = {"step": Step.WAITING.value, "ended_at": None, "counter": None, "agent": None}
    yield RETURN, of_leg(centre, change, **back)
    yield UNPLAN, of_leg(centre, change, step=Step.PLANNED.value)


@on(ev.LaneChanged)
def _lane_changed(centre: str, change: ev.LaneChanged, event: ev.Event) -> Iterator[Row]:
    yield LANE, _of_visit(centre, change.visit, lane=change.lane.value)
    for index, promise in enumerate(change.promises):
        yield PROMISE, _of_visit(centre, change.visit, promise=promise) | {"of_leg": index}


@on(ev.AppointmentsAdopted)
def _bookings(centre: str, change: ev.AppointmentsAdopted, event: ev.Event) -> Iterator[Row]:
    for booking in change.bookings:
        row = {"centre": centre, "code": booking.code, "service": booking.service}
        yield ADD_BOOKING, row | {"at": booking.at, "visit": None, "missed": False}


@on(ev.AppointmentUsed)
def _used(centre: str, change: ev.AppointmentUsed, event: ev.Event) -> Iterator[Row]:
    yield USE_BOOKING, {"of_centre": centre, "of_code": change.code, "new_visit": change.visit}
    lane = ev.Lane.APPOINTMENT.value
    yield BOOK, _of_visit(centre, change.visit, lane=lane, booking=change.code)
    clock = _of_visit(centre, change.visit, clock=change.clock, promise=change.promise)
    yield USE_CLOCK, clock | {"waits": Step.WAITING.value}


@on(ev.AppointmentMissed)
def _missed(centre: str, change: ev.AppointmentMissed, event: ev.Event) -> Iterator[Row]:
    yield MISS_BOOKING, {"of_centre": centre, "of_code": change.code, "new_missed": True}


@on(ev.NumbersSkipped)
def _skipped(centre: str, change: ev.NumbersSkipped, event: ev.Event) -> Iterator[Row]:
    for series, last in change.last.items():
        row = {"centre": centre, "day": change.day, "series": series, "last": last}
        yield COUNT_NUMBER, row
