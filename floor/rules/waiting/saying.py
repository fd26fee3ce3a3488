"""What can honestly be said of waits: for one who comes now, and for the whole room.

Only 9 of 10 replications in which somebody is called make a range; else it is said why there is
none. The dice are thrown for a version of the floor, so that a restart says the same.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from random import Random

from floor.rules import charter, opening
from floor.rules.events import Lane, Told
from floor.rules.offer import Service
from floor.rules.state import State
from floor.rules.verbs import Verb
from floor.rules.waiting.asking import asked_by, newcomer
from floor.rules.waiting.foretold import Foretold, WaitRange
from floor.rules.waiting.forward import Runs, call_times
from floor.rules.waiting.learning import Learner, began
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.ranges import Estimate, Raw, raw_range
from floor.rules.waiting.room import Room, calls, part_of, room_of

AT_ISSUE = 20
"""Replications for one ticket."""
WHOLE = 32
"""Replications for the whole room, with all who would come now."""
AGE = 10_000
"""Milliseconds for which a range may be told that was foretold before somebody came."""
CALLED = 0.9
"""Share of the replications in which somebody must be called."""
Dice = Callable[[str], Random]
"""Dice that fall alike for the same words."""


@dataclass(frozen=True, slots=True)
class Like:
    """Services for which a newcomer waits alike: same counters, same promise."""

    counters: frozenset[int]
    fond: frozenset[int]
    """Counters that prefer it."""
    promise: float


def tell(state: State, learner: Learner, verb: Verb[object], now: int, dice: Dice) -> Told | None:
    """The range that a verb is to tell its citizen; None where none can be said."""
    asked = asked_by(state, verb, now)
    if asked is None:
        return None
    coming, room = asked
    if why_not(room, coming.service, coming.counter):
        return None
    thrown = dice(f"{state.version} {coming.service} {coming.lane}")
    part = part_of(room, coming.service)
    plan = Plan(part, learner.durations, learner.habits, lanes=OVERTAKING, coming=(coming,))
    times = call_times(plan, thrown, AT_ISSUE, plan.real)[-1]
    return told_of(learner, coming.lane, times) if len(times) >= CALLED * AT_ISSUE else None


def told_of(learner: Learner, lane: Lane, times: list[float]) -> Told:
    """What ordered times of call come to, as it is journalled."""
    raw = raw_range(times)
    said = told_range(learner, lane, raw)
    return Told(
        low=said.low,
        high=said.high,
        middle=round(raw.median, 3),
        raw_low=round(raw.low, 3),
        raw_high=round(raw.high, 3),
    )


def told_range(learner: Learner, lane: Lane, raw: Raw) -> Estimate:
    """The range in whole minutes; two of them at least, so that it is never a point."""
    said = learner.ranges[lane].tell(raw)
    return replace(said, high=max(said.high, said.low + 1))


def why_not(room: Room, service: str, counter: int | None = None) -> str:
    """Why nothing can be said of a wait for a service, or of one counter; empty if it can."""
    if service in room.down:
        return "down"
    serving = (
        desk
        for desk in room.desks
        if service in desk.services and calls(desk) and counter in (None, desk.number)
    )
    return "" if any(serving) else "no_counter"


def said(learner: Learner, lane: Lane, times: list[float], of: int) -> WaitRange:
    """What times of call in so many replications come to."""
    if len(times) < CALLED * of:
        return WaitRange(unsaid="unknown")
    range_ = told_range(learner, lane, raw_range(sorted(times)))
    return WaitRange(low=range_.low, high=range_.high)


def foretell(
    state: State, learner: Learner, now: int, dice: Dice
) -> Generator[None, None, Foretold]:
    """The whole room, in steps of less than a millisecond; the state may move between them no more
    than the caller's copy does."""
    if state.day is None or state.offer is None:
        return Foretold(at=now)
    room = room_of(state, now, opened=began(state))
    newcomers = Newcomers(state, room, now)
    plan = Plan(room, learner.durations, learner.habits, lanes=OVERTAKING, coming=newcomers.coming)
    runs = Runs(plan, dice(f"room {state.version}"), WHOLE)
    for _ in range(WHOLE if plan.legs else 0):
        runs.play()
        yield
    visits: dict[str, WaitRange] = {}
    for leg, times in zip(room.waiting, runs.calls, strict=False):
        why = why_not(room, leg.service, leg.counter)
        visits[leg.visit] = WaitRange(unsaid=why) if why else said(learner, leg.lane, times, WHOLE)
    services, agencies = newcomers.told(learner, runs.calls[plan.real :])
    return Foretold(at=now, services=services, agencies=agencies, visits=visits)


