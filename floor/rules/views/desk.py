"""What an agent sees: the counter, whom it has, and the queue."""

from collections.abc import Iterator

from floor.rules import calling
from floor.rules import snapshots as show
from floor.rules.find import the_counter
from floor.rules.roster import shift_of
from floor.rules.state import Leg, State, Visit
from floor.rules.views.kiosk import leg_line
from floor.rules.views.waits import visit_wait
from floor.rules.waiting.foretold import UNKNOWN


def counter_desk(state: State, now: int, number: int) -> show.CounterDesk:
    """One counter as its agent sees it."""
    counter = the_counter(state, number)
    return show.CounterDesk(
        version=state.version,
        at=now,
        number=number,
        stand=counter.stand,
        agent=counter.agent,
        since=counter.since,
        pause_reason=counter.pause_reason,
        serving=_now_serving(state, counter.visit),
        waiting=calling.count_callable(state, counter, now),
        served=counter.served,
        services=tuple(sorted(counter.services)),
        parked=tuple(_parked(state, counter.services)),
        wrap_until=counter.wrap[1] if counter.wrap and now < counter.wrap[1] else None,
        shift=shift_of(state, counter.agent, now),
    )


def _parked(state: State, services: frozenset[str]) -> Iterator[show.ParkedVisit]:
    """Citizens set aside whose service is one of those given."""
    for visit_id in state.parked:
        visit = state.visits[visit_id]
        index = visit.current
        assert index is not None
        leg = visit.legs[index]
        if leg.service in services:
            yield show.ParkedVisit(
                visit=visit.id,
                ticket=visit.ticket,
                service=leg.service,
                name=state.services[leg.service].name,
                reason=leg.park_reason,
                until=leg.parked_until,
            )


def _now_serving(state: State, visit_id: str | None) -> show.NowServing | None:
    if visit_id is None:
        return None
    visit = state.visits[visit_id]
    index = visit.current
    assert index is not None
    leg = visit.legs[index]
    assert leg.called_at is not None
    return show.NowServing(
        visit=visit.id,
        ticket=visit.ticket,
        lane=visit.lane,
        language=visit.language,
        issued_at=visit.issued_at,
        leg=index,
        legs=tuple(leg_line(state, leg) for leg in visit.legs),
        step=leg.step,
        called_at=leg.called_at,
        calls=leg.calls,
        started_at=leg.started_at,
        typical_minutes=state.services[leg.service].minutes,
    )


def queue(state: State, now: int, counter: int | None) -> show.Queue:
    """Who waits for a counter, or for any, in the order of the rule."""
    if counter is None:
        found = calling.candidates(state, frozenset(state.services))
    else:
        found = calling.callable_at(state, the_counter(state, counter), now)
    return show.Queue(
        version=state.version,
        at=now,
        counter=counter,
        rows=tuple(
            _queue_row(state, visit, index, now)
            for visit, index in calling.ranked(state, found, now)
        ),
    )


def _queue_row(state: State, visit: Visit, index: int, now: int) -> show.QueueRow:
    leg = visit.legs[index]
    assert leg.clock is not None
    return show.QueueRow(
        visit=visit.id,
        ticket=visit.ticket,
        lane=visit.lane,
        language=visit.language,
        service=leg.service,
        name=state.services[leg.service].name,
        clock=leg.clock,
        promise=leg.promise,
        share=used_share(state, leg, now),
        wait=visit_wait(state, now, visit) or UNKNOWN,
    )


def used_share(state: State, leg: Leg, now: int) -> float:
    """The used share of a leg's promise, standing still while its service is down."""
    down = state.suspended.get(leg.service)
    stood = max(down.since, leg.clock or now) if down else now
    return calling.share(leg, min(now, stood))
