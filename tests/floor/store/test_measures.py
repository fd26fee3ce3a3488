"""Figures: against a second opinion from the events, adding up, and with their tickets."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from floor import errors
from floor.facade import Level, Report
from floor.reports.columns import BY_CODE, COLUMNS, known
from floor.rules.events import Booking
from floor.rules.verbs import AdoptAppointments, CloseDay, EnrolAgent
from floor.store import measures, project, tables
from floor.store.measures.behind import LISTED
from tests.floor.rules.anyday import any_verb
from tests.floor.rules.world import ID, TAX, World, a_world
from tests.floor.store.busy import a_busy_day
from tests.floor.store.oracle import Oracle
from tests.floor.store.second_opinion import figures
from tests.floors import MONDAY

ADDING = [
    column.code
    for column in COLUMNS
    if column.unit == "count" or (column.code.endswith("_min") and column.code != "longest_min")
]
"""Figures that are counts or sums; the rows of a level add up to the whole."""


def reported(world: World, level: Level = Level.CENTRE, figure: str = "") -> Report:
    """The world's events folded into empty tables, and what these tell."""
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        for event in world.events:
            for statement, row in project.rows("TST", event):
                connection.execute(statement, row)
        found = ask(connection, world, level, figure)
    engine.dispose()
    return found


def ask(connection: Any, world: World, level: Level, figure: str = "") -> Report:
    asked = measures.Asked(
        centre="TST", since=MONDAY, until=MONDAY, level=level, now=world.now, figure=figure
    )
    return measures.report(connection, asked)


def a_day(data: st.DataObject, most: int = 70) -> World:
    """Anything that may happen at three counters, each event at a time of its own."""
    world = a_world(1, 2, 3)
    world.later(1)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    bookings = (
        Booking(code="K1", service=ID, at=world.now + 900_000, centre="TST"),
        Booking(code="K2", service=TAX, at=world.now + 300_000, centre="TST"),
    )
    world.do(AdoptAppointments(bookings=bookings))
    for _ in range(data.draw(st.integers(5, most))):
        world.later(data.draw(st.sampled_from([1 / 60, 0.1, 0.5, 2, 9])))
        try:
            world.do(data.draw(any_verb(world.state)))
        except errors.Refused:
            continue
    world.later(1)
    if data.draw(st.booleans()):
        world.do(CloseDay())
    return world


def busy(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


def demand_same(world: World) -> None:
    """Report and second opinion say the same of every figure that the latter knows."""
    oracle = Oracle()
    oracle.live(world.events)
    expected, whole = figures(oracle, world.now), reported(world).whole
    told = {code: BY_CODE[code].read(whole) for code in expected}
    assert told == pytest.approx(expected, abs=0.06), {
        code: (told[code], expected[code]) for code in told if told[code] != expected[code]
    }


@pytest.mark.parametrize("seed", [*range(12), 218, 239, 270])
def test_a_busy_day_is_told_as_a_second_opinion_from_the_events_tells_it(seed: int) -> None:
    demand_same(a_busy_day(seed, closes=seed % 2 == 0))


@busy(80)
@given(data=st.data())
def test_figures_are_what_a_second_opinion_from_the_events_says(data: st.DataObject) -> None:
    world = a_day(data)
    demand_same(world)


@busy(12)
@given(data=st.data())
def test_counts_and_sums_of_every_level_add_up_to_the_whole(data: st.DataObject) -> None:
    world = a_day(data, most=50)
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        for event in world.events:
            for statement, row in project.rows("TST", event):
                connection.execute(statement, row)
        for level in set(Level) - {Level.CENTRE}:
            report = ask(connection, world, level)
            here = {column.code for column in known(level)}
            for code in here.intersection(ADDING):
                read = BY_CODE[code].read
                parts: list[Any] = [read(row) or 0 for row in report.rows]
                assert sum(parts) == pytest.approx(read(report.whole) or 0, abs=0.2), (level, code)
        for code in LISTED:
            found = ask(connection, world, Level.CENTRE, code)
            assert len(found.tickets) == BY_CODE[code].read(found.whole), code
    engine.dispose()
