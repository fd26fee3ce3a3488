"""Folds of a leg at a counter: called, recalled, started, parked, sent on, ended, taken back."""

from collections.abc import Iterator

from sqlalchemy import bindparam, func, update

from floor.rules import events as ev
from floor.rules.state import Step
from floor.store import tables as t
from floor.store.folds.base import Row, change_leg, hold, of_leg, on

legs = t.legs.c
CALL = change_leg(
    "step",
    "share",
    "guard",
    "reason",
    "counter",
    "agent",
    called_at=func.coalesce(legs.called_at, bindparam("new_called_at")),
    calls=legs.calls + 1,
)
RECALL = change_leg(calls=legs.calls + 1, recalls=legs.recalls + 1)
START = change_leg("step", "started_at")
REQUEUE = change_leg("step", "counter", "agent", "started_at", requeues=legs.requeues + 1)
TRANSFER = change_leg(
    "step",
    "clock",
    "counter",
    "agent",
    "started_at",
    requeues=legs.requeues + 1,
    transfers=legs.transfers + 1,
)
PARK = change_leg("step", parks=legs.parks + 1)
RESUME = change_leg("step", "counter", "agent")
END = change_leg("step", "ended_at", "outcome")
REOPEN = change_leg("step", "ended_at", "outcome")
UNPLAN = (
    update(t.legs)
    .where(
        legs.centre == bindparam("of_centre"),
        legs.visit == bindparam("of_visit"),
        legs.leg > bindparam("of_leg"),
    )
    .values(step=bindparam("new_step"), clock=None, ended_at=None)
)


@on(ev.LegCalled)
def _called(centre: str, change: ev.LegCalled, event: ev.Event) -> Iterator[Row]:
    yield (
        CALL,
        of_leg(
            centre,
            change,
            step=Step.CALLED.value,
            called_at=event.at,
            share=change.share,
            guard=change.guard,
            reason=change.reason,
            counter=change.counter,
            agent=event.actor,
        ),
    )
    yield hold(centre, change.counter, change.visit, event.at)


@on(ev.LegRecalled)
def _recalled(centre: str, change: ev.LegRecalled, event: ev.Event) -> Iterator[Row]:
    yield RECALL, of_leg(centre, change)


@on(ev.LegStarted)
def _started(centre: str, change: ev.LegStarted, event: ev.Event) -> Iterator[Row]:
    yield START, of_leg(centre, change, step=Step.SERVING.value, started_at=event.at)
    yield hold(centre, change.counter, change.visit, event.at)


@on(ev.LegRequeued)
@on(ev.LegReleased)
def _back(centre: str, change: ev.LegRequeued | ev.LegReleased, event: ev.Event) -> Iterator[Row]:
    back = {"step": Step.WAITING.value, "counter": None, "agent": None, "started_at": None}
    yield REQUEUE, of_leg(centre, change, **back)
    yield hold(centre, change.counter, None, event.at)


@on(ev.LegTransferred)
def _transferred(centre: str, change: ev.LegTransferred, event: ev.Event) -> Iterator[Row]:
    back = {"step": Step.WAITING.value, "counter": None, "agent": None, "started_at": None}
    yield TRANSFER, of_leg(centre, change, clock=change.clock, **back)
    yield hold(centre, change.counter, None, event.at)


@on(ev.LegParked)
def _parked(centre: str, change: ev.LegParked, event: ev.Event) -> Iterator[Row]:
    yield PARK, of_leg(centre, change, step=Step.PARKED.value)
    yield hold(centre, change.counter, None, event.at)


@on(ev.LegResumed)
def _resumed(centre: str, change: ev.LegResumed, event: ev.Event) -> Iterator[Row]:
    at = {"step": Step.SERVING.value, "counter": change.counter, "agent": event.actor}
    yield RESUME, of_leg(centre, change, **at)
    yield hold(centre, change.counter, change.visit, event.at)


@on(ev.LegEnded)
def _ended(centre: str, change: ev.LegEnded, event: ev.Event) -> Iterator[Row]:
    end = Step(change.end).value
    yield END, of_leg(centre, change, step=end, ended_at=event.at, outcome=change.outcome)
    if change.counter is not None:
        yield hold(centre, change.counter, None, event.at)


@on(ev.LegReopened)
def _reopened(centre: str, change: ev.LegReopened, event: ev.Event) -> Iterator[Row]:
    yield REOPEN, of_leg(centre, change, step=Step(change.step).value, ended_at=None, outcome="")
    yield UNPLAN, of_leg(centre, change, step=Step.PLANNED.value)
    yield hold(centre, change.counter, change.visit, event.at)
