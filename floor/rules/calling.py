"""Who is called next: the largest used share of the promise, with a guard for priority.

share = (now - clock) / promise. It is Kleinrock's accumulating priority queue with rates 1/promise
(Stanford, Taylor & Ziedins, doi 10.1007/s11134-013-9382-6), which the charter's minutes alone set.
First come and strict classes exist for comparison, and for centres that must.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.state import Counter, Leg, State, Visit

Key = tuple[float, int, int]
Order = Callable[[Visit, Leg, int], Key]
_STRICT = {Lane.APPOINTMENT: 0.0, Lane.PRIORITY: 1.0, Lane.WALK_IN: 2.0}


@dataclass(frozen=True, slots=True)
class Choice:
    """The leg that a counter calls, and why."""

    visit: Visit
    leg: int
    share: float
    guard: bool


def share(leg: Leg, now: int) -> float:
    """How much of its promise a waiting leg has used; 1 is all, and it grows without limit."""
    assert leg.clock is not None
    return (now - leg.clock) / (leg.promise * MINUTE)


def order(visit: Visit, leg: Leg, now: int) -> Key:
    """The rule as a sort key: larger share first, then the older ticket, then the lower number."""
    assert leg.clock is not None
    return ((leg.clock - now) / (leg.promise * MINUTE), visit.issued_at, visit.serial)


def first_come(visit: Visit, leg: Leg, now: int) -> Key:
    """The one whose clock started first."""
    return (float(leg.clock or 0), visit.issued_at, visit.serial)


def strict(visit: Visit, leg: Leg, now: int) -> Key:
    """Appointments before priority before walk-ins, whatever they have waited."""
    return (_STRICT[visit.lane], leg.clock or 0, visit.serial)


ORDERS: dict[str, Order] = {"share": order, "first_come": first_come, "strict": strict}


def the_order(state: State) -> Order:
    """The centre's rule."""
    return ORDERS[state.offer.customs.rule if state.offer else "share"]


def candidates(state: State, services: frozenset[str]) -> Iterator[tuple[Visit, int]]:
    """Waiting legs of the given services, each with its visit; by service, in order of joining."""
    for service, queue in state.queues.items():
        if service in services:
            for visit_id, index in queue.items():
                yield state.visits[visit_id], index


def count_waiting(state: State, services: frozenset[str]) -> int:
    """How many wait for the given services."""
    return sum(len(queue) for service, queue in state.queues.items() if service in services)


def able(state: State, counter: Counter) -> frozenset[str]:
    """Services that a counter's agent can give there and that are up."""
    services = counter.services
    agent = state.agents.get(counter.agent or "")
    if agent is not None and agent.services:
        services &= agent.services
    return services - state.suspended.keys() if state.suspended else services


def callable_at(state: State, counter: Counter, now: int) -> Iterator[tuple[Visit, int]]:
    """Waiting legs that a counter may call now."""
    services, visits = able(state, counter), state.visits
    for service, queue in state.queues.items():
        if service in services:
            for visit_id, index in queue.items():
                visit = visits[visit_id]
                if _may_call(visit.legs[index], counter, now):
                    yield visit, index


def count_callable(state: State, counter: Counter, now: int) -> int:
    """How many they are."""
    services, visits = able(state, counter), state.visits
    return sum(
        _may_call(visits[visit_id].legs[index], counter, now)
        for service, queue in state.queues.items()
        if service in services
        for visit_id, index in queue.items()
    )


def _may_call(leg: Leg, counter: Counter, now: int) -> bool:
    """Whether a waiting leg is not kept for later, or for another counter or agent."""
    if leg.not_before is None and leg.to_counter is None and leg.to_agent is None:
        return True  # nearly all of them
    return (
        (leg.not_before is None or leg.not_before <= now)
        and (leg.to_counter is None or leg.to_counter == counter.number)
        and (leg.to_agent is None or leg.to_agent == counter.agent)
    )


def ranked(state: State, found: Iterator[tuple[Visit, int]], now: int) -> list[tuple[Visit, int]]:
    """Waiting legs in the order of the centre's rule, the guard and preferences aside."""
    key = the_order(state)
    return sorted(found, key=lambda pair: key(pair[0], pair[0].legs[pair[1]], now))


def preferred(counter: Counter, visit: Visit, index: int) -> bool:
    """Whether a counter prefers the visit's lane or the leg's service."""
    return visit.lane == counter.prefers_lane or visit.legs[index].service in counter.prefers


def next_call(
    state: State, counter: Counter, now: int, joining: tuple[Visit, int] | None = None
) -> Choice | None:
    """Whom the counter calls now; None when nobody waits whom it may call.

    `joining` is a leg that begins to wait at this very moment, if the counter finishes the one
    before it.

    By the share rule a priority citizen whose promise is used up goes first, but never twice
    running at one counter. A counter that prefers a lane or service calls those first.
    """
    key = the_order(state)
    guards = key is order and not counter.guarded
    prefers = bool(counter.prefers_lane or counter.prefers)
    first: tuple[tuple[bool, Key], Visit, int] | None = None
    guarded: tuple[Key, Visit, int] | None = None
    waiting = callable_at(state, counter, now)
    if joining and joining[0].legs[joining[1]].service in able(state, counter):
        waiting = chain(waiting, (joining,))
    for visit, index in waiting:
        rank = key(visit, visit.legs[index], now)
        place = (prefers and not preferred(counter, visit, index), rank)
        if first is None or place < first[0]:
            first = (place, visit, index)
        late = guards and visit.lane is Lane.PRIORITY and rank[0] <= -1
        if late and (guarded is None or rank < guarded[0]):
            guarded = (rank, visit, index)
    if first is None:
        return None
    by_guard = guarded is not None and guarded[1] is not first[1]
    visit, index = guarded[1:] if guarded is not None and by_guard else first[1:]
    return Choice(visit, index, share(visit.legs[index], now), by_guard)


def ahead(state: State, visit: Visit, now: int) -> int:
    """People who would be called before a waiting visit at the counters that give its service."""
    key, index = the_order(state), state.waiting[visit.id]
    mine = key(visit, visit.legs[index], now)
    return sum(
        1
        for other, leg in candidates(state, state.rivals[visit.legs[index].service])
        if other.id != visit.id and key(other, other.legs[leg], now) < mine
    )


def ahead_of_newcomer(state: State, service: str) -> int:
    """People ahead of someone who takes a ticket now: all who compete with it, since a new ticket
    has used no share yet."""
    return count_waiting(state, state.rivals[service])


def ahead_of_newcomers(state: State) -> dict[str, int]:
    """The same for every service at once."""
    return {code: count_waiting(state, rivals) for code, rivals in state.rivals.items()}