class Newcomers:
    """People who would come now by a lane, one for all services for which they would wait alike."""

    def __init__(self, state: State, room: Room, now: int, lane: Lane = Lane.WALK_IN) -> None:
        assert state.offer is not None
        self._room, self._now, self._offer, self._lane = room, now, state.offer, lane
        self._services, self._asked = tuple(state.services.values()), dict(state.asked)
        self._whys = {service.code: self._why_not(service) for service in self._services}
        self._likes = {s.code: self._like(s) for s in self._services if not self._whys[s.code]}
        first: dict[Like, Service] = {}
        for service in self._services:
            if not self._whys[service.code]:
                first.setdefault(self._likes[service.code], service)
        self._places = {like: place for place, like in enumerate(first)}
        self.coming = tuple(
            newcomer(self._offer, service, lane, now, now) for service in first.values()
        )

    def times(self, calls: Sequence[list[float]]) -> dict[str, list[float]]:
        """By service, from the times when each of `coming` was called; without those for which it
        is said why there is no range."""
        return {code: calls[self._places[like]] for code, like in self._likes.items()}

    def told(
        self, learner: Learner, calls: Sequence[list[float]]
    ) -> tuple[dict[str, WaitRange], dict[str, WaitRange]]:
        """The range for each service and for each agency, from the same."""
        known = self.times(calls)
        services: dict[str, WaitRange] = {}
        mixed: dict[str, list[tuple[list[float], int]]] = {}
        for service in self._services:
            code = service.code
            if self._whys[code]:
                services[code] = WaitRange(unsaid=self._whys[code])
                continue
            times = known[code]
            services[code] = said(learner, self._lane, times, WHOLE)
            mixed.setdefault(service.agency, []).append((times, self._asked.get(code, 0)))
        agencies = {
            agency: self._mix(learner, agency, mixed.get(agency, []), services)
            for agency in dict.fromkeys(service.agency for service in self._services)
        }
        return services, agencies

    def _why_not(self, service: Service) -> str:
        down = why_not(self._room, service.code)
        if down == "down":
            return down
        hours = opening.service_hours(self._offer, service)
        if not opening.gives_tickets(self._offer, hours, self._now):
            return "closed"
        early = opening.minute_of_day(self._now) < hours.opens
        return "early" if down and early else down

    def _like(self, service: Service) -> Like:
        desks = [desk for desk in self._room.desks if service.code in desk.services and calls(desk)]
        return Like(
            counters=frozenset(desk.number for desk in desks),
            fond=frozenset(desk.number for desk in desks if service.code in desk.prefers),
            promise=charter.promised(self._offer, service, self._lane),
        )

    def _mix(
        self,
        learner: Learner,
        agency: str,
        mixed: list[tuple[list[float], int]],
        services: dict[str, WaitRange],
    ) -> WaitRange:
        """An agency's services as they were asked for today; alike before anybody asked."""
        if not mixed:
            mine = (s.code for s in self._services if s.agency == agency)
            whys = [services[code].unsaid for code in mine]
            return WaitRange(unsaid=whys[0] if len(set(whys)) == 1 else "unknown")
        nobody = not any(asked for _, asked in mixed)
        weights = [1 if nobody else asked for _, asked in mixed]
        pooled = sorted(t for (times, _), n in zip(mixed, weights, strict=True) for t in times * n)
        return said(learner, self._lane, pooled, WHOLE * sum(weights))
