"""Durations are learned, ranges keep what they promise, and estimates are scored."""

from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import KEPT, PSEUDO, REAL, Durations
from floor.rules.waiting.habits import HALF_HOUR, Habits, Sample
from floor.rules.waiting.ranges import Estimate, Ranges, Raw, quantile, raw_range, score

times = st.lists(st.floats(1_000, 5_000_000), min_size=1, max_size=60)


def test_before_anything_is_known_a_service_takes_what_the_catalogue_says() -> None:
    durations = Durations({"ID": 8.0})
    assert durations.mean("ID") == pytest.approx(8 * MINUTE)
    assert len(durations.bags["ID"]) == PSEUDO


def test_the_catalogues_minutes_are_forgotten_after_two_hundred_services() -> None:
    durations = Durations({"ID": 8.0})
    for number in range(REAL):
        durations.learn("ID", 100_000 + number)
    assert durations.bags["ID"] == [100_000 + number for number in range(REAL)]


def test_only_the_last_four_hundred_services_count() -> None:
    durations = Durations({"ID": 8.0})
    for number in range(KEPT + 50):
        durations.learn("ID", float(number))
    assert durations.bags["ID"] == [float(number) for number in range(50, KEPT + 50)]


@given(times, st.floats(0, 5_000_000))
def test_what_remains_is_what_longer_services_took_beyond(
    seen: list[float], elapsed: float
) -> None:
    durations = Durations({"ID": 8.0})
    for took in seen:
        durations.learn("ID", took)
    bag = durations.bags["ID"]
    assert bag == sorted(bag)
    longer = [took - elapsed for took in bag if took > elapsed]
    expected = fmean(longer) if longer else 0.35 * elapsed
    assert durations.remaining("ID", elapsed) == pytest.approx(expected, abs=1e-3)


def test_an_ordinary_day_is_not_judged_quick_because_short_services_end_first() -> None:
    dice = Random(3)
    durations = Durations({"ID": 8.0})
    for _ in range(KEPT):
        durations.learn("ID", dice.lognormvariate(13, 0.7))
    paces = []
    for _ in range(200):
        durations.start_day()
        after = 3e5  # of 60 services begun together, those that are over by then, and the others
        begun = [dice.lognormvariate(13, 0.7) for _ in range(60)]
        going_on = sum(durations.hazard("ID", after) for took in begun if took >= after)
        for took in begun:
            if took < after:
                durations._hazards += durations.hazard("ID", took)
                durations._ended += 1
        paces.append(durations.pace(going_on))
    assert fmean(paces) == pytest.approx(1.0, abs=0.03)


def test_a_slow_day_is_seen() -> None:
    dice = Random(3)
    durations = Durations({"ID": 8.0})
    for factor, services in ((1.0, KEPT), (1.3, 150)):
        durations.start_day()
        for _ in range(services):
            durations.learn("ID", factor * dice.lognormvariate(13, 0.5))
    assert 1.1 < durations.pace(0.0) < 1.3


def test_habits_follow_what_is_seen() -> None:
    habits = Habits()
    for number in range(1000):
        habits.learn_call(came=number % 5 > 0)
        habits.learn_booking(shown=number % 4 > 0)
        habits.learn_turn(by_rule=number % 10 > 0)
    assert habits.no_show == pytest.approx(0.2, abs=0.01)
    assert habits.show_up == pytest.approx(0.75, abs=0.01)
    assert habits.out_of_turn == pytest.approx(0.1, abs=0.01)


def test_arrivals_are_expected_as_on_the_days_before_and_more_on_a_busy_day() -> None:
    habits = Habits()
    for _ in range(4):
        for _ in range(60):
            habits.learn_arrival("ID", Lane.PRIORITY, HALF_HOUR + 5)
        habits.end_day()
    assert habits.rate_of(Lane.PRIORITY, "ID", HALF_HOUR) == pytest.approx(60 / HALF_HOUR)
    assert habits.rate(Lane.PRIORITY, 3 * HALF_HOUR) == 0
    for _ in range(120):
        habits.learn_arrival("ID", Lane.PRIORITY, HALF_HOUR + 5)
    assert 1.4 < habits.busy(2 * HALF_HOUR) < 2.0


def test_a_sample_forgets_what_was_supposed() -> None:
    sample = Sample([1.0, 2.0])
    for value in range(100, 110):
        sample.learn(value)
    assert sample.values == [float(value) for value in range(100, 110)]
    assert list(sample.beyond(107)) == [108, 109]
    assert sample.share_beyond(104) == 0.5


@given(times)
def test_a_raw_range_holds_its_own_middle(seen: list[float]) -> None:
    raw = raw_range(sorted(seen))
    assert raw.low <= raw.high
    assert min(seen) / MINUTE <= raw.median * (1 + 1e-9)
    assert raw.median <= max(seen) / MINUTE * (1 + 1e-9)


def test_a_quantile_lies_between_its_neighbours_in_proportion() -> None:
    assert quantile([0.0, 10.0], 0.25) == 2.5
    assert quantile([4.0], 0.9) == 4.0


@given(st.floats(0, 90), st.floats(0, 40), st.floats(0, 40))
def test_what_is_told_is_rounded_outward_to_whole_minutes(
    low: float, more: float, most: float
) -> None:
    raw = Raw(low=low, median=low + more, high=low + more + most)
    told = Ranges().tell(raw)
    assert 0 <= told.low <= told.median <= told.high
    assert isinstance(told.low, int) and isinstance(told.high, int)


@pytest.mark.parametrize("wrong", [0.6, 1.0, 1.8])
def test_ranges_come_to_hold_nine_waits_of_ten_however_wrong_the_simulation(wrong: float) -> None:
    dice, ranges, hits = Random(8), Ranges(), []
    for number in range(3000):
        truth = dice.lognormvariate(3, 0.4)
        middle = 20 * wrong
        raw = Raw(low=0.7 * middle, median=middle, high=1.2 * middle)
        told = ranges.tell(raw)
        ranges.learn(raw, told, truth)
        if number >= 600:
            hits.append(score(told, truth).hit)
    assert 0.88 <= fmean(hits) <= 0.93


def test_a_score_tells_error_hit_and_width() -> None:
    told = Estimate(low=12, high=20, median=15.5)
    assert score(told, 12.0).hit and score(told, 20.0).hit and not score(told, 20.1).hit
    assert score(told, 12.5).error == 3.0
    assert score(told, 12.5).within_five and not score(told, 21.0).within_five
    assert score(told, 12.5).width == 8
