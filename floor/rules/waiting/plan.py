"""A room laid out as lists for the forward simulation: no names and no dataclasses inside.

People of one service, lane and promise are called in the order of their clocks, so each such queue
is a list in that order, and the rule looks at heads only.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from math import inf
from random import Random

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import TAIL, Durations
from floor.rules.waiting.habits import HALF_HOUR, Habits
from floor.rules.waiting.room import Desk, Room, desk_order

Entry = tuple[int, int, int, int]
"""Someone in a queue: clock, issued, serial, and the index in `Plan.people`, or -1."""
QueueKey = tuple[str, Lane, float]
CHUNK = 20 * MINUTE
"""Later arrivals are drawn for so long at a time."""
TURN_UP_LATE = 30 * MINUTE
"""How long after its time an appointment is still expected."""
OVERTAKING = (Lane.PRIORITY, Lane.APPOINTMENT)


class Plan:
    """Everything that all replications share."""

    def __init__(
        self, room: Room, durations: Durations, habits: Habits, *, lanes: Iterable[Lane] = ()
    ) -> None:
        self.room, self.durations, self.habits = room, durations, habits
        self.now = room.at
        codes = sorted(durations.bags)
        self.service_index = {code: index for index, code in enumerate(codes)}
        self.bags = [durations.bags[code] for code in codes]
        self.sizes = [len(bag) for bag in self.bags]
        self.doubts = [durations.doubt(code) for code in codes]
        self.people = [leg.visit for leg in room.waiting]
        self.lanes = tuple(lanes)
        self.no_show, self.hazard = habits.no_show, habits.hazard
        self._lay_queues()
        self._lay_desks()
        self._lay_bookings()

    def _lay_queues(self) -> None:
        room = self.room
        kinds: dict[QueueKey, list[Entry]] = {}
        for index, leg in enumerate(room.waiting):
            entry = (leg.clock, leg.issued, leg.serial, index)
            kinds.setdefault((leg.service, leg.lane, leg.promise), []).append(entry)
        for service, lane in room.promises:
            if lane in self.lanes:
                kinds.setdefault((service, lane, room.promises[service, lane]), [])
        for booking in room.bookings:
            kinds.setdefault((booking.service, Lane.APPOINTMENT, booking.promise), [])
        self.keys = list(kinds)
        self.queue_of = {key: index for index, key in enumerate(self.keys)}
        self.queues = [sorted(entries) for entries in kinds.values()]
        self.spans = [promise * MINUTE for _, _, promise in self.keys]
        self.urgent = [lane is Lane.PRIORITY for _, lane, _ in self.keys]
        self.service_of = [self.service_index[service] for service, _, _ in self.keys]
        self.down = [service in room.down for service, _, _ in self.keys]
        self.heads = [
            queue[0][0] if queue and not down else inf
            for queue, down in zip(self.queues, self.down, strict=True)
        ]

    def _lay_desks(self) -> None:
        """Queues, breaks and readiness of each counter that may call today."""
        self.desks = [d for d in self.room.desks if d.duty != "closed" or d.opens is not None]
        self.desks.sort(key=desk_order)
        self.serves = [
            tuple(i for i, key in enumerate(self.keys) if key[0] in desk.services)
            for desk in self.desks
        ]
        self.breaks = [
            (float(d.breaks[0].starts), float(d.breaks[0].length)) if d.breaks else (inf, 0.0)
            for d in self.desks
        ]
        self.guarded = [desk.guarded for desk in self.desks]
        self.states = [self._readiness(desk) for desk in self.desks]

    def _readiness(self, desk: Desk) -> tuple[str, list[float], int, float, int]:
        """How a counter becomes free: kind, times to draw from, from which on, elapsed, service."""
        elapsed = float(self.now - desk.since)
        if desk.duty == "busy" and desk.serving is not None:
            bag = self.durations.bags[desk.serving]
            service = self.service_index[desk.serving]
            return "busy", bag, self.durations.longer(desk.serving, elapsed), elapsed, service
        if desk.duty == "closed":
            return "at", [float(desk.opens or self.now)], 0, 0.0, 0
        if desk.duty == "away" and desk.back is not None:
            return "at", [float(desk.back)], 0, 0.0, 0
        if desk.duty == "away":
            return "away", list(self.habits.pauses.beyond(elapsed)), 0, elapsed, 0
        return "idle", [], 0, 0.0, 0

    def _lay_bookings(self) -> None:
        """Appointments with the chance that each still comes."""
        self.bookings: list[tuple[int, int, float]] = []
        shows = self.habits.show_up
        for booking in self.room.bookings:
            late = self.now - booking.booked
            if late < TURN_UP_LATE and booking.service in self.service_index:
                still = shows * self.habits.offsets.share_beyond(late)
                queue = self.queue_of[booking.service, Lane.APPOINTMENT, booking.promise]
                self.bookings.append((booking.booked, queue, still / (still + 1 - shows)))
        self.bookings.sort()
        self._mixes: dict[int, tuple[float, list[int], list[float]]] = {}

    def mix(self, at: float) -> tuple[float, list[int], list[float]]:
        """Arrivals for each millisecond at a time, with their queues and cumulative weights."""
        since = max(0, int(at) - self.room.opened)
        half = since // HALF_HOUR
        if half not in self._mixes:
            queues, rates = [], []
            for index, (service, lane, promise) in enumerate(self.keys):
                known = self.room.promises.get((service, lane)) == promise
                if lane in self.lanes and known and lane is not Lane.APPOINTMENT:
                    queues.append(index)
                    rates.append(self.habits.rate_of(lane, service, since))
            steps = list(accumulate(rates))
            self._mixes[half] = (steps[-1] if steps else 0.0, queues, steps)
        return self._mixes[half]


def draw_bookings(plan: Plan, dice: Random) -> list[tuple[float, int, int]]:
    """When the appointments come that come, as (time, queue, clock), the last first."""
    drawn = []
    random, now = dice.random, plan.now
    offsets = plan.habits.offsets.values
    for booked, queue, chance in plan.bookings:
        if random() < chance:
            first = bisect_left(offsets, now - booked)
            left = len(offsets) - first
            offset = offsets[first + int(random() * left)] if left else now - booked + MINUTE
            at = booked + offset
            drawn.append((at, queue, booked if booked > at else int(at)))
    drawn.sort(reverse=True)
    return drawn


def draw_walk_ins(plan: Plan, begin: float, dice: Random) -> list[tuple[float, int, int]]:
    """Arrivals without appointment in one chunk of time, as (time, queue, clock)."""
    total, queues, steps = plan.mix(begin)
    found: list[tuple[float, int, int]] = []
    if total <= 0:
        return found
    random, at, end = dice.random, begin, begin + CHUNK
    while True:
        at += dice.expovariate(total)
        if at >= end:
            return found
        found.append((at, queues[bisect_left(steps, random() * total)], int(at)))


def draw_free(plan: Plan, index: int, factors: list[float], dice: Random) -> float:
    """When a counter that is not idle can call again."""
    kind, times, first, elapsed, service = plan.states[index]
    if kind == "at":
        return max(times[0], plan.now)
    if kind == "away":
        return plan.now + times[int(dice.random() * len(times))] - elapsed
    left = len(times) - first
    if not left:
        return plan.now + dice.expovariate(1 / (TAIL * elapsed))
    return plan.now + (times[first + int(dice.random() * left)] - elapsed) * factors[service]
