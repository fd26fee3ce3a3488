"""What a day is expected to bring, counters that give the same, and when their agents have lunch.

Times in minutes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp, log, sqrt
from statistics import NormalDist

from floor.rules.advice.formulas import HALF_HOUR, Demand
from floor.rules.offer import Offer

QUARTER = 15
LUNCH = 3 * QUARTER
LUNCH_FROM, LUNCH_TO = 11 * 60 + 30, 14 * 60 + 30
"""Minutes after midnight between which lunches lie, from the first one's start to the last end."""
SAMPLE = 400
"""Times of service that a group's demand has."""
LEVELS = 100
"""Times of service that stand for one service's distribution."""
VAIN = 1.5
"""Minutes that a call in vain takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a day brings."""

    begins: int
    """When the first half hour begins, minutes after midnight."""
    arrivals: Mapping[str, tuple[float, ...]]
    """People in each half hour, by service."""
    times: Mapping[str, tuple[float, ...]]
    """Minutes at the counter, by service: a sample, in order; calls in vain are in it."""

    @property
    def visits(self) -> float:
        """People in all."""
        return sum(map(sum, self.arrivals.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Counters that give the same services."""

    counters: tuple[int, ...]
    services: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lunch:
    """When a counter's agent is away."""

    counter: int
    starts: int
    """Minutes after midnight."""


def times_of(
    mean: float, spread: float, *, vain: float = 0.0, levels: int = LEVELS
) -> tuple[float, ...]:
    """Quantiles of a service's times: lognormal with a mean and a coefficient of variation, but
    for the share of calls in vain."""
    sigma = sqrt(log(1 + spread**2))
    normal = NormalDist(log(mean) - sigma**2 / 2, sigma)
    calls = round(vain * levels)
    served = levels - calls
    drawn = [exp(normal.inv_cdf((place + 0.5) / served)) for place in range(served)]
    return tuple(sorted([VAIN] * calls + drawn))


def groups_of(offer: Offer) -> tuple[Group, ...]:
    """The centre's counters, together where they give exactly the same, in order of number."""
    alike: dict[frozenset[str], list[int]] = {}
    for plan in offer.counters:
        alike.setdefault(frozenset(plan.services), []).append(plan.number)
    return tuple(Group(counters=tuple(numbers), services=given) for given, numbers in alike.items())


def share_out(offer: Offer, expected: Expected) -> dict[str, dict[int, float]]:
    """Of each service the part that comes to each counter, so that all have alike much to do.

    A counter's ease is moved against its load until the loads hardly change.
    """
    givers: dict[str, list[int]] = {}
    for plan in offer.counters:
        for code in plan.services:
            givers.setdefault(code, []).append(plan.number)
    work = {
        code: sum(found) * sum(expected.times[code]) / len(expected.times[code])
        for code, found in expected.arrivals.items()
    }
    ease = {plan.number: 1.0 for plan in offer.counters}
    parts: dict[str, dict[int, float]] = {}
    for _ in range(60):
        parts = {
            code: {one: ease[one] / sum(ease[o] for o in numbers) for one in numbers}
            for code, numbers in givers.items()
        }
        load = dict.fromkeys(ease, 0.0)
        for code, each in parts.items():
            for number, part in each.items():
                load[number] += part * work.get(code, 0.0)
        mean = sum(load.values()) / len(load) or 1.0
        ease = {n: max(1e-6, ease[n] * (2 * mean / (mean + load[n])) ** 0.5) for n in ease}
    return parts


def demand_of(group: Group, parts: Mapping[str, Mapping[int, float]], day: Expected) -> Demand:
    """What a group's counters have to expect."""
    here = {
        code: sum(parts[code][number] for number in group.counters)
        for code in sorted(group.services)
        if code in day.arrivals
    }
    halves = max((len(found) for found in day.arrivals.values()), default=0)
    arrivals = tuple(
        sum(part * day.arrivals[code][half] for code, part in here.items())
        for half in range(halves)
    )
    weights = {code: part * sum(day.arrivals[code]) for code, part in here.items()}
    total = sum(weights.values())
    times: list[float] = []
    for code, weight in weights.items():
        count = ceil(SAMPLE * weight / total) if total else 1
        drawn = day.times[code]
        times += [drawn[int((place + 0.5) / count * len(drawn))] for place in range(count)]
    return Demand(arrivals=arrivals, times=tuple(sorted(times)) or (HALF_HOUR / 3,))


def stagger(group: Group, needed: Sequence[int], begins: int) -> tuple[Lunch, ...]:
    """Lunches one after another, each where most counters are left beyond those needed.

    `begins` is when the first half hour begins. Of equal times the one nearest the middle is taken.
    """
    quarters = [count for count in needed for _ in range(2)]
    away = [0] * len(quarters)
    lunches = []
    times = range(LUNCH_FROM, LUNCH_TO - LUNCH + 1, QUARTER)
    middle = (LUNCH_FROM + LUNCH_TO - LUNCH) / 2

    def gone(start: int) -> range:
        """The quarters of an hour that a lunch takes, as far as they lie in the day."""
        first = (start - begins) // QUARTER
        return range(max(0, first), max(0, min(len(quarters), first + LUNCH // QUARTER)))

    def spare(start: int) -> int:
        left = (len(group.counters) - quarters[one] - away[one] for one in gone(start))
        return min(left, default=0)

    for counter in group.counters:
        start = max(times, key=lambda time: (spare(time), -abs(time - middle)))
        for one in gone(start):
            away[one] += 1
        lunches.append(Lunch(counter=counter, starts=start))
    return tuple(sorted(lunches, key=lambda lunch: (lunch.starts, lunch.counter)))
