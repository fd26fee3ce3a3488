"""The calling rule run forward from now, many times: when is each waiting leg called?

Times are milliseconds of the floor's clock. One replication costs about 0.25 ms at 75 waiting and
20 counters: a heap of counters, a list for each queue, the rule on the heads of queues.
"""

from bisect import insort
from heapq import heapify, heappop, heappush, heapreplace
from math import inf
from random import Random

from floor.rules.opening import MINUTE
from floor.rules.waiting.habits import VAIN
from floor.rules.waiting.plan import (
    CHUNK,
    Entry,
    Plan,
    draw_bookings,
    draw_free,
    draw_walk_ins,
)

LATEST = 9 * 60 * MINUTE
"""No replication looks further ahead."""
COMMON = 0.08
"""Standard deviation of the logarithm of a day's pace, the same for all services."""
NOTHING = -1e9
"""A share that nobody has."""


def choose(
    mine: tuple[int, ...],
    heads: list[float],
    spans: list[float],
    urgent: list[bool],
    queues: list[list[Entry]],
    places: list[int],
    now: float,
    guarded: bool,
) -> tuple[int, bool]:
    """The queue whose head a counter calls, -1 for none, and whether the guard decided it.

    The same rule as `floor.rules.calling.next_call`, on the heads of queues; a test holds the two
    together.
    """
    best, chosen = NOTHING, -1
    for queue in mine:
        share = (now - heads[queue]) / spans[queue]
        if share > best or (share == best and older(queues, places, queue, chosen)):
            best, chosen = share, queue
    if best < 1 or guarded or urgent[chosen]:
        return chosen, False
    best, first = NOTHING, chosen
    for queue in mine:
        if urgent[queue]:
            share = (now - heads[queue]) / spans[queue]
            if share >= 1 and (
                share > best or (share == best and older(queues, places, queue, chosen))
            ):
                best, chosen = share, queue
    return chosen, chosen != first


def older(queues: list[list[Entry]], places: list[int], one: int, other: int) -> bool:
    """Whether the head of one queue was issued before that of the other; ties by serial."""
    return other >= 0 and queues[one][places[one]][1:3] < queues[other][places[other]][1:3]


