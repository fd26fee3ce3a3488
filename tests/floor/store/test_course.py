"""The course of a day, against counting its events one by one."""

from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from floor.facade import DayCourse, Level, Report
from floor.rules.state import Stand
from floor.store import measures, project, tables
from floor.store.measures.course import QUARTER
from tests.floor.a_morning import play
from tests.floor.rules.world import World
from tests.floor.store.test_measures import a_day, ask, busy
from tests.floors import MONDAY, a_floor


def told(world: World) -> tuple[DayCourse, Report]:
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        for event in world.events:
            for statement, row in project.rows("TST", event):
                connection.execute(statement, row)
        found = measures.course(connection, "TST", MONDAY, now=world.now)
        report = ask(connection, world, Level.CENTRE, "")
    engine.dispose()
    return found, report


@busy(40)
@given(st.data())
def test_the_course_adds_up_to_the_report_and_ends_in_what_stands(data: st.DataObject) -> None:
    world = a_day(data)
    world.later(1)
    course, report = told(world)
    whole = report.whole
    assert sum(each.arrived for each in course.quarters) == len(world.state.visits)
    assert sum(each.within for each in course.kept) == whole.promise.called_within
    assert course.within_promise == whole.promise.within_promise
    assert course.out_of_turn == whole.turns.out_of_turn
    if course.quarters and course.quarters[-1].at == world.now // QUARTER * QUARTER:
        opened = [c for c in world.state.counters.values() if c.stand is Stand.OPEN]
        assert course.quarters[-1].counters == len(opened)


def test_quarters_follow_one_another_without_gaps_from_the_first_to_the_last(
    tmp_path: Path,
) -> None:
    with closing(a_floor(tmp_path)) as floor:
        assert floor.course(day=MONDAY).quarters == ()
        play(floor)
        course, whole = floor.course(day=MONDAY), floor.report(since=MONDAY, until=MONDAY).whole
        times = [each.at for each in course.quarters]
        assert times == list(range(times[0], times[-1] + 1, QUARTER))
        assert whole.people is not None
        assert sum(each.arrived for each in course.quarters) == whole.people.arrived
        assert course.quarters[-1].waiting == len(floor.state.waiting)
        assert max(each.counters for each in course.quarters) == 12
        assert course.out_of_turn == 1
