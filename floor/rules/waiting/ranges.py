"""Ranges that keep what they promise: adaptive conformal offsets, learned at each call.

Gibbs & Candès, Adaptive Conformal Inference (2021), with scores relative to the raw range's width.
"""

from bisect import insort
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import fmean

from floor.rules.opening import MINUTE

MISS = 0.05
"""Share of waits that may fall below a range, and above it."""
KEPT = 400
STEP = 0.004
"""How far the level moves with each wait."""
ROOM = 2.0
"""Minutes added to a raw range's width, so that a range of one point can widen."""
AT_ISSUE = 0.2
"""Where the level starts for tickets just issued: a fifth are called at once and never miss, many
more are told a range from 0, below which nobody can be, and whole minutes widen all of them; so
the others may miss more often."""
TAIL, OUTWARD = 0.15, 1.645 / 1.554
"""Share of the replications whose mean makes an end of a raw range, and how far beyond it that
lies."""
FIRST_LOW = (-0.2, -0.1, -0.05, 0.0, 0.05)
FIRST_HIGH = (-0.2, -0.1, 0.0, 0.1, 0.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What the simulation says, in minutes, before it is held against experience."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A waiting time as people are told it; whole minutes."""

    low: int
    high: int
    median: float
    """Minutes, for reports; never shown alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was told against what was; minutes."""

    error: float
    """Told median less the wait: positive for told too long."""
    within_five: bool
    hit: bool
    width: int


def quantile(ordered: Sequence[float], share: float) -> float:
    """A quantile of ordered values, between neighbours in proportion."""
    place = share * (len(ordered) - 1)
    below = int(place)
    if below + 1 >= len(ordered):
        return ordered[-1]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def raw_range(times: Sequence[float]) -> Raw:
    """The range in minutes of ordered times of call in milliseconds from now.

    All three are means of several times, which twenty replications tell better than single ones:
    the middle of the middle half, as good as the median against a few wild ones; the ends of the
    lowest and the highest `TAIL`, moved outward by what lies between such a mean and the quantile
    of a normal distribution.
    """
    count = len(times)
    quarter, tail = count // 4, max(1, round(TAIL * count))
    middle = fmean(times[quarter : count - quarter])
    low = middle - OUTWARD * (middle - fmean(times[:tail]))
    high = middle + OUTWARD * (fmean(times[count - tail :]) - middle)
    return Raw(low=max(0.0, low) / MINUTE, median=middle / MINUTE, high=high / MINUTE)


def score(estimate: Estimate, waited: float) -> Score:
    """Hold an estimate against the minutes that the citizen did wait."""
    error = estimate.median - waited
    return Score(
        error=error,
        within_five=abs(error) <= 5,
        hit=estimate.low <= waited <= estimate.high,
        width=estimate.high - estimate.low,
    )


class Side:
    """One end of the ranges of a class: how far it must be moved outward."""

    def __init__(self, first: Sequence[float], level: float) -> None:
        self._scores = deque(first)
        self._ordered = sorted(first)
        self._level = level

    @property
    def offset(self) -> float:
        """In widths of the raw range, `ROOM` included."""
        count = len(self._ordered)
        place = ceil((count + 1) * (1 - self._level)) - 1
        return self._ordered[min(max(place, 0), count - 1)]

    def learn(self, value: float, *, missed: bool) -> None:
        """One wait became known."""
        insort(self._ordered, value)
        self._scores.append(value)
        if len(self._scores) > KEPT:
            self._ordered.remove(self._scores.popleft())
        self._level = min(max(self._level + STEP * (MISS - missed), 0.001), 0.3)


class Ranges:
    """The ranges of one class of tickets; `level` is where each side's share of misses starts."""

    def __init__(self, level: float = MISS) -> None:
        self._low, self._high = Side(FIRST_LOW, level), Side(FIRST_HIGH, level)

    def tell(self, raw: Raw) -> Estimate:
        """The range to tell, rounded outward to whole minutes."""
        width = raw.high - raw.low + ROOM
        low = max(0.0, raw.low - self._low.offset * width)
        high = raw.high + self._high.offset * width
        low, high = min(low, raw.median), max(high, raw.median)
        return Estimate(low=floor(low), high=ceil(high), median=raw.median)

    def learn(self, raw: Raw, told: Estimate, waited: float) -> None:
        """The truth about a range that was told, in minutes."""
        width = raw.high - raw.low + ROOM
        self._low.learn((raw.low - waited) / width, missed=waited < told.low)
        self._high.learn((waited - raw.high) / width, missed=waited > told.high)
