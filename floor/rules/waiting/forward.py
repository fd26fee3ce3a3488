"""The calling rule run forward from now, many times: when is each waiting leg called?

Pure Python: a heap of counters, a list for each queue, and the rule on the heads of queues.
"""

from heapq import heappop, heapreplace
from random import Random

from floor.rules.opening import MINUTE
from floor.rules.waiting.draws import Replication
from floor.rules.waiting.habits import VAIN
from floor.rules.waiting.plan import NOBODY, Plan

LATEST = 9.0 * 60 * MINUTE
"""No replication looks further ahead."""
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
    spans, urgent = plan.spans, plan.urgent
    if plan.prefers[desk]:
        liked = max(plan.prefers[desk], key=lambda q: (now - heads[q]) / spans[q])
        first = liked if heads[liked] < NOBODY else chosen
    elif urgent[chosen]:
        return chosen, False
    if best < 1 or guarded:
        return first, False
    best, chosen = NOTHING, first
    for queue, span in plan.looks[desk]:
        if urgent[queue]:
            share = (now - heads[queue]) / span
            if share >= 1 and share > best:
                best, chosen = share, queue
    return chosen, chosen != first


def spell(run: Replication, queue: int) -> float:
    """Milliseconds until the counter is free again: a service, or a call in vain; then a break."""
    random, plan = run.dice.random, run.plan
    lot = random() - plan.no_show
    if lot < 0:
        return VAIN
    service = plan.service_of[queue]
    took = plan.bags[service][int(lot * plan.scales[service])] * run.factors[service]
    if random() < plan.hazard * took:
        pauses = plan.pauses
        took += pauses[int(random() * len(pauses))]
    return took


def stray(run: Replication, desk: int) -> int:
    """An agent takes anybody instead: that one becomes the head of a queue, which is returned."""
    heads, queues, places = run.heads, run.queues, run.places
    able = [queue for queue in run.plan.serves[desk] if heads[queue] < NOBODY]
    lot = int(run.dice.random() * sum(len(queues[queue]) - places[queue] for queue in able))
    for queue in able:
        line, place = queues[queue], places[queue]
        if lot < len(line) - place:
            line.insert(place, line.pop(place + lot))
            return queue
        lot -= len(line) - place
    raise AssertionError("a counter strays only when somebody waits")


def replicate(plan: Plan, dice: Random, calls: list[list[float]], target: int | None) -> None:
    """Run once, and add to `calls[person]` when each was called; only the target's, if one is."""
    run = Replication(plan, dice)
    heap, arrivals, heads, guarded = run.heap, run.arrivals, run.heads, run.guarded
    queues, places, breaks = run.queues, run.places, run.breaks
    left = 1 if target is not None else len(calls)
    while left:
        now, desk = heap[0]
        coming = arrivals[-1][0]
        if (now if now < coming else coming) > run.until:
            if run.until > LATEST:
                return
            run.more()
            continue
        if coming <= now:
            run.receive()
            continue
        queue, guard = choose(plan, desk, heads, now, guarded[desk])
        if queue < 0:
            heappop(heap)
            run.idle.append(desk)
            continue
        if plan.out_of_turn and dice.random() < plan.out_of_turn:
            queue, guard = stray(run, desk), False
        guarded[desk] = guard
        line, place = queues[queue], places[queue]
        person = line[place][1]
        places[queue] = place = place + 1
        heads[queue] = line[place][0] if place < len(line) else NOBODY
        free = now + spell(run, queue)
        if free >= breaks[desk][0]:
            free = run.after_break(desk, free)
        heapreplace(heap, (free, desk))
        if person >= 0 and (target is None or person == target):
            calls[person].append(now)
            left -= 1


def call_times(
    plan: Plan, dice: Random, replications: int, target: int | None = None
) -> list[list[float]]:
    """For each of `plan.people`, in order, the times of call in all replications, in order.

    Milliseconds after the room's moment. Who was not called in a replication, for want of a
    counter that gives the service, has one time fewer.
    """
    calls: list[list[float]] = [[] for _ in plan.people]
    for _ in range(replications):
        replicate(plan, dice, calls, target)
    for times in calls:
        times.sort()
    return calls