class Replication:
    """One run from now; its slots are shared with the functions below."""

    __slots__ = (
        "arrivals",
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
        common = dice.gauss(0.0, COMMON)
        self.factors = [2.718281828 ** (common + dice.gauss(0.0, sd)) for sd in plan.doubts]
        self.queues = [queue[:] for queue in plan.queues]
        self.places = [0] * len(plan.queues)
        self.heads = plan.heads[:]
        self.down = plan.down[:]
        self.guarded = plan.guarded[:]
        self.breaks = plan.breaks[:]
        self.until = plan.now + CHUNK
        self.arrivals = draw_bookings(plan, dice)
        self.arrivals += draw_walk_ins(plan, plan.now, dice)
        self.arrivals += draw_resumptions(plan, dice)
        self.arrivals.sort(reverse=True)
        self.idle: list[int] = []
        self.heap: list[tuple[float, int]] = []
        for index, state in enumerate(plan.states):
            if state[0] == "idle":
                self.idle.append(index)
            else:
                free = draw_free(plan, index, self.factors, dice)
                self.heap.append((self._after_break(index, free), index))
        heapify(self.heap)

    def _after_break(self, desk: int, free: float) -> float:
        starts, length = self.breaks[desk]
        if free < starts:
            return free
        self.breaks[desk] = (inf, 0.0)
        return free + length

    def more(self) -> None:
        """Draw the arrivals of the next stretch of time."""
        fresh = draw_walk_ins(self.plan, self.until, self.dice)
        self.until += CHUNK
        if fresh:
            self.arrivals = sorted([*self.arrivals, *fresh], reverse=True)


def draw_resumptions(plan: Plan, dice: Random) -> list[tuple[float, int, int]]:
    """When services that are down are up again: (time, queue, -1) for each of their queues."""
    ends = {}
    for service, since in sorted(plan.room.down.items()):
        elapsed = plan.now - since
        left = plan.habits.outages.beyond(elapsed)
        ends[service] = plan.now + left[int(dice.random() * len(left))] - elapsed
    return [(ends[plan.keys[queue][0]], queue, -1) for queue, down in enumerate(plan.down) if down]


def join(run: Replication, now: float, queue: int, clock: int) -> None:
    """Somebody comes to a queue, or with clock -1, its service is up again."""
    line, place = run.queues[queue], run.places[queue]
    if clock >= 0:
        insort(line, (clock, int(now), 1_000_000, -1), lo=place)
    else:
        run.down[queue] = False
    if place < len(line) and not run.down[queue]:
        run.heads[queue] = line[place][0]


def replicate(plan: Plan, dice: Random, calls: list[list[float]], target: int | None) -> None:
    """Run once, and add to `calls[person]` when each was called; only the target's, if one is."""
    run = Replication(plan, dice)
    left = 1 if target is not None else len(plan.people)
    limit = plan.now + LATEST
    for desk in run.idle[:]:
        left -= take(run, float(plan.now), desk, calls, target, waking=True)
    heap = run.heap
    while left > 0:
        coming = run.arrivals[-1][0] if run.arrivals else inf
        ending = heap[0][0] if heap else inf
        if coming > run.until and ending > run.until:
            run.more()
            if run.until > limit:
                return
        elif coming <= ending:
            now, queue, clock = run.arrivals.pop()
            join(run, now, queue, clock)
            for desk in run.idle[:]:
                left -= take(run, now, desk, calls, target, waking=True)
        else:
            left -= take(run, ending, heap[0][1], calls, target, waking=False)


def take(
    run: Replication,
    now: float,
    desk: int,
    calls: list[list[float]],
    target: int | None,
    *,
    waking: bool,
) -> int:
    """A counter calls, or falls idle; how many were called for whom one waits to know."""
    plan, heads, queues, places = run.plan, run.heads, run.queues, run.places
    mine = plan.serves[desk]
    if waking and now >= run.breaks[desk][0]:
        run.idle.remove(desk)
        heappush(run.heap, (run._after_break(desk, now), desk))
        return 0
    queue, guard = choose(
        mine, heads, plan.spans, plan.urgent, queues, places, now, run.guarded[desk]
    )
    if queue < 0:
        if not waking:
            heappop(run.heap)
            run.idle.append(desk)
        return 0
    run.guarded[desk] = guard
    line, place = queues[queue], places[queue]
    person = line[place][3]
    places[queue] = place = place + 1
    heads[queue] = line[place][0] if place < len(line) else inf
    free = run._after_break(desk, now + spell(run, queue))
    if waking:
        run.idle.remove(desk)
        heappush(run.heap, (free, desk))
    else:
        heapreplace(run.heap, (free, desk))
    if person < 0 or (target is not None and person != target):
        return 0
    calls[person].append(now)
    return 1


def spell(run: Replication, queue: int) -> float:
    """Milliseconds until the counter is free again: a service, or a call in vain; then a break."""
    random, habits = run.dice.random, run.plan.habits
    if random() < run.plan.no_show:
        return VAIN
    service = run.plan.service_of[queue]
    took = run.plan.bags[service][int(random() * run.plan.sizes[service])] * run.factors[service]
    if random() < run.plan.hazard * took:
        pauses = habits.pauses.values
        took += pauses[int(random() * len(pauses))]
    return took


def call_times(
    plan: Plan, dice: Random, replications: int, target: int | None = None
) -> list[list[float]]:
    """For each of `plan.people`, in order, the times of call in all replications."""
    calls: list[list[float]] = [[] for _ in plan.people]
    for _ in range(replications):
        replicate(plan, dice, calls, target)
    for times in calls:
        times.sort()
    return calls
