"""What chance decides in one replication: who comes, when counters are free, what is up again.

All times are milliseconds after the room's moment.
"""

from bisect import bisect_left, insort
from heapq import heapify, heappush
from math import exp, inf
from random import Random

from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import TAIL
from floor.rules.waiting.habits import VAIN
from floor.rules.waiting.plan import Plan

Arrival = tuple[float, int, float, int]
"""Time, queue, clock, and place in `Plan.people` or -1; with queue -1 - q, q is up again."""
CHUNK = 20.0 * MINUTE
"""Later arrivals are drawn for so long at a time."""
EARLIEST = 30.0 * MINUTE
"""No appointment comes earlier than so long before its time."""
COMMON = 0.08
"""Standard deviation of the logarithm of a day's pace, the same for all services."""


class Replication:
    """The hall in one run of the future."""

    __slots__ = (
        "arrivals",
        "booked",
        "breaks",
        "dice",
        "down",
        "factors",
        "guarded",
        "heads",
        "heap",
        "idle",
        "places",
        "plan",
        "queues",
        "until",
    )

    def __init__(self, plan: Plan, dice: Random) -> None:
        self.plan, self.dice = plan, dice
        gauss, common = dice.gauss, dice.gauss(0.0, COMMON)
        self.factors = [plan.pace * exp(common + gauss(0.0, doubt)) for doubt in plan.doubts]
        self.queues = [queue[:] for queue in plan.queues]
        self.places = [0] * len(plan.queues)
        self.heads = plan.heads[:]
        self.down = plan.down[:]
        self.guarded = plan.guarded[:]
        self.breaks = plan.breaks[:]
        self.until, self.booked = 0.0, 0
        self.arrivals: list[Arrival] = [(inf, 0, inf, -1), *draw_resumptions(plan, dice)]
        self.arrivals += [
            (time, plan.queue_of[key], clock, person) for time, key, clock, person in plan.later
        ]
        self.more()
        self.idle: list[int] = []
        self.heap = [(inf, -1)]
        self.heap += [
            (self.after_break(desk, draw_free(plan, desk, self.factors, dice)), desk)
            for desk in range(len(plan.desks))
        ]
        heapify(self.heap)

    def after_break(self, desk: int, free: float) -> float:
        """When a counter calls that is free at a time: at once, or after the break then due."""
        starts, length = self.breaks[desk]
        if free < starts:
            return free
        self.breaks[desk] = (inf, 0.0)
        return free + length

    def more(self) -> None:
        """Draw the arrivals of the next stretch of time."""
        begin, self.until = self.until, self.until + CHUNK
        draw_walk_ins(self, begin)
        draw_bookings(self)
        self.arrivals.sort(reverse=True)

    def receive(self) -> None:
        """The next arrival joins its queue, and an idle counter that can serve it is woken."""
        now, queue, clock, person = self.arrivals.pop()
        if queue >= 0:
            entry = (clock - self.plan.bonuses[queue], person)
            insort(self.queues[queue], entry, lo=self.places[queue])
        else:
            queue = -1 - queue
            self.down[queue] = False
        line, place = self.queues[queue], self.places[queue]
        if place == len(line) or self.down[queue]:
            return
        self.heads[queue] = line[place][0]
        serves = self.plan.serves
        for desk in [desk for desk in self.idle if queue in serves[desk]][: len(line) - place]:
            self.idle.remove(desk)
            heappush(self.heap, (self.after_break(desk, now), desk))


def draw_bookings(run: Replication) -> None:
    """Add the appointments of the next stretch that come at all."""
    plan, random = run.plan, run.dice.random
    offsets = plan.habits.offsets.values
    while run.booked < len(plan.bookings):
        booked, queue, chance = plan.bookings[run.booked]
        if booked > run.until + EARLIEST:
            return
        run.booked += 1
        if random() < chance:
            first = bisect_left(offsets, -booked) if booked < EARLIEST else 0
            left = len(offsets) - first
            at = booked + (offsets[first + int(random() * left)] if left else MINUTE - booked)
            run.arrivals.append((at, queue, at if at > booked else booked, -1))


def draw_walk_ins(run: Replication, begin: float) -> None:
    """Add the arrivals without appointment from a time to the end of the stretch."""
    total, queues, steps = run.plan.mix(begin)
    if total <= 0:
        return
    random, expovariate = run.dice.random, run.dice.expovariate
    at, end = begin + expovariate(total), run.until
    while at < end:
        run.arrivals.append((at, queues[bisect_left(steps, random() * total)], at, -1))
        at += expovariate(total)


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


def draw_free(plan: Plan, desk: int, factors: list[float], dice: Random) -> float:
    """When a counter can call again."""
    kind, times, first, elapsed, service = plan.states[desk]
    if kind == "idle":
        return 0.0
    if kind == "at":
        return max(times[0], 0.0)
    if kind == "away":
        return times[int(dice.random() * len(times))] - elapsed
    left = len(times) - first
    if elapsed < VAIN and dice.random() < plan.no_show:
        return VAIN - elapsed
    if not left:
        return dice.expovariate(1 / (TAIL * elapsed))
    return (times[first + int(dice.random() * left)] - elapsed) * factors[service]
