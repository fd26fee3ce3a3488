"""Folds of stays: a leg at a counter from its call until it leaves, and what was out of turn."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    Update,
    bindparam,
    case,
    func,
    insert,
    or_,
    select,
    update,
)

from floor.rules import events as ev
from floor.store import tables as t
from floor.store.folds.base import Row, on

stays, legs = t.stays.c, t.legs.c
TRANSFERRED = "transferred"
_AT_COUNTER = (
    stays.centre == bindparam("of_centre"),
    stays.counter == bindparam("of_counter"),
    stays.left_at.is_(None),
)
_OF_VISIT = (stays.centre == bindparam("of_centre"), stays.visit == bindparam("of_visit"))
ADD = insert(t.stays)
START = update(t.stays).where(*_AT_COUNTER).values(started_at=bindparam("at"))
LEAVE = update(t.stays).where(*_AT_COUNTER).values(left_at=bindparam("at"), left=bindparam("how"))
_clock = bindparam("to_clock", type_=BigInteger)
_place = case(
    (bindparam("why") == "", ""),
    (_clock < stays.clock, "front"),
    (_clock > stays.clock, "back"),
    else_="",
)


def _sent(base: Update) -> Update:
    """Where a transfer put the leg, told by the clock it had and the one it goes on with."""
    return base.values(sent=_place, sent_reason=bindparam("why"), directed=bindparam("to_one"))


SEND = _sent(LEAVE)
SEND_ON = _sent(
    update(t.stays).where(
        *_OF_VISIT,
        stays.leg == bindparam("of_leg"),
        stays.left == TRANSFERRED,
        stays.left_at == bindparam("at"),
    )
)
_other = t.stays.alias("other").c
_last_left = (
    select(func.max(_other.left_at))
    .where(
        _other.centre == bindparam("of_centre"),
        _other.visit == bindparam("of_visit"),
        _other.leg == bindparam("of_leg"),
    )
    .scalar_subquery()
)
REOPEN = (
    update(t.stays)
    .where(
        *_OF_VISIT,
        stays.leg == bindparam("of_leg"),
        or_(*(stays.left == how for how in ("done", "no_show", TRANSFERRED))),
        stays.left_at == _last_left,
    )
    .values(left_at=None, left="", sent="", sent_reason="", directed=False)
)
MAKE_ROOM = (
    update(t.stays).where(*_OF_VISIT, stays.leg > bindparam("of_leg")).values(leg=stays.leg + 1)
)
PLACE = (
    update(t.stays)
    .where(*_OF_VISIT, stays.leg == bindparam("of_leg"))
    .values(leg=bindparam("new_leg"))
)
SETTLE = update(t.stays).where(*_OF_VISIT, stays.leg < 0).values(leg=-1 - stays.leg)
ADD_LANE = insert(t.lane_changes)


def _new(
    centre: str, change: ev.LegCalled | ev.LegResumed, event: ev.Event, **known: Any
) -> dict[str, Any]:
    """The row of a stay that begins."""
    return {
        "centre": centre,
        "visit": change.visit,
        "key": event.key,
        "leg": change.leg,
        "service": change.service,
        "lane": change.lane.value,
        "counter": change.counter,
        "agent": event.actor,
        "clock": change.clock,
        "called_at": event.at,
        "left_at": None,
        **dict.fromkeys(("left", "sent", "sent_reason"), ""),
        "directed": False,
    } | known


def _left(centre: str, counter: int, event: ev.Event, how: str) -> Row:
    return LEAVE, {"of_centre": centre, "of_counter": counter, "at": event.at, "how": how}


@on(ev.LegCalled)
def _called(centre: str, change: ev.LegCalled, event: ev.Event) -> Iterator[Row]:
    """How long a leg waited, and for what promise, is fixed at its first call."""
    first = change.first
    yield (
        ADD,
        _new(
            centre,
            change,
            event,
            waited=event.at - change.clock if first else None,
            promise=change.promise if first else None,
            reason=change.reason,
            started_at=None,
        ),
    )


@on(ev.LegResumed)
def _resumed(centre: str, change: ev.LegResumed, event: ev.Event) -> Iterator[Row]:
    now = {"waited": None, "promise": None, "reason": "", "started_at": event.at}
    yield ADD, _new(centre, change, event, **now)


@on(ev.LegStarted)
def _started(centre: str, change: ev.LegStarted, event: ev.Event) -> Iterator[Row]:
    yield START, {"of_centre": centre, "of_counter": change.counter, "at": event.at}


@on(ev.LegRequeued)
def _requeued(centre: str, change: ev.LegRequeued, event: ev.Event) -> Iterator[Row]:
    yield _left(centre, change.counter, event, "requeued")


@on(ev.LegReleased)
def _released(centre: str, change: ev.LegReleased, event: ev.Event) -> Iterator[Row]:
    yield _left(centre, change.counter, event, "released")


@on(ev.LegParked)
def _parked(centre: str, change: ev.LegParked, event: ev.Event) -> Iterator[Row]:
    yield _left(centre, change.counter, event, "parked")


@on(ev.LegEnded)
def _ended(centre: str, change: ev.LegEnded, event: ev.Event) -> Iterator[Row]:
    if change.counter is not None:
        sent = change.outcome == TRANSFERRED and change.end == "done"
        yield _left(centre, change.counter, event, TRANSFERRED if sent else change.end)


@on(ev.LegTransferred)
def _transferred(centre: str, change: ev.LegTransferred, event: ev.Event) -> Iterator[Row]:
    _, row = _left(centre, change.counter, event, TRANSFERRED)
    yield SEND, row | _whither(change, change.clock)


@on(ev.LegQueued)
def _queued(centre: str, change: ev.LegQueued, event: ev.Event) -> Iterator[Row]:
    """A leg that keeps a clock was sent on from the one before it."""
    if change.clock is not None:
        place = {"of_centre": centre, "of_visit": change.visit, "of_leg": change.leg - 1}
        yield SEND_ON, place | {"at": event.at} | _whither(change, change.clock)


def _whither(change: ev.LegTransferred | ev.LegQueued, clock: int) -> dict[str, Any]:
    to_one = change.to_counter is not None or change.to_agent is not None
    return {"to_clock": clock, "why": change.reason, "to_one": to_one}


@on(ev.LegReopened)
def _reopened(centre: str, change: ev.LegReopened, event: ev.Event) -> Iterator[Row]:
    place = {"of_centre": centre, "of_visit": change.visit, "of_leg": change.leg}
    yield REOPEN, place


@on(ev.LegAdded)
def _added(centre: str, change: ev.LegAdded, event: ev.Event) -> Iterator[Row]:
    yield MAKE_ROOM, {"of_centre": centre, "of_visit": change.visit, "of_leg": change.after}


@on(ev.LegsOrdered)
def _ordered(centre: str, change: ev.LegsOrdered, event: ev.Event) -> Iterator[Row]:
    place = {"of_centre": centre, "of_visit": change.visit}
    for new, old in zip(sorted(change.order), change.order, strict=True):
        yield PLACE, place | {"of_leg": old, "new_leg": -1 - new}
    yield SETTLE, place


@on(ev.LaneChanged)
def _lane_changed(centre: str, change: ev.LaneChanged, event: ev.Event) -> Iterator[Row]:
    row = {"centre": centre, "visit": change.visit, "key": event.key, "at": event.at}
    told = {"before": change.before.value, "agent": event.actor, "reason": change.reason}
    yield ADD_LANE, row | told
