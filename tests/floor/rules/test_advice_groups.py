"""Demand is shared out among counters, and lunches lie where counters can be spared."""

from collections.abc import Mapping
from itertools import pairwise
from statistics import fmean, pstdev

import pytest

from floor.catalogue import load_offer
from floor.rules.advice.groups import (
    LUNCH,
    LUNCH_FROM,
    LUNCH_TO,
    Expected,
    Group,
    demand_of,
    groups_of,
    share_out,
    stagger,
    times_of,
)

OFFER = load_offer("MSA")
DAY = Expected(
    begins=8 * 60,
    arrivals={service.code: (1.0, 3.0, 2.0) for service in OFFER.services},
    times={service.code: times_of(service.minutes, 0.8) for service in OFFER.services},
)


def test_counters_that_give_the_same_are_one_group_and_each_counter_is_in_one() -> None:
    groups = groups_of(OFFER)
    numbers = [number for group in groups for number in group.counters]
    assert sorted(numbers) == [plan.number for plan in OFFER.counters]
    assert any(len(group.counters) > 1 for group in groups)


def test_every_group_expects_its_part_and_all_parts_are_all_people() -> None:
    parts = share_out(OFFER, DAY)
    demands = [demand_of(group, parts, DAY) for group in groups_of(OFFER)]
    assert sum(sum(demand.arrivals) for demand in demands) == pytest.approx(DAY.visits)
    assert all(len(demand.arrivals) == 3 and demand.times for demand in demands)


def unevenness(parts: Mapping[str, Mapping[int, float]]) -> float:
    """How much minutes of work differ from counter to counter."""
    load: dict[int, float] = {}
    for code, shares in parts.items():
        work = sum(DAY.arrivals[code]) * fmean(DAY.times[code])
        for number, part in shares.items():
            load[number] = load.get(number, 0.0) + part * work
    return pstdev(load.values())


def test_services_of_several_counters_go_where_there_is_less_to_do() -> None:
    parts = share_out(OFFER, DAY)
    even = {code: dict.fromkeys(shares, 1 / len(shares)) for code, shares in parts.items()}
    assert all(sum(shares.values()) == pytest.approx(1.0) for shares in parts.values())
    assert unevenness(parts) < unevenness(even)


def test_times_have_the_mean_they_are_said_to_and_calls_in_vain_are_short() -> None:
    assert fmean(times_of(8.0, 0.7)) == pytest.approx(8.0, rel=0.03)
    some = times_of(8.0, 0.7, vain=0.1)
    assert len(some) == 100 and fmean(some) == pytest.approx(0.9 * 8 + 0.15, rel=0.04)


def test_lunches_are_taken_one_after_another_where_all_but_one_are_needed() -> None:
    group = Group(counters=(4, 5, 6), services=frozenset({"ID"}))
    lunches = stagger(group, [2] * 18, 8 * 60)
    starts = [lunch.starts for lunch in lunches]
    assert starts == sorted(starts) and {lunch.counter for lunch in lunches} == {4, 5, 6}
    assert all(start >= LUNCH_FROM and start + LUNCH <= LUNCH_TO for start in starts)
    assert all(later - earlier >= LUNCH for earlier, later in pairwise(starts))


def test_lunches_avoid_the_half_hours_in_which_everybody_is_needed() -> None:
    group = Group(counters=(1, 2), services=frozenset({"ID"}))
    needed = [1] * 18
    needed[8] = needed[9] = 2  # from 12:00 to 13:00
    assert all(lunch.starts >= 13 * 60 for lunch in stagger(group, needed, 8 * 60))
