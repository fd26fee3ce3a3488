"""The made-up hall against queueing theory: where a formula is exact, the hall agrees with it."""

from collections.abc import Mapping
from math import exp
from random import Random
from statistics import fmean

import pytest

from floor.rules.advice.course import draw_days, waits
from floor.rules.advice.formulas import Demand, Target, erlang_b, erlang_c, offered_load
from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.worlds.centre import lognormal
from floor.worlds.ruling import Rule, first_come, largest_share, strict
from tests.floor.worlds.halls import Arrival, Waits, live_people

PEOPLE = 30_000
"""So many that the mean wait's own chance is 4 to 8 %; tolerances are a little wider."""
SERVICE = 10.0
"""Mean minutes of a service."""
SPREAD = 0.8


def live(
    rule: Rule, load: float, mix: Mapping[Lane, float], *, counters: int = 1, exponential: bool
) -> Waits:
    """A long day with steady Poisson arrivals in lanes."""
    dice, at, people = Random(20_261_123), 0.0, []
    lanes, weights = list(mix), list(mix.values())
    for _ in range(PEOPLE):
        at += dice.expovariate(load * counters / SERVICE)
        work = dice.expovariate(1 / SERVICE) if exponential else lognormal(dice, SERVICE, SPREAD)
        lane = dice.choices(lanes, weights)[0]
        people.append(Arrival(int(at * MINUTE), lane, work * MINUTE))
    return live_people(rule, people, counters=counters)


WALK_INS = {Lane.WALK_IN: 1.0}
TWO = {Lane.WALK_IN: 0.7, Lane.APPOINTMENT: 0.3}


def started(load: float) -> float:
    """W0: mean work left of whom an arrival finds in service, at one counter."""
    return load * SERVICE * (1 + SPREAD**2) / 2


def test_erlang_b_and_c_have_their_textbook_values() -> None:
    assert erlang_b(5, 3.0) == pytest.approx(0.11005, abs=1e-5)
    assert erlang_b(1, 1.0) == pytest.approx(0.5)
    assert erlang_c(1, 0.7) == pytest.approx(0.7)  # M/M/1: all who find it busy
    assert erlang_c(3, 2.0) == pytest.approx(4 / 9)
    assert erlang_c(2, 2.5) == 1.0


def test_three_counters_keep_erlang_c() -> None:
    load = 0.6
    seen = live(first_come, load, WALK_INS, counters=3, exponential=True)
    found = seen.by_lane[Lane.WALK_IN]
    share = erlang_c(3, 3 * load)
    assert fmean(wait > 0 for wait in found) == pytest.approx(share, rel=0.04)
    assert seen.mean(Lane.WALK_IN) == pytest.approx(share * SERVICE / (3 - 3 * load), rel=0.12)
    late = share * exp(-(3 - 3 * load) * 15 / SERVICE)
    assert fmean(wait > 15 for wait in found) == pytest.approx(late, abs=0.015)


def test_one_counter_keeps_pollaczek_and_khinchine() -> None:
    seen = live(first_come, 0.7, WALK_INS, exponential=False)
    assert seen.mean(Lane.WALK_IN) == pytest.approx(started(0.7) / 0.3, rel=0.07)


def test_strict_classes_keep_cobham() -> None:
    load = 0.75
    seen = live(strict, load, TWO, exponential=False)
    first = load * TWO[Lane.APPOINTMENT]
    assert seen.mean(Lane.APPOINTMENT) == pytest.approx(started(load) / (1 - first), rel=0.06)
    second = started(load) / ((1 - first) * (1 - load))
    assert seen.mean(Lane.WALK_IN) == pytest.approx(second, rel=0.1)


def test_the_largest_share_keeps_kleinrock() -> None:
    """Accumulating priorities with rates 1/promise: walk-ins 40 minutes, appointments 5."""
    load = 0.8
    seen = live(largest_share, load, TWO, exponential=False)
    slow, fast = load * TWO[Lane.WALK_IN], load * TWO[Lane.APPOINTMENT]
    behind = 1 - 5.0 / 40.0
    walk_in = started(load) / (1 - load) / (1 - fast * behind)
    appointment = started(load) / (1 - load) - slow * walk_in * behind
    assert seen.mean(Lane.WALK_IN) == pytest.approx(walk_in, rel=0.1)
    assert seen.mean(Lane.APPOINTMENT) == pytest.approx(appointment, rel=0.1)


def test_rules_only_redistribute_waiting() -> None:
    """Kleinrock's conservation law: the mean wait over all is the same under every rule."""
    mix = {Lane.WALK_IN: 0.6, Lane.PRIORITY: 0.15, Lane.APPOINTMENT: 0.25}
    means = []
    for rule in (first_come, largest_share, strict):
        seen = live(rule, 0.75, mix, exponential=False)
        means.append(fmean(wait for found in seen.by_lane.values() for wait in found))
    assert means[1] == pytest.approx(means[0], rel=0.04)
    assert means[2] == pytest.approx(means[0], rel=0.04)


def test_the_simulation_behind_plans_keeps_erlang_c_when_demand_is_steady() -> None:
    exponential = tuple(sorted(Random(5).expovariate(1 / SERVICE) for _ in range(4000)))
    load = 2.2
    demand = Demand(arrivals=(load / fmean(exponential) * 30,) * 60, times=exponential)
    found: list[float] = []
    for day in draw_days(demand, Random(6), 150):
        found += [wait for half, wait in waits(day, [3] * 60) if half >= 10]
    assert fmean(wait > 1e-9 for wait in found) == pytest.approx(erlang_c(3, load), rel=0.05)


def test_the_offered_load_of_steady_demand_is_littles_law() -> None:
    demand = Demand(arrivals=(30.0,) * 12, times=tuple(float(n) for n in range(1, 20)))
    assert offered_load(demand, 240.0) == pytest.approx(10.0, rel=0.02)
    assert Target().share == 0.8
