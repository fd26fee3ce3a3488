"""Moves of a leg at a counter: called, recalled, started, parked, sent on, ended, taken back."""

from collections import deque

from floor.rules import events as ev
from floor.rules.moves.base import (
    join,
    leave,
    leave_counter,
    meet,
    on,
    ring,
    say,
    set_counter,
    set_leg,
)
from floor.rules.state import RECENT_WAITS, State, Step


@on(ev.LegCalled)
def _leg_called(state: State, change: ev.LegCalled, event: ev.Event) -> None:
    leg = state.visits[change.visit].legs[change.leg]
    visit = set_leg(
        state,
        change.visit,
        change.leg,
        step=Step.CALLED,
        earlier_calls=leg.calls,
        called_at=event.at if leg.called_at is None else leg.called_at,
        calls=leg.calls + 1,
        counter=change.counter,
        agent=event.actor,
        share=change.share,
        guard=change.guard,
        reason=change.reason,
        not_before=None,
    )
    if leg.called_at is None and leg.clock is not None:
        waits = state.waits.setdefault(leg.service, deque(maxlen=RECENT_WAITS))
        waits.append((event.at, event.at - leg.clock))
    meet(state, change.visit, change.leg, event.at)
    leave(state, change.visit)
    has = {"visit": change.visit, "taken_at": event.at}
    set_counter(state, change.counter, **has, since=event.at, guarded=change.guard, wrap=None)
    ring(state, visit, change.leg, change.counter, event.at, again=False)


@on(ev.LegRecalled)
def _leg_recalled(state: State, change: ev.LegRecalled, event: ev.Event) -> None:
    leg = state.visits[change.visit].legs[change.leg]
    visit = set_leg(state, change.visit, change.leg, calls=leg.calls + 1)
    ring(state, visit, change.leg, change.counter, event.at, again=True)


@on(ev.LegStarted)
def _leg_started(state: State, change: ev.LegStarted, event: ev.Event) -> None:
    set_leg(state, change.visit, change.leg, step=Step.SERVING, started_at=event.at)
    set_counter(state, change.counter, since=event.at)


@on(ev.LegRequeued)
def _leg_requeued(state: State, change: ev.LegRequeued, event: ev.Event) -> None:
    back = {"step": Step.WAITING, "counter": None, "agent": None}
    set_leg(state, change.visit, change.leg, **back, not_before=change.not_before)
    join(state, change.visit, change.leg)
    leave_counter(state, change.counter, event.at)


@on(ev.LegReleased)
def _leg_released(state: State, change: ev.LegReleased, event: ev.Event) -> None:
    back = {"step": Step.WAITING, "counter": None, "agent": None, "started_at": None}
    set_leg(state, change.visit, change.leg, **back)
    join(state, change.visit, change.leg)
    leave_counter(state, change.counter, event.at)


@on(ev.LegParked)
def _leg_parked(state: State, change: ev.LegParked, event: ev.Event) -> None:
    set_leg(
        state,
        change.visit,
        change.leg,
        step=Step.PARKED,
        park_reason=change.reason,
        parked_until=change.until,
    )
    state.parked[change.visit] = None
    leave_counter(state, change.counter, event.at)


@on(ev.LegResumed)
def _leg_resumed(state: State, change: ev.LegResumed, event: ev.Event) -> None:
    set_leg(
        state,
        change.visit,
        change.leg,
        step=Step.SERVING,
        counter=change.counter,
        agent=event.actor,
        park_reason="",
        parked_until=None,
    )
    del state.parked[change.visit]
    has = {"visit": change.visit, "taken_at": event.at}
    set_counter(state, change.counter, **has, since=event.at, wrap=None)


@on(ev.LegTransferred)
def _leg_transferred(state: State, change: ev.LegTransferred, event: ev.Event) -> None:
    set_leg(
        state,
        change.visit,
        change.leg,
        step=Step.WAITING,
        clock=change.clock,
        counter=None,
        agent=None,
        started_at=None,
        to_counter=change.to_counter,
        to_agent=change.to_agent,
    )
    join(state, change.visit, change.leg)
    say(state, change.visit, change.told, event.at)
    leave_counter(state, change.counter, event.at)


@on(ev.LegEnded)
def _leg_ended(state: State, change: ev.LegEnded, event: ev.Event) -> None:
    end = {"step": Step(change.end), "ended_at": event.at, "outcome": change.outcome}
    set_leg(state, change.visit, change.leg, **end)
    if state.waiting.get(change.visit) == change.leg:
        leave(state, change.visit)
    state.parked.pop(change.visit, None)
    if change.counter is not None:
        served = state.counters[change.counter].served + (change.end == "done")
        set_counter(state, change.counter, visit=None, since=event.at, served=served)


@on(ev.LegReopened)
def _leg_reopened(state: State, change: ev.LegReopened, event: ev.Event) -> None:
    leg = state.visits[change.visit].legs[change.leg]
    served = state.counters[change.counter].served - (leg.step is Step.DONE)
    visit = set_leg(
        state, change.visit, change.leg, step=Step(change.step), ended_at=None, outcome=""
    )
    leave(state, change.visit)
    for later in range(change.leg + 1, len(visit.legs)):
        set_leg(state, change.visit, later, step=Step.PLANNED, clock=None, ended_at=None)
    held = {"visit": change.visit, "since": event.at, "served": served}
    set_counter(state, change.counter, **held)
