"""How each event changes the floor: the only way its state moves."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from floor.rules import events as ev
from floor.rules.numbering import ticket_label
from floor.rules.state import (
    RECENT_CALLS,
    RECENT_WAITS,
    Call,
    Counter,
    Leg,
    Stand,
    State,
    Step,
    Visit,
)

Mover = Callable[[State, Any, ev.Event], None]
_movers: dict[type[ev.Change], Mover] = {}


def evolve(state: State, event: ev.Event) -> State:
    """Apply one event to the state, in place, and return it."""
    _movers[type(event.change)](state, event.change, event)
    state.version += 1
    return state


def on(kind: type[ev.Change]) -> Callable[[Mover], Mover]:
    """Register the mover of one kind of change."""

    def keep(mover: Mover) -> Mover:
        _movers[kind] = mover
        return mover

    return keep


def _set_leg(state: State, visit_id: str, index: int, **changes: Any) -> Visit:
    visit = state.visits[visit_id]
    legs = list(visit.legs)
    legs[index] = replace(legs[index], **changes)
    state.visits[visit_id] = visit = replace(visit, legs=tuple(legs))
    return visit


def _set_counter(state: State, number: int, **changes: Any) -> Counter:
    counter = replace(state.counters[number], **changes)
    state.counters[number] = counter
    return counter


def _ring(state: State, visit: Visit, index: int, counter: int, at: int, again: bool) -> None:
    state.call_count += 1
    state.calls.append(
        Call(
            id=state.call_count,
            visit=visit.id,
            ticket=visit.ticket,
            counter=counter,
            service=visit.legs[index].service,
            lane=visit.lane,
            language=visit.language,
            at=at,
            again=again,
        )
    )


@on(ev.CatalogueAdopted)
def _catalogue_adopted(state: State, change: ev.CatalogueAdopted, event: ev.Event) -> None:
    offer = change.offer
    state.offer = offer
    state.services = {service.code: service for service in offer.services}
    before = state.counters
    state.counters = {
        plan.number: replace(
            before.get(plan.number) or Counter(number=plan.number, services=frozenset()),
            services=frozenset(plan.services),
        )
        for plan in offer.counters
    }
    for number, counter in before.items():
        if counter.agent is not None:
            state.counters.setdefault(number, counter)
    given = [counter.services for counter in state.counters.values()]
    state.rivals = {
        code: frozenset[str]().union(*(services for services in given if code in services))
        for code in state.services
    }


@on(ev.AgentEnrolled)
def _agent_enrolled(state: State, change: ev.AgentEnrolled, event: ev.Event) -> None:
    state.agents[change.agent] = change.role


@on(ev.DayOpened)
def _day_opened(state: State, change: ev.DayOpened, event: ev.Event) -> None:
    state.day = state.last_day = change.day
    state.visits, state.numbers, state.waiting = {}, {}, {}
    state.waits, state.asked = {}, {}
    state.calls, state.call_count = deque(maxlen=RECENT_CALLS), 0
    state.counters = {
        number: Counter(number=number, services=counter.services)
        for number, counter in state.counters.items()
    }


@on(ev.DayClosed)
def _day_closed(state: State, change: ev.DayClosed, event: ev.Event) -> None:
    state.day = None


@on(ev.TicketTaken)
def _ticket_taken(state: State, change: ev.TicketTaken, event: ev.Event) -> None:
    legs = [
        Leg(service=plan.service, promise=plan.promise, step=Step.PLANNED) for plan in change.legs
    ]
    legs[0] = replace(legs[0], step=Step.WAITING, clock=event.at)
    state.visits[change.visit] = Visit(
        id=change.visit,
        day=change.day,
        ticket=ticket_label(change.series, change.number),
        serial=len(state.visits) + 1,
        lane=change.lane,
        language=change.language,
        issued_at=event.at,
        legs=tuple(legs),
        token=change.token,
        ahead=change.ahead,
    )
    state.numbers[change.series] = change.number
    state.waiting[change.visit] = 0
    for plan in change.legs:
        state.asked[plan.service] = state.asked.get(plan.service, 0) + 1


@on(ev.TicketReceived)
def _ticket_received(state: State, change: ev.TicketReceived, event: ev.Event) -> None:
    state.visits[change.visit] = replace(state.visits[change.visit], received=change.by)


@on(ev.LegCalled)
def _leg_called(state: State, change: ev.LegCalled, event: ev.Event) -> None:
    leg = state.visits[change.visit].legs[change.leg]
    visit = _set_leg(
        state,
        change.visit,
        change.leg,
        step=Step.CALLED,
        called_at=event.at if leg.called_at is None else leg.called_at,
        calls=leg.calls + 1,
        counter=change.counter,
        agent=event.actor,
    )
    if leg.called_at is None and leg.clock is not None:
        waits = state.waits.setdefault(leg.service, deque(maxlen=RECENT_WAITS))
        waits.append((event.at, event.at - leg.clock))
    del state.waiting[change.visit]
    _set_counter(state, change.counter, visit=change.visit, since=event.at, guarded=change.guard)
    _ring(state, visit, change.leg, change.counter, event.at, again=False)


@on(ev.LegRecalled)
def _leg_recalled(state: State, change: ev.LegRecalled, event: ev.Event) -> None:
    leg = state.visits[change.visit].legs[change.leg]
    visit = _set_leg(state, change.visit, change.leg, calls=leg.calls + 1)
    _ring(state, visit, change.leg, change.counter, event.at, again=True)


@on(ev.LegStarted)
def _leg_started(state: State, change: ev.LegStarted, event: ev.Event) -> None:
    _set_leg(state, change.visit, change.leg, step=Step.SERVING, started_at=event.at)
    _set_counter(state, change.counter, since=event.at)


@on(ev.LegRequeued)
def _leg_requeued(state: State, change: ev.LegRequeued, event: ev.Event) -> None:
    _set_leg(state, change.visit, change.leg, step=Step.WAITING, counter=None, agent=None)
    state.waiting[change.visit] = change.leg
    _set_counter(state, change.counter, visit=None, since=event.at)


@on(ev.LegQueued)
def _leg_queued(state: State, change: ev.LegQueued, event: ev.Event) -> None:
    _set_leg(state, change.visit, change.leg, step=Step.WAITING, clock=event.at)
    state.waiting[change.visit] = change.leg


@on(ev.LegEnded)
def _leg_ended(state: State, change: ev.LegEnded, event: ev.Event) -> None:
    _set_leg(
        state,
        change.visit,
        change.leg,
        step=Step(change.end),
        ended_at=event.at,
        outcome=change.outcome,
    )
    if state.waiting.get(change.visit) == change.leg:
        del state.waiting[change.visit]
    if change.counter is not None:
        counter = state.counters[change.counter]
        served = counter.served + (change.end == "done")
        _set_counter(state, change.counter, visit=None, since=event.at, served=served)


@on(ev.AgentSignedIn)
def _agent_signed_in(state: State, change: ev.AgentSignedIn, event: ev.Event) -> None:
    _set_counter(state, change.counter, agent=change.agent, since=event.at)


@on(ev.AgentSignedOut)
def _agent_signed_out(state: State, change: ev.AgentSignedOut, event: ev.Event) -> None:
    _set_counter(state, change.counter, agent=None, stand=Stand.CLOSED, since=event.at)


@on(ev.CounterOpened)
def _counter_opened(state: State, change: ev.CounterOpened, event: ev.Event) -> None:
    _set_counter(state, change.counter, stand=Stand.OPEN, since=event.at, pause_reason="")


@on(ev.CounterPaused)
def _counter_paused(state: State, change: ev.CounterPaused, event: ev.Event) -> None:
    _set_counter(
        state, change.counter, stand=Stand.PAUSED, since=event.at, pause_reason=change.reason
    )


@on(ev.CounterClosed)
def _counter_closed(state: State, change: ev.CounterClosed, event: ev.Event) -> None:
    _set_counter(state, change.counter, stand=Stand.CLOSED, since=event.at, pause_reason="")
