"""Who works today, from when until when: read from the newest version of the centre's settings."""

from dataclasses import dataclass

from floor.rules.amendment import Shift
from floor.rules.opening import MINUTE, at_local, local_day
from floor.rules.state import Counter, Stand, State

GRACE = 15 * MINUTE
"""So long after a shift should have begun its agent is still expected."""
LATE = 5 * MINUTE
"""Whoever should have come already is expected so much from now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An agent who has not opened a counter yet and is to."""

    agent: str
    at: int
    """UTC milliseconds."""


def shifts_of_day(state: State, now: int) -> dict[str, Shift]:
    """The shifts of the day, by agent."""
    if not state.amendment.roster:
        return {}
    day = local_day(now)
    return {shift.agent: shift for shift in state.amendment.roster if shift.day == day}


def shift_of(state: State, agent: str | None, now: int) -> Shift | None:
    """An agent's shift of today; None where none is planned."""
    return shifts_of_day(state, now).get(agent or "")


def leaves_at(state: State, shift: Shift | None, now: int) -> int | None:
    """When the agent of a shift is to leave before the centre closes, UTC milliseconds; None where
    none is to, or works longer already. At closing nobody leaves: whoever waits then is served."""
    if shift is None or state.offer is None or shift.ends >= state.offer.hours.closes:
        return None
    leaves = at_local(shift.day, shift.ends)
    return leaves if now < leaves else None


def expected(state: State, now: int) -> dict[int, Expected]:
    """Who is to open which counter that calls nobody, the first of several; from long before the
    shift until `GRACE` after it should have begun. A shift without a counter counts only once its
    agent sits at one: nobody knows what it would give."""
    found: dict[int, Expected] = {}
    seats = _seats(state)
    for shift in sorted(shifts_of_day(state, now).values(), key=lambda each: each.starts):
        begins = at_local(shift.day, shift.starts)
        counter = state.counters.get(seats.get(shift.agent, shift.counter or 0))
        if counter is None or counter.stand is not Stand.CLOSED or now >= begins + GRACE:
            continue
        if counter.agent in (None, shift.agent) and _may_sit(state, shift.agent, counter):
            at = begins if begins > now else now + LATE
            found.setdefault(counter.number, Expected(agent=shift.agent, at=at))
    return found


def relieved_at(state: State, number: int, leaves: int) -> int | None:
    """When somebody else's shift at a counter begins that goes on after its agent has left; None
    where nobody's does."""
    seats, shifts = _seats(state), shifts_of_day(state, leaves).values()
    begins = [
        at_local(shift.day, shift.starts)
        for shift in shifts
        if shift.counter == number
        and shift.agent not in seats
        and at_local(shift.day, shift.ends) > leaves
        and _may_sit(state, shift.agent, state.counters[number])
    ]
    return min(begins, default=None)


def _seats(state: State) -> dict[str, int]:
    """Where who is signed in sits."""
    return {c.agent: c.number for c in state.counters.values() if c.agent is not None}


def _may_sit(state: State, number: str, counter: Counter) -> bool:
    """Whether someone who works here may sign in at a counter."""
    agent = state.agents.get(number)
    return agent is not None and (not agent.counters or counter.number in agent.counters)
