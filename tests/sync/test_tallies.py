"""Days added up once tell a period as its legs do, to the last digit."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.clock import HostClock
from floor.facade import Level
from floor.rules.opening import local_day
from floor.store import measures
from floor.store.measures.spread import spread
from sync.central import bulk, databases, tallies
from sync.central.bench.days import MadeCentre, working_days
from sync.central.store import Central
from sync.central.tallies import packed, spread_of
from tests.sync.postgres import Postgres

DAYS = working_days("2026-11-12", 4)  # over a weekend
FAR = 1_800_000_000_000


@given(st.lists(st.integers(0, 300_000_000), max_size=60))
def test_a_quantile_of_packed_durations_is_that_of_the_durations(durations: list[int]) -> None:
    assert spread_of(packed(durations), sum(durations)) == spread(durations)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def central(
    request: pytest.FixtureRequest, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    """Headquarters with four days of two centres, added up."""
    folder = tmp_path_factory.mktemp("central")
    if request.param == "postgresql":
        databases.settle(folder, postgres.database())
    store = Central(folder, HostClock())
    for code in ("MSA", "GPO"):
        made = MadeCentre(code=code, random=random.Random(code))
        for day in DAYS:
            with store.engine.begin() as connection:
                bulk.store(connection, code, made.day(day, 40))
    store.add_up(most=100)
    yield store
    store.close()


def test_days_that_were_added_up_are_marked_no_more(central: Central) -> None:
    with central.asking() as connection:
        assert tallies.stale(connection, 10) == []


@pytest.mark.parametrize("by", ["", "agency", "service"])
def test_a_period_of_a_centre_is_what_its_legs_say(central: Central, by: str) -> None:
    level = Level(by or "centre")
    asked = measures.Asked(centre="MSA", since=DAYS[0], until=DAYS[-1], level=level, now=FAR)
    with central.asking() as connection:
        told = tallies.period(connection, DAYS[0], DAYS[-1], by, ["MSA"])
        report = measures.report(connection, asked)
    rows = {row.key: row for row in report.rows} if by else {"": report.whole}
    assert [row.key for row in told if row.legs] and {row.key for row in told} == rows.keys()
    for row in told:
        figures = rows[row.key]
        assert (row.wait, row.service) == (figures.promise.wait, figures.service)
        assert row.ratings == figures.ratings
        assert row.within_promise == figures.promise.within_promise
        assert row.no_show == figures.legs.no_show
        assert figures.people is not None
        assert (row.arrived, row.visit) == (figures.people.arrived, figures.people.visit)


def test_centres_add_up_to_all(central: Central) -> None:
    with central.asking() as connection:
        (whole,) = tallies.period(connection, DAYS[0], DAYS[-1])
        parts = tallies.period(connection, DAYS[0], DAYS[-1], "centre")
    assert {row.key for row in parts} == {"MSA", "GPO"}
    assert whole.legs == sum(row.legs for row in parts) == 2 * 4 * 40
    assert whole.wait.n == sum(row.wait.n for row in parts)


def test_a_day_that_is_touched_meanwhile_stays_marked(central: Central) -> None:
    made = MadeCentre(code="NYR", random=random.Random(1))
    (day,) = working_days("2026-11-18", 1)
    lines = made.day(day, 8)
    with central.engine.begin() as connection:
        bulk.store(connection, "NYR", lines[:-1])
    with central.asking() as connection:
        marks = [mark for mark in tallies.stale(connection, 9) if mark[:2] == ("NYR", day)]
        rows = tallies.read_day(connection, "NYR", day, FAR)
    with central.engine.begin() as connection:
        bulk.store(connection, "NYR", lines[-1:])
        tallies.replace_day(connection, "NYR", day, rows, marks[0][2])
    with central.asking() as connection:
        assert ("NYR", day) in {mark[:2] for mark in tallies.stale(connection, 9)}
    central.add_up(most=100)
    with central.asking() as connection:
        assert tallies.stale(connection, 9) == []


def test_lines_of_times_beyond_any_calendar_mark_no_day() -> None:
    made = MadeCentre(code="NYR", random=random.Random(1))
    (line,) = made.day("2026-11-18", 1)[:1]
    assert local_day(line.at) in tallies.days_of([line])
