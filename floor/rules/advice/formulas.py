"""Erlang's formulas and the offered load: where a staffing plan starts, and what it must beat.

Rates and times in minutes, loads in counters busy (erlangs).
"""

from bisect import bisect_right
from dataclasses import dataclass
from math import ceil, exp
from statistics import fmean

HALF_HOUR = 30.0
STEP = 5.0
"""Minutes between moments at which the offered load is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What is expected of one group of services that the same counters give."""

    arrivals: tuple[float, ...]
    """People expected in each half hour after opening."""
    times: tuple[float, ...]
    """Times of service to draw from, minutes, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """So many of the people of every half hour wait no longer than so many minutes."""

    share: float = 0.8
    minutes: float = 15.0


def erlang_b(servers: int, load: float) -> float:
    """Share of arrivals lost when nobody may wait (M/G/s/s)."""
    lost = 1.0
    for count in range(1, servers + 1):
        lost = load * lost / (count + load * lost)
    return lost


def erlang_c(servers: int, load: float) -> float:
    """Share of arrivals that wait (M/M/s); 1 where the load is not below the servers."""
    if load >= servers:
        return 1.0
    lost = erlang_b(servers, load)
    return lost / (1 - load / servers * (1 - lost))


def late_by_erlang(servers: int, load: float, service: float, minutes: float) -> float:
    """Share of arrivals that wait longer than so many minutes (M/M/s)."""
    if load >= servers:
        return 1.0
    return erlang_c(servers, load) * exp(-(servers - load) * minutes / service)


def servers_for(load: float, service: float, target: Target) -> int:
    """The fewest counters that meet the target by Erlang C."""
    servers = max(1, ceil(load))
    while late_by_erlang(servers, load, service, target.minutes) > 1 - target.share:
        servers += 1
    return servers


def by_half_hours(demand: Demand, target: Target) -> tuple[int, ...]:
    """Counters by Erlang C in each half hour alone, as most tools do it."""
    service = fmean(demand.times)
    return tuple(
        servers_for(people / HALF_HOUR * service, service, target) for people in demand.arrivals
    )


def offered_load(demand: Demand, minute: float) -> float:
    """Counters that would be busy if there were enough: m(t), arrivals times P(S > u).

    Feldman, Mandelbaum, Massey & Whitt (doi 10.1287/mnsc.1070.0821).
    """
    times, load, ago = demand.times, 0.0, STEP / 2
    while ago < minute + STEP / 2 and ago < times[-1]:
        half = int((minute - ago) // HALF_HOUR)
        if 0 <= half < len(demand.arrivals):
            still = 1 - bisect_right(times, ago) / len(times)
            load += demand.arrivals[half] / HALF_HOUR * still * STEP
        ago += STEP
    return load


def by_offered_load(demand: Demand, target: Target) -> tuple[int, ...]:
    """Counters by Erlang C with the largest offered load of each half hour (MOL)."""
    service = fmean(demand.times)
    peaks = (
        max(
            offered_load(demand, half * HALF_HOUR + step * STEP)
            for step in range(1, int(HALF_HOUR / STEP) + 1)
        )
        for half in range(len(demand.arrivals))
    )
    return tuple(servers_for(load, service, target) for load in peaks)
