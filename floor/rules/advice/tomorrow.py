"""Tomorrow's counters: the fewest in each half hour with which people are called in time.

A plan starts from the offered load and is pruned by simulation, always on the same drawn days.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from random import Random

from floor.rules.advice.formulas import HALF_HOUR, Demand, Target, by_offered_load

DAYS = 200
"""Days drawn to prune a plan on."""
CHECKED = 10
"""Times as many others check it: the people of one half hour of one day share their luck."""
MARGIN = 0.02
"""How far above the target a plan aims."""

DrawnDay = tuple[tuple[float, float], ...]
"""Arrival and time of service of each person, minutes, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """Counters for one group of services."""

    counters: tuple[int, ...]
    """In each half hour."""
    within: tuple[float, ...]
    """Share of each half hour's people who are called in time."""
    chance: tuple[float, ...]
    """Probability that on a day so many of the half hour's people are, as the target says."""

    @property
    def hours(self) -> float:
        """Counter-hours."""
        return sum(self.counters) * HALF_HOUR / 60


def draw_days(demand: Demand, dice: Random, days: int) -> list[DrawnDay]:
    """Days of this demand: Poisson arrivals, times of service as learned."""
    drawn = []
    for _ in range(days):
        people = []
        for half, expected in enumerate(demand.arrivals):
            at = dice.expovariate(expected / HALF_HOUR) if expected > 0 else inf
            while at < HALF_HOUR:
                people.append((half * HALF_HOUR + at, dice.choice(demand.times)))
                at += dice.expovariate(expected / HALF_HOUR)
        drawn.append(tuple(people))
    return drawn


def waits(day: DrawnDay, counters: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Half hour of arrival and wait of each person, first come first served.

    Who is served when a counter closes is served to the end; after the last half hour the last
    counters stay until nobody waits.
    """
    queue: deque[tuple[float, float]] = deque()
    busy: list[float] = []
    people = iter(day)
    coming = next(people, None)
    half, last = 0, len(counters) - 1
    while coming is not None or queue:
        arrival = coming[0] if coming is not None else inf
        change = (half + 1) * HALF_HOUR if half < last else inf
        ending = busy[0] if busy else inf
        now = min(arrival, change, ending)
        if now == ending:
            heappop(busy)
        elif now == arrival and coming is not None:
            queue.append(coming)
            coming = next(people, None)
        else:
            half += 1
        while queue and len(busy) < counters[half]:
            came, takes = queue.popleft()
            heappush(busy, now + takes)
            yield min(last, int(came // HALF_HOUR)), now - came


class Counts:
    """How many of each half hour's people were called in time on all days."""

    def __init__(self, days: Sequence[DrawnDay], counters: Sequence[int], target: Target) -> None:
        size = len(counters)
        self.people, self.early = [0] * size, [0] * size
        self.held, self.asked = [0] * size, [0] * size
        for day in days:
            people, early = [0] * size, [0] * size
            for half, wait in waits(day, counters):
                people[half] += 1
                early[half] += wait <= target.minutes
            for half in range(size):
                self.people[half] += people[half]
                self.early[half] += early[half]
                if people[half]:
                    self.asked[half] += 1
                    self.held[half] += early[half] >= target.share * people[half]

    @property
    def within(self) -> tuple[float, ...]:
        """Shares; 1 where nobody came."""
        pairs = zip(self.early, self.people, strict=True)
        return tuple(early / people if people else 1.0 for early, people in pairs)

    @property
    def chance(self) -> tuple[float, ...]:
        """Shares of days on which the half hour's people were called in time."""
        pairs = zip(self.held, self.asked, strict=True)
        return tuple(held / asked if asked else 1.0 for held, asked in pairs)


def raised(counters: list[int], days: Sequence[DrawnDay], target: Target, aim: float) -> list[int]:
    """The plan with counters added where people wait too long, until nobody does."""
    while True:
        within = Counts(days, counters, target).within
        worst = min(range(len(counters)), key=lambda half: within[half])
        if within[worst] >= aim:
            return counters
        before = max(0, worst - 1)
        short = before if worst and within[before] < aim else worst
        counters = [*counters[:short], counters[short] + 1, *counters[short + 1 :]]


def pruned(counters: list[int], days: Sequence[DrawnDay], target: Target, aim: float) -> list[int]:
    """The plan without every counter that can be spared, the most spacious half hours first."""
    spared = True
    while spared:
        spared = False
        within = Counts(days, counters, target).within
        for half in sorted(range(len(counters)), key=lambda half: -within[half]):
            if counters[half] <= 1:
                continue
            fewer = [*counters[:half], counters[half] - 1, *counters[half + 1 :]]
            if min(Counts(days, fewer, target).within) >= aim:
                counters, spared = fewer, True
    return counters


def exchanged(
    counters: list[int], days: Sequence[DrawnDay], target: Target, aim: float
) -> list[int]:
    """The plan after one counter more in some half hour has spared two around it, where it can."""
    for half in range(len(counters)):
        tried = [*counters[:half], counters[half] + 1, *counters[half + 1 :]]
        for other in range(max(0, half - 3), min(len(counters), half + 4)):
            if other == half or tried[other] <= 1:
                continue
            fewer = [*tried[:other], tried[other] - 1, *tried[other + 1 :]]
            if min(Counts(days, fewer, target).within) >= aim:
                tried = fewer
        if sum(tried) < sum(counters):
            counters = tried
    return counters


def plan_day(demand: Demand, target: Target, dice: Random, *, days: int = DAYS) -> DayPlan:
    """The fewest counters in each half hour that meet the target in every half hour."""
    aim = target.share + MARGIN
    drawn = draw_days(demand, dice, days)
    fresh = draw_days(demand, dice, CHECKED * days)
    counters = list(by_offered_load(demand, target))
    counters = pruned(raised(counters, drawn, target, aim), drawn, target, aim)
    counters = exchanged(counters, drawn, target, aim)
    counters = raised(counters, fresh, target, aim)
    counts = Counts(fresh, counters, target)
    return DayPlan(counters=tuple(counters), within=counts.within, chance=counts.chance)
