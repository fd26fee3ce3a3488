"""What can honestly be said of waits: for one who comes now, and for the whole room.

Only 9 of 10 replications in which somebody is called make a range; else it is said why there is
none. The dice are thrown for a version of the floor, so that a restart says the same.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from random import Random

from floor.rules import charter, opening
from floor.rules.events import Lane, Told
from floor.rules.offer import Offer, Service
from floor.rules.state import State
from floor.rules.verbs import CheckIn, TakeTicket, Verb
from floor.rules.waiting.foretold import Foretold, WaitRange
from floor.rules.waiting.forward import call_times
from floor.rules.waiting.learning import Learner, began
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.ranges import Estimate, Raw, raw_range
from floor.rules.waiting.room import Booking, Room, Waiting, room_of

AT_ISSUE = 20
"""Replications for one ticket."""
WHOLE, AT_ONCE = 60, 5
"""Replications for the whole room, and how many of them are played without a pause."""
CALLED = 0.9
"""Share of the replications in which somebody must be called."""
YOUNGEST = 10**9
"""The serial of one who has no ticket yet."""
Steps = Generator[None, None, None]
Dice = Callable[[str], Random]
"""Dice that fall alike for the same words."""


@dataclass(frozen=True, slots=True)
class Like:
    """Services for which a newcomer waits alike: same counters, same promise."""

    counters: frozenset[int]
    fond: frozenset[int]
    """Counters that prefer it."""
    promise: float


def newcomer(state: State, verb: Verb[object], now: int) -> Waiting | None:
    """The leg that would wait if a verb gave somebody a ticket; None if it gives none."""
    offer = state.offer
    if offer is None or state.day is None:
        return None
    if isinstance(verb, TakeTicket) and verb.services and verb.lane is not Lane.APPOINTMENT:
        service = state.services.get(verb.services[0])
        return None if service is None else _coming(offer, service, verb.lane, now, now)
    if isinstance(verb, CheckIn):
        kept = state.appointments.get(verb.booking)
        service = state.services.get(kept.booking.service) if kept else None
        if kept is None or service is None or kept.visit is not None:
            return None
        coming = _coming(offer, service, Lane.APPOINTMENT, now, max(now, kept.booking.at))
        return replace(coming, visit=verb.visit or "")
    return None


def _coming(offer: Offer, service: Service, lane: Lane, now: int, clock: int) -> Waiting:
    return Waiting(
        visit="",
        service=service.code,
        lane=lane,
        clock=clock,
        promise=charter.promised(offer, service, lane),
        issued=now,
        serial=YOUNGEST,
    )


def tell(state: State, learner: Learner, verb: Verb[object], now: int, dice: Dice) -> Told | None:
    """The range to tell somebody who is about to get a ticket; None where none can be said."""
    coming = newcomer(state, verb, now)
    if coming is None:
        return None
    room = room_of(state, now, opened=began(state))
    booking = verb.booking if isinstance(verb, CheckIn) else None
    if booking is not None:
        kept = state.appointments[booking].booking
        room = replace(room, bookings=_without(room, kept.service, kept.at))
    others = tuple(leg for leg in room.waiting if leg.visit != coming.visit or not coming.visit)
    room = replace(room, waiting=(*others, coming))
    if why_not(room, coming.service, coming.counter):
        return None
    thrown = dice(f"{state.version} {coming.service} {coming.lane}")
    plan = Plan(room, learner.durations, learner.habits, lanes=OVERTAKING)
    times = call_times(plan, thrown, AT_ISSUE, len(others))[-1]
    if len(times) < CALLED * AT_ISSUE:
        return None
    raw = raw_range(times)
    said = told_range(learner, coming.lane, raw)
    return Told(
        low=said.low,
        high=said.high,
        middle=round(raw.median, 3),
        raw_low=round(raw.low, 3),
        raw_high=round(raw.high, 3),
    )


def _without(room: Room, service: str, booked: int) -> tuple[Booking, ...]:
    """The appointments still to come, but one."""
    left = list(room.bookings)
    for each in left:
        if (each.service, each.booked) == (service, booked):
            left.remove(each)
            break
    return tuple(left)


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
        if service in desk.services and desk.duty != "closed" and counter in (None, desk.number)
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
    """The whole room, in steps of some milliseconds; the state may move between them no more than
    the caller's copy does."""
    if state.day is None or state.offer is None:
        return Foretold(at=now)
    room = room_of(state, now, opened=began(state))
    found = Foretold(at=now)
    visits: dict[str, WaitRange] = {}
    yield from _waiting(room, learner, dice(f"room {state.version}"), visits)
    services: dict[str, WaitRange] = {}
    agencies: dict[str, WaitRange] = {}
    newcomers = Newcomers(state, learner, room, dice, now)
    yield from newcomers.foretell(services, agencies)
    return replace(found, services=services, agencies=agencies, visits=visits)


