"""The calling rule run forward from now, many times: when is each waiting leg called?

Pure Python: a heap of counters, a list for each queue, and the rule on the heads of queues.
"""

from heapq import heappop, heapreplace
from math import inf, log
from random import Random

from floor.rules.waiting.draws import Lots, Replication
from floor.rules.waiting.habits import VAIN
from floor.rules.waiting.plan import NOBODY, Plan

NOTHING = -1e9
"""Less than any share, and more than that of `NOBODY`."""


def choose(
    plan: Plan, desk: int, heads: list[float], now: float, guarded: bool
) -> tuple[int, bool]:
    """The queue whose head a counter calls, -1 for none, and whether the guard decided it.

    The same rule as `floor.rules.calling.next_call`, on the heads of queues (ties are in the
    clocks, see `plan.TIE`); a test holds the two together.
    """
    best, chosen = NOTHING, -1
    for queue, span in plan.looks[desk]:
        share = (now - heads[queue]) / span
        if share > best:
            best, chosen = share, queue
    if chosen < 0:
        return -1, False
    first = chosen
    if plan.prefers[desk]:
        spans = plan.spans
        liked = max(plan.prefers[desk], key=lambda q: (now - heads[q]) / spans[q])
        first = liked if heads[liked] < NOBODY else chosen
    elif plan.urgent[chosen]:
        return chosen, False
    if best < 1 or guarded:
        return first, False
    best, chosen = 1.0, first
    for queue, span in plan.urges[desk]:
        share = (now - heads[queue]) / span
        if share >= best:
            best, chosen = share, queue
    return chosen, chosen != first


def stray(run: Replication, desk: int) -> int:
    """An agent takes anybody instead: that one becomes the head of a queue, which is returned."""
    heads, queues, places = run.heads, run.queues, run.places
    able = [queue for queue in run.plan.serves[desk] if heads[queue] < NOBODY]
    lot = int(run.dice.random() * sum(len(queues[queue]) - 1 - places[queue] for queue in able))
    for queue in able:
        line, place = queues[queue], places[queue]
        if lot < len(line) - 1 - place:
            line.insert(place, line.pop(place + lot))
            return queue
        lot -= len(line) - 1 - place
    raise AssertionError("a counter strays only when somebody waits")


def replicate(run: Replication, calls: list[list[float]], first: int) -> None:
    """Run once, and add to `calls[person]` when each was called, from the first asked about on."""
    plan, dice, random = run.plan, run.dice, run.dice.random
    heap, guarded, breaks = run.heap, run.guarded, run.breaks
    heads, queues, places = run.heads, run.queues, run.places
    times, scales, factors = plan.times, plan.scales, run.factors
    lots, vain, strays = run.lots.people[run.turn], plan.no_show, plan.out_of_turn
    until_pause, pauses = work_until_pause(plan, dice), plan.pauses
    left = plan.reachable(first)
    while left:
        now, desk = heap[0]
        if run.coming <= now:
            left *= run.go_on()
            continue
        queue, guard = choose(plan, desk, heads, now, guarded[desk])
        if queue < 0:
            run.idle.append(heappop(heap)[1])
            continue
        if strays and random() < strays:
            queue, guard = stray(run, desk), False
        line, place = queues[queue], places[queue]
        person = line[place][1]
        places[queue], heads[queue] = place + 1, line[place + 1][0]
        if person >= first:
            calls[person].append(now)
            left -= 1
            if person >= plan.real:
                continue
        guarded[desk] = guard
        lot = (lots[person] if person >= 0 else random()) - vain
        free = now + VAIN
        if lot >= 0:
            free = now + times[queue][int(lot * scales[queue])] * factors[queue]
            until_pause -= free - now
            if until_pause < 0:
                free += pauses[int(random() * len(pauses))]
                until_pause = work_until_pause(plan, dice)
        if free >= breaks[desk][0]:
            free = run.after_break(desk, free)
        heapreplace(heap, (free, desk))


def work_until_pause(plan: Plan, dice: Random) -> float:
    """Milliseconds of all counters' work together until one makes a break that nobody planned."""
    return -log(1 - dice.random()) / plan.hazard if plan.hazard else inf


class Runs:
    """So many replications of a plan, to be played one after another."""

    def __init__(self, plan: Plan, dice: Random, count: int, first: int = 0) -> None:
        """`first` of `Plan.people` is asked about, with all behind; a run ends with their last."""
        self._plan, self._dice, self._first = plan, dice, first
        self._lots, self._played = Lots(plan, dice, count), 0
        self.calls: list[list[float]] = [[] for _ in plan.people]
        """When each of `Plan.people` was called in the replications played, by replication."""

    def play(self) -> None:
        """One more of them."""
        run = Replication(self._plan, self._lots, self._played, self._dice)
        replicate(run, self.calls, self._first)
        self._played += 1


def call_times(plan: Plan, dice: Random, replications: int, first: int = 0) -> list[list[float]]:
    """For each of `plan.people`, in order, the times of call in all replications, in order;
    of those before the first asked about, none.

    Milliseconds after the room's moment. Who was not called in a replication, for want of a
    counter that gives the service, has one time fewer.
    """
    runs = Runs(plan, dice, replications, first)
    for _ in range(replications):
        runs.play()
    for times in runs.calls:
        times.sort()
    return runs.calls
