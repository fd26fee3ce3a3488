"""What chance decides in one replication: who comes, when counters are free, what is up again.

All times are milliseconds after the room's moment.
"""

from bisect import bisect_left, insort
from heapq import heapify, heappush
from math import exp, inf, log
from random import Random

from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import TAIL
from floor.rules.waiting.habits import VAIN
from floor.rules.waiting.lots import Row, deal, deal_normal
from floor.rules.waiting.plan import CHUNK, Plan

Arrival = tuple[float, int, float, int]
"""Time, queue, clock, and place in `Plan.people` or -1; with queue -1 - q, q is up again."""
LATEST = 9.0 * 60 * MINUTE
"""No replication looks further ahead."""
COMMON = 0.08
"""Standard deviation of the logarithm of a day's pace, the same for all services."""


class Lots:
    """What so many replications of a plan draw, dealt evenly over them."""

    def __init__(self, plan: Plan, dice: Random, count: int) -> None:
        self._plan, self._dice, self.count = plan, dice, count
        self.people = deal(dice, count, len(plan.people))
        """By replication, then by person: how long the service takes."""
        self.desks = deal(dice, count, len(plan.desks))
        """When a counter is free."""
        self.paces = deal_normal(dice, count, len(plan.doubts) + 1)
        """The day's pace, and what each service's mean is off."""
        self._bookings: dict[int, list[Row]] = {}

    def bookings(self, chunk: int) -> list[Row]:
        """Whether, and when, the appointments of a stretch of time come."""
        if chunk not in self._bookings:
            due = self._plan.bookings_of(chunk)
            self._bookings[chunk] = deal(self._dice, self.count, len(due))
        return self._bookings[chunk]


class Replication:
    """The hall in one run of the future."""

    __slots__ = (
        "arrivals",
        "breaks",
        "chunk",
        "coming",
        "dice",
        "down",
        "factors",
        "guarded",
        "heads",
        "heap",
        "idle",
        "lots",
        "places",
        "plan",
        "queues",
        "turn",
        "until",
    )

    def __init__(self, plan: Plan, lots: Lots, turn: int, dice: Random) -> None:
        self.plan, self.lots, self.turn, self.dice = plan, lots, turn, dice
        common, *own = lots.paces[turn]
        common = log(plan.pace) + COMMON * common
        paces = [exp(common + doubt * mine) for doubt, mine in zip(plan.doubts, own, strict=True)]
        self.factors = [paces[service] for service in plan.service_of]
        self.queues = [queue[:] for queue in plan.queues]
        self.places = [0] * len(plan.queues)
        self.heads = plan.heads[:]
        self.down = plan.down[:]
        self.guarded = plan.guarded[:]
        self.breaks = plan.breaks[:]
        self.chunk, self.until = 0, 0.0
        self.arrivals: list[Arrival] = draw_resumptions(plan, dice)
        self.arrivals += [
            (time, plan.queue_of[key], clock, person) for time, key, clock, person in plan.later
        ]
        self.more()
        self.idle: list[int] = []
        self.heap = [(inf, -1)]
        self.heap += [
            (self.after_break(desk, draw_free(plan, desk, paces, lot)), desk)
            for desk, lot in enumerate(lots.desks[turn])
        ]
        heapify(self.heap)

    def after_break(self, desk: int, free: float) -> float:
        """When a counter calls that is free at a time: at once, or after the breaks then due."""
        starts, length, after = self.breaks[desk]
        while after is not None and free >= starts:
            free += length
            self.breaks[desk] = after
            starts, length, after = after
        return free

    def more(self) -> None:
        """Draw the arrivals of the next stretch of time."""
        begin, self.until = self.until, self.until + CHUNK
        draw_walk_ins(self, begin)
        draw_bookings(self)
        self.chunk += 1
        self.arrivals.sort(reverse=True)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Note when the next arrival is due, or when more are to be drawn."""
        arrivals, until = self.arrivals, self.until
        self.coming = arrivals[-1][0] if arrivals and arrivals[-1][0] < until else until

    def go_on(self) -> bool:
        """What is due next comes to pass; False when it is too far ahead."""
        if self.coming < self.until:
            self.receive()
        elif self.until > LATEST:
            return False
        else:
            self.more()
        return True

    def receive(self) -> None:
        """The next arrival joins its queue, and an idle counter that can serve it is woken."""
        now, queue, clock, person = self.arrivals.pop()
        self._look_ahead()
        if queue >= 0:
            line, place = self.queues[queue], self.places[queue]
            insort(line, (clock - self.plan.bonuses[queue], person), lo=place)
        else:
            queue = -1 - queue
            line, place = self.queues[queue], self.places[queue]
            self.down[queue] = False
        if self.down[queue]:
            return
        self.heads[queue] = line[place][0]
        if self.idle:
            self.wake(queue, len(line) - 1 - place, now)

    def wake(self, queue: int, people: int, now: float) -> None:
        """Idle counters that serve a queue look at it, as many as there are people."""
        serves = self.plan.serves
        for desk in [desk for desk in self.idle if queue in serves[desk]][:people]:
            self.idle.remove(desk)
            heappush(self.heap, (self.after_break(desk, now), desk))


def draw_bookings(run: Replication) -> None:
    """Add the appointments of the next stretch that come at all."""
    plan, arrivals = run.plan, run.arrivals
    offsets, row = plan.habits.offsets.values, run.lots.bookings(run.chunk)[run.turn]
    for (booked, queue, chance, first), lot in zip(plan.bookings_of(run.chunk), row, strict=True):
        if lot < chance:
            left = len(offsets) - first
            at = booked + (offsets[first + int(lot / chance * left)] if left else MINUTE - booked)
            arrivals.append((at, queue, at if at > booked else booked, -1))


def draw_walk_ins(run: Replication, begin: float) -> None:
    """Add the arrivals without appointment from a time to the end of the stretch."""
    total, queues, steps = run.plan.mix(begin)
    if total <= 0:
        return
    arrivals, random, apart = run.arrivals, run.dice.random, -1 / total
    at, end = begin + apart * log(1 - random()), run.until
    while at < end:
        arrivals.append((at, queues[bisect_left(steps, random() * total)], at, -1))
        at += apart * log(1 - random())


def draw_resumptions(plan: Plan, dice: Random) -> list[Arrival]:
    """When services that are down are up again, for each of their queues."""
    if not plan.room.down:
        return []
    ends = {}
    for service, since in sorted(plan.room.down.items()):
        elapsed = plan.now - since
        left = plan.habits.outages.beyond(elapsed)
        ends[service] = left[int(dice.random() * len(left))] - elapsed
        if (said := plan.room.up_at.get(service, 0)) > plan.now:
            ends[service] = float(said - plan.now)
    return [
        (ends[plan.keys[queue][0]], -1 - queue, 0.0, -1)
        for queue, down in enumerate(plan.down)
        if down
    ]


def draw_free(plan: Plan, desk: int, paces: list[float], lot: float) -> float:
    """When a counter can call again."""
    kind, times, first, elapsed, service = plan.states[desk]
    if kind == "idle":
        return 0.0
    if kind == "at":
        return max(times[0], 0.0)
    if kind == "away":
        return times[int(lot * len(times))] - elapsed
    if elapsed < VAIN:
        if lot < plan.no_show:
            return VAIN - elapsed
        lot = (lot - plan.no_show) / (1 - plan.no_show)
    left = len(times) - first
    if not left:
        return -log(1 - lot) * TAIL * elapsed
    return (times[first + int(lot * left)] - elapsed) * paces[service]
