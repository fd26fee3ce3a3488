"""Ranges for whoever comes next, foretold before they come, so that no ticket waits for its range.

They hold as long as nobody has joined the hall and no counter or service has changed: a call is
what the simulation has counted on.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from floor.rules.events import Lane, Told
from floor.rules.opening import MINUTE
from floor.rules.state import State
from floor.rules.verbs import TakeTicket, Verb
from floor.rules.waiting.forward import Runs
from floor.rules.waiting.learning import Learner, began
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.room import room_of
from floor.rules.waiting.saying import AGE, AT_ISSUE, CALLED, Dice, Newcomers, told_of

LANES = (Lane.WALK_IN, Lane.PRIORITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What was foretold for who comes next."""

    mark: str
    """Of the hall for which it was, as `mark` says it."""
    at: int
    """UTC milliseconds of the floor's clock."""
    told: Mapping[str, Told] = field(default_factory=dict)
    """By service and lane, see `place`; without those for whom nothing can be said."""


def mark(state: State) -> str:
    """Changes with what newcomers' waits hang on: who joined last, counters, services down."""
    last = next(reversed(state.waiting), "")
    stands = ",".join(f"{c.stand.value}{c.agent or ''}" for c in state.counters.values())
    return f"{state.day} {state.issued} {last} {stands} {','.join(state.suspended)}"


def place(service: str, lane: Lane) -> str:
    """Where in `Ready.told` a range is."""
    return f"{service} {lane.value}"


def at_hand(ready: Ready | None, state: State, verb: Verb[Any], now: int) -> Told | None:
    """The range for a ticket, if one is ready that still holds; its clock has gone on since."""
    if ready is None or not isinstance(verb, TakeTicket) or not verb.services:
        return None
    told = ready.told.get(place(verb.services[0], verb.lane))
    if told is None or not 0 <= now - ready.at <= AGE or mark(state) != ready.mark:
        return None
    since = (now - ready.at) / MINUTE
    return replace(
        told,
        middle=round(max(0.0, told.middle - since), 3),
        raw_low=round(max(0.0, told.raw_low - since), 3),
        raw_high=round(max(0.0, told.raw_high - since), 3),
    )


def prepare(state: State, learner: Learner, now: int, dice: Dice) -> Generator[None, None, Ready]:
    """Foretell for whoever comes next, in steps of less than a millisecond."""
    marked = mark(state)
    if state.day is None or state.offer is None:
        return Ready(mark=marked, at=now)
    room = room_of(state, now, opened=began(state))
    kinds = {lane: Newcomers(state, room, now, lane) for lane in LANES}
    coming = tuple(leg for each in kinds.values() for leg in each.coming)
    plan = Plan(room, learner.durations, learner.habits, lanes=OVERTAKING, coming=coming)
    runs = Runs(plan, dice(f"ready {state.version}"), AT_ISSUE, plan.real)
    for _ in range(AT_ISSUE if coming else 0):
        runs.play()
        yield
    found: dict[str, Told] = {}
    calls = iter(runs.calls[plan.real :])
    for lane, each in kinds.items():
        mine = [next(calls) for _ in each.coming]
        for service, times in each.times(mine).items():
            if len(times) >= CALLED * AT_ISSUE:
                found[place(service, lane)] = told_of(learner, lane, sorted(times))
    return Ready(mark=marked, at=now, told=found)