def _waiting(room: Room, learner: Learner, dice: Random, found: dict[str, WaitRange]) -> Steps:
    """Those who wait."""
    plan = Plan(room, learner.durations, learner.habits, lanes=OVERTAKING)
    times: list[list[float]] = [[] for _ in room.waiting]
    for _ in range(WHOLE // AT_ONCE if room.waiting else 0):
        for mine, more in zip(times, call_times(plan, dice, AT_ONCE), strict=True):
            mine += more
        yield
    for leg, mine in zip(room.waiting, times, strict=True):
        why = why_not(room, leg.service, leg.counter)
        found[leg.visit] = WaitRange(unsaid=why) if why else said(learner, leg.lane, mine, WHOLE)


class Newcomers:
    """People who would come now, one for each service."""

    def __init__(self, state: State, learner: Learner, room: Room, dice: Dice, now: int) -> None:
        self.learner, self.room, self.dice, self.now = learner, room, dice, now
        self._version, self._offer, self._asked = state.version, state.offer, dict(state.asked)
        self._services = tuple(state.services.values())
        self._known: dict[Like, list[float]] = {}

    def foretell(self, services: dict[str, WaitRange], agencies: dict[str, WaitRange]) -> Steps:
        """The range for each service, and for each agency."""
        mixed: dict[str, list[tuple[list[float], int]]] = {}
        for service in self._services:
            why = self._why_not(service)
            if why:
                services[service.code] = WaitRange(unsaid=why)
                continue
            like = self._like(service)
            if like not in self._known:
                self._known[like] = self._times(service)
                yield
            times = self._known[like]
            services[service.code] = said(self.learner, Lane.WALK_IN, times, AT_ISSUE)
            asked = self._asked.get(service.code, 0)
            mixed.setdefault(service.agency, []).append((times, asked))
        for agency in dict.fromkeys(service.agency for service in self._services):
            agencies[agency] = self._mix(agency, mixed.get(agency, []), services)

    def _why_not(self, service: Service) -> str:
        assert self._offer is not None
        down = why_not(self.room, service.code)
        if down == "down":
            return down
        hours = opening.service_hours(self._offer, service)
        if not opening.gives_tickets(self._offer, hours, self.now):
            return "closed"
        early = opening.minute_of_day(self.now) < hours.opens
        return "early" if down and early else down

    def _like(self, service: Service) -> Like:
        desks = [d for d in self.room.desks if service.code in d.services and d.duty != "closed"]
        assert self._offer is not None
        return Like(
            counters=frozenset(desk.number for desk in desks),
            fond=frozenset(desk.number for desk in desks if service.code in desk.prefers),
            promise=charter.promised(self._offer, service, Lane.WALK_IN),
        )

    def _times(self, service: Service) -> list[float]:
        assert self._offer is not None
        coming = _coming(self._offer, service, Lane.WALK_IN, self.now, self.now)
        room = replace(self.room, waiting=(*self.room.waiting, coming))
        plan = Plan(room, self.learner.durations, self.learner.habits, lanes=OVERTAKING)
        dice = self.dice(f"{self._version} {service.code} {Lane.WALK_IN}")
        return call_times(plan, dice, AT_ISSUE, len(room.waiting) - 1)[-1]

    def _mix(
        self, agency: str, mixed: list[tuple[list[float], int]], services: dict[str, WaitRange]
    ) -> WaitRange:
        """An agency's services as they were asked for today; alike before anybody asked."""
        if not mixed:
            mine = (s.code for s in self._services if s.agency == agency)
            whys = [services[code].unsaid for code in mine]
            return WaitRange(unsaid=whys[0] if len(set(whys)) == 1 else "unknown")
        nobody = not any(asked for _, asked in mixed)
        weights = [1 if nobody else asked for _, asked in mixed]
        pooled = sorted(t for (times, _), n in zip(mixed, weights, strict=True) for t in times * n)
        return said(self.learner, Lane.WALK_IN, pooled, AT_ISSUE * sum(weights))
