"""Who is called next: the largest used share of the promise, with a guard for priority.

share = (now - clock) / promise. It is Kleinrock's accumulating priority queue with rates 1/promise
(Stanford, Taylor & Ziedins, doi 10.1007/s11134-013-9382-6), which the charter's minutes alone set.
"""

from collections import Counter as Counting
from collections.abc import Iterator
from dataclasses import dataclass

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.state import Counter, Leg, State, Visit


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


def candidates(state: State, services: frozenset[str]) -> Iterator[tuple[Visit, int]]:
    """Waiting legs of the given services, each with its visit, in order of joining."""
    for visit_id, index in state.waiting.items():
        visit = state.visits[visit_id]
        if visit.legs[index].service in services:
            yield visit, index


def order(visit: Visit, leg: Leg, now: int) -> tuple[float, int, int]:
    """The rule as a sort key: larger share first, then the older ticket, then the lower number."""
    return (-share(leg, now), visit.issued_at, visit.serial)


def ranked(state: State, services: frozenset[str], now: int) -> list[tuple[Visit, int]]:
    """All candidates in the order in which one counter would call them, the guard aside."""
    found = candidates(state, services)
    return sorted(found, key=lambda pair: order(pair[0], pair[0].legs[pair[1]], now))


def next_call(state: State, counter: Counter, now: int) -> Choice | None:
    """Whom the counter calls now; None when nobody waits whom it could serve.

    A priority citizen whose promise is used up goes first, but never twice running at one counter.
    """
    first: tuple[tuple[float, int, int], Visit, int] | None = None
    guarded: tuple[tuple[float, int, int], Visit, int] | None = None
    for visit, index in candidates(state, counter.services):
        key = order(visit, visit.legs[index], now)
        if first is None or key < first[0]:
            first = (key, visit, index)
        if visit.lane is Lane.PRIORITY and key[0] <= -1 and (guarded is None or key < guarded[0]):
            guarded = (key, visit, index)
    if first is None:
        return None
    by_guard = guarded is not None and guarded[1] is not first[1] and not counter.guarded
    key, visit, index = guarded if by_guard and guarded is not None else first
    return Choice(visit=visit, leg=index, share=-key[0], guard=by_guard)


def ahead(state: State, visit: Visit, now: int) -> int:
    """People who would be called before a waiting visit at the counters that give its service."""
    index = state.waiting[visit.id]
    mine = order(visit, visit.legs[index], now)
    return sum(
        1
        for other, leg in candidates(state, state.rivals[visit.legs[index].service])
        if other.id != visit.id and order(other, other.legs[leg], now) < mine
    )


def ahead_of_newcomer(state: State, service: str) -> int:
    """People ahead of someone who takes a ticket now: all who compete with it, since a new ticket
    has used no share yet."""
    return sum(1 for _ in candidates(state, state.rivals[service]))


def ahead_of_newcomers(state: State) -> dict[str, int]:
    """The same for every service at once."""
    waiting = Counting(
        state.visits[visit].legs[index].service for visit, index in state.waiting.items()
    )
    return {
        code: sum(waiting[rival] for rival in rivals if rival in waiting)
        for code, rivals in state.rivals.items()
    }
