"""Advice: what helps now is tried in the simulation; tomorrow's plan is lean and holds."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from floor.rules.advice.course import Course, draw_days, waits
from floor.rules.advice.formulas import Demand, Target, by_half_hours, by_offered_load
from floor.rules.advice.now import advise_now
from floor.rules.advice.tomorrow import plan_day
from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import Durations
from floor.rules.waiting.habits import Habits
from floor.rules.waiting.room import Desk, Room, Waiting

NOW = 60 * MINUTE
MINUTES = {"ID": 8.0, "TAX": 6.0}


def walk_in(serial: int, service: str, ago: float) -> Waiting:
    at = int(NOW - ago * MINUTE)
    return Waiting(
        visit=str(serial),
        service=service,
        lane=Lane.WALK_IN,
        clock=at,
        promise=40.0,
        issued=at,
        serial=serial,
    )


def crowded() -> Room:
    """Twelve wait for identity cards at the one counter that gives them, nobody for tax."""
    return Room(
        at=NOW,
        opened=0,
        waiting=tuple(walk_in(number, "ID", 13.0 - number) for number in range(1, 13)),
        desks=(
            Desk(number=1, services=frozenset({"ID"}), duty="busy", serving="ID", since=NOW - 1),
            Desk(number=2, services=frozenset({"ID", "TAX"}), duty="closed"),
            Desk(number=3, services=frozenset({"TAX"}), duty="idle"),
        ),
    )


def test_a_closed_counter_or_an_added_service_is_advised_where_promises_will_be_missed() -> None:
    advice = advise_now(crowded(), Durations(MINUTES), Habits(), Random(1))
    assert {(one.counter, one.add) for one in advice} == {(2, None), (3, "ID")}
    for one in advice:
        assert one.service == "ID" and one.saved > 2
        assert one.missed_at is not None and NOW < one.missed_at < NOW + 40 * MINUTE
    assert [one.saved for one in advice] == sorted((one.saved for one in advice), reverse=True)


def test_nothing_is_advised_when_every_promise_will_be_kept() -> None:
    quiet = replace(crowded(), waiting=(walk_in(1, "ID", 1.0),))
    assert advise_now(quiet, Durations(MINUTES), Habits(), Random(1)) == ()


def test_the_same_dice_give_the_same_advice() -> None:
    first, second = (
        advise_now(crowded(), Durations(MINUTES), Habits(), Random(5)) for _ in range(2)
    )
    assert first == second


DEMAND = Demand(
    arrivals=(6.0, 14.0, 18.0, 12.0, 8.0, 4.0),
    times=tuple(sorted(Random(2).lognormvariate(2.1, 0.6) for _ in range(300))),
)


def test_a_plan_needs_fewer_counters_than_formulas_and_holds_on_days_it_has_not_seen() -> None:
    target = Target()
    plan = plan_day(DEMAND, target, Random(3), days=120)
    fresh = Course(draw_days(DEMAND, Random(99), 400), plan.counters, target)
    assert min(fresh.within) >= target.share - 0.01
    assert sum(plan.counters) < sum(by_offered_load(DEMAND, target))
    assert sum(plan.counters) <= sum(by_half_hours(DEMAND, target))
    assert plan.hours == sum(plan.counters) / 2
    assert all(0 <= chance <= 1 for chance in plan.chance)


def test_without_demand_one_counter_stays() -> None:
    nobody = Demand(arrivals=(0.0, 0.0), times=(8.0,))
    plan = plan_day(nobody, Target(), Random(1), days=3)
    assert plan.counters == (1, 1) and plan.within == (1.0, 1.0)


def test_who_comes_while_all_counters_are_taken_waits_for_the_first_end() -> None:
    day = ((0.0, 10.0), (1.0, 5.0), (2.0, 1.0))
    assert list(waits(day, [1, 1])) == [(0, 0.0), (0, 9.0), (0, 13.0)]
    assert list(waits(day, [2, 2])) == [(0, 0.0), (0, 0.0), (0, 4.0)]


def test_a_counter_that_opens_at_the_half_hour_calls_at_once() -> None:
    day = ((0.0, 50.0), (5.0, 1.0))
    assert list(waits(day, [1, 2])) == [(0, 0.0), (0, 25.0)]


def test_a_counter_that_closes_serves_its_citizen_to_the_end() -> None:
    day = ((0.0, 50.0), (1.0, 35.0), (31.0, 1.0))
    assert list(waits(day, [2, 1])) == [(0, 0.0), (0, 0.0), (1, 19.0)]


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_change_lived_from_there_on_is_the_day_lived_anew(data: st.DataObject) -> None:
    counts = st.lists(st.integers(1, 5), min_size=6, max_size=6)
    before, after = data.draw(counts), data.draw(counts)
    days = draw_days(DEMAND, Random(data.draw(st.integers(0, 9))), 3)
    changed = Course(days, before, Target()).under(after)
    anew = Course(days, after, Target())
    assert changed is not None
    assert (changed.lived, changed.early) == (anew.lived, anew.early)
    assert changed.chance == anew.chance
