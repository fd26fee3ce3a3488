"""Drawn days lived under a plan, half hour by half hour, so that a change is lived from there on.

People are called first come first served; times in minutes after opening.
"""

from collections.abc import Iterator, Sequence
from heapq import heapreplace
from math import inf
from random import Random

from floor.rules.advice.formulas import HALF_HOUR, Demand, Target

Day = tuple[tuple[float, float], ...]
"""Arrival and time of service of each person, in order."""
Hall = tuple[int, tuple[float, ...]]
"""Where a half hour begins: who is called next, and when each counter is free, in order."""
Lived = tuple[list[Hall], list[list[int]]]
"""One day: the hall at each half hour and at the end, and of each half hour the calls in time,
each by the half hour in which that person came."""
GLANCE, SLACK = 50, 0.02
"""After each so many days a plan is given up that is further below the aim than the slack."""
EMPTY: Hall = (0, ())


def draw_days(demand: Demand, dice: Random, days: int) -> list[Day]:
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


def live(
    day: Day, hall: Hall, counters: int, begin: float, end: float
) -> tuple[Hall, list[tuple[float, float]]]:
    """The hall after one half hour with so many counters; arrival and wait of each called in it.

    When there are to be fewer counters, those close that are free first, each when it is.
    """
    place, times = hall
    free = [begin] * (counters - len(times)) + list(times[max(0, len(times) - counters) :])
    called = []
    while place < len(day):
        came, takes = day[place]
        now = free[0] if free[0] > came else came
        if now >= end:
            break
        heapreplace(free, now + takes)
        called.append((came, now - came))
        place += 1
    return (place, tuple(sorted([time if time > end else end for time in free]))), called


def waits(day: Day, counters: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Half hour of arrival and wait of each person of a day, in order."""
    hall = EMPTY
    for half, count in enumerate(counters):
        hall, called = live(day, hall, count, half * HALF_HOUR, end_of(half, len(counters)))
        for came, wait in called:
            yield int(came // HALF_HOUR), wait


def end_of(half: int, halves: int) -> float:
    """When a half hour ends; after the last, its counters stay until nobody waits."""
    return (half + 1) * HALF_HOUR if half + 1 < halves else inf


class Course:
    """Days lived under one plan, and how many of each half hour's people were called in time."""

    def __init__(self, days: Sequence[Day], counters: Sequence[int], target: Target) -> None:
        size = len(counters)
        self.days, self.target, self.counters = days, target, tuple(counters)
        self.people = [0] * size
        for day in days:
            for came, _ in day:
                self.people[int(came // HALF_HOUR)] += 1
        self.early = [0] * size
        blank: Lived = ([EMPTY] * (size + 1), [[] for _ in counters])
        self.lived = [self._live(day, blank, range(size)) for day in days]

    def _live(self, day: Day, before: Lived, changed: Sequence[int]) -> Lived:
        """A day from the first change on, until after the last the hall is as it was before."""
        halls, early = before
        half, last, minutes = changed[0], changed[-1], self.target.minutes
        after, found = halls[: half + 1], early[:half]
        while half < len(early) and (half <= last or after[half] != halls[half]):
            begin, end = half * HALF_HOUR, end_of(half, len(early))
            hall, called = live(day, after[half], self.counters[half], begin, end)
            after.append(hall)
            found.append([int(came // HALF_HOUR) for came, wait in called if wait <= minutes])
            for one in early[half]:
                self.early[one] -= 1
            for one in found[half]:
                self.early[one] += 1
            half += 1
        return after + halls[half + 1 :], found + early[half:]

    def under(self, counters: Sequence[int], aim: float = 0.0) -> "Course | None":
        """The same days under another plan; None as soon as it is clear that it misses the aim."""
        changed = [half for half, count in enumerate(counters) if count != self.counters[half]]
        other = object.__new__(Course)
        other.days, other.target, other.people = self.days, self.target, self.people
        other.counters, other.early, other.lived = tuple(counters), self.early[:], []
        for day, before in zip(self.days, self.lived, strict=True):
            other.lived.append(other._live(day, before, changed) if changed else before)
            if aim and len(other.lived) % GLANCE == 0 and self._hopeless(other, aim - SLACK):
                return None
        return other if min(other.within) >= aim else None

    def _hopeless(self, other: "Course", least: float) -> bool:
        """Whether the change, seen on the days so far, costs too much of some half hour."""
        scale = len(self.days) / len(other.lived)
        rows = zip(self.early, other.early, self.people, strict=True)
        return any(old + (new - old) * scale < least * people for old, new, people in rows)

    @property
    def within(self) -> tuple[float, ...]:
        """Share of each half hour's people called in time; 1 where nobody came."""
        pairs = zip(self.early, self.people, strict=True)
        return tuple(early / people if people else 1.0 for early, people in pairs)

    @property
    def chance(self) -> tuple[float, ...]:
        """Share of days on which so many of the half hour's people were, as the target says."""
        size = len(self.counters)
        held, asked = [0] * size, [0] * size
        for day, (_, early) in zip(self.days, self.lived, strict=True):
            people = [0] * size
            for came, _ in day:
                people[int(came // HALF_HOUR)] += 1
            called = [0] * size
            for half in (one for each in early for one in each):
                called[half] += 1
            for half in range(size):
                asked[half] += people[half] > 0
                held[half] += 0 < people[half] * self.target.share <= called[half]
        return tuple(good / all_ if all_ else 1.0 for good, all_ in zip(held, asked, strict=True))
