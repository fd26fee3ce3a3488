"""A roster in the forecast: who is to come is counted on from the shift until a grace after it."""

from random import Random
from typing import Any

import pytest

from floor.rules import verbs
from floor.rules.amendment import Shift
from floor.rules.opening import MINUTE
from floor.rules.roster import GRACE, LATE
from floor.rules.waiting.forward import call_times
from floor.rules.waiting.habits import Habits
from floor.rules.waiting.plan import Plan
from floor.rules.waiting.room import Desk, breaks_of, room_of
from tests.floor.rules.test_managing import BOSS, TODAY, amend
from tests.floor.rules.test_saying import a_queue, taught, the_room, told
from tests.floor.rules.world import ID, World
from tests.floors import at


def a_morning(hhmm: str = "08:00", people: int = 8) -> World:
    """Counter 1 serves, 2 and 3 are closed; agents 102 and 103 work here and are not in yet."""
    world = a_queue(1, people=people)
    world.now = at(hhmm)
    for agent in ("102", "103"):
        world.do(verbs.EnrolAgent(agent=agent))
    world.do(verbs.EnrolAgent(agent="900", role="manager"))
    return world


def shift(agent: str, starts: str, ends: str = "19:00", **more: Any) -> Shift:
    hours = [int(hhmm[:2]) * 60 + int(hhmm[3:]) for hhmm in (starts, ends)]
    return Shift(agent=agent, day=TODAY, starts=hours[0], ends=hours[1], **more)


def planned(world: World, *shifts: Shift) -> World:
    amend(world, roster=shifts)
    return world


def desk(world: World, number: int) -> Desk:
    room = room_of(world.state, world.now, opened=at("07:00"))
    return next(each for each in room.desks if each.number == number)


def test_an_agent_who_is_to_come_is_counted_on_from_the_shifts_beginning() -> None:
    alone, helped, later = (a_morning("08:00") for _ in range(3))
    planned(helped, shift("102", "08:10", counter=2))
    planned(later, shift("102", "09:00", counter=2))
    assert desk(helped, 2).opens == at("08:10") and desk(alone, 2).opens is None
    ranges = [told(world) for world in (helped, later, alone)]
    assert all(range_ is not None for range_ in ranges)
    middles = [range_.middle for range_ in ranges if range_ is not None]
    assert middles == sorted(middles) and middles[0] + 10 < middles[2]


@pytest.mark.parametrize(
    ("hhmm", "opens"),
    [("08:59", at("09:00")), ("09:00", at("09:00") + LATE), ("09:14", at("09:14") + LATE)],
)
def test_who_is_late_is_expected_a_little_later_for_a_while(hhmm: str, opens: int) -> None:
    world = planned(a_morning(hhmm), shift("102", "09:00", counter=2))
    assert desk(world, 2).opens == opens


def test_who_is_much_too_late_is_no_counter() -> None:
    late = at("09:00") + GRACE
    world = planned(a_morning(), shift("102", "09:00", counter=2))
    world.now = late - 1
    assert desk(world, 2).opens == late - 1 + LATE
    world.now = late
    assert desk(world, 2).opens is None
    without = planned(a_morning("09:15"))
    assert desk(world, 2) == desk(without, 2), "the hall is what it is without a roster"


def test_before_anybody_has_come_a_range_is_told_from_the_roster() -> None:
    world = a_morning("08:01")
    world.do(verbs.Finish(counter=1))
    world.do(verbs.SignOut(counter=1))
    assert told(world) is None
    planned(world, shift("101", "08:31", counter=1))
    said = told(world)
    assert said is not None and said.raw_low > 30, "nobody is called before the shift"
    room = the_room(world)
    assert room.services[ID].said and all(wait.said for wait in room.visits.values())


def test_where_an_agent_sits_says_more_than_where_the_roster_has_them() -> None:
    world = planned(a_morning(), shift("102", "08:10", counter=2), shift("103", "08:10"))
    assert desk(world, 3).opens is None, "nobody knows where an agent without a counter will sit"
    world.do(verbs.SignIn(agent="103", pin="", counter=3))
    world.do(verbs.SignIn(agent="102", pin="", counter=2))
    assert desk(world, 3).opens == desk(world, 2).opens == at("08:10")
    world.do(verbs.SignOut(counter=2))
    world.do(verbs.SignOut(counter=3))
    world.do(verbs.SignIn(agent="102", pin="", counter=3))
    assert desk(world, 2).opens is None and desk(world, 3).opens == at("08:10")
    world.do(verbs.OpenCounter(counter=3))
    assert (desk(world, 3).duty, desk(world, 3).opens) == ("idle", None)


def test_nobody_is_expected_where_they_may_not_sit_or_somebody_else_does() -> None:
    world = a_morning()
    world.do(verbs.SetAgent(agent="102", counters=(3,), **BOSS))
    planned(world, shift("102", "08:10", counter=2), shift("103", "08:10", counter=1))
    assert desk(world, 2).opens is None
    assert (desk(world, 1).duty, desk(world, 1).opens) == ("busy", None)
    world.do(verbs.SetAgent(agent="103", works=False, **BOSS))
    planned(world, shift("101", "08:10", counter=1))
    assert desk(world, 3).opens is None


def test_who_is_to_come_gives_what_they_may_and_takes_their_own_breaks() -> None:
    world = a_morning("08:00")
    world.do(verbs.EnrolAgent(agent="102", services=(ID,)))
    planned(world, shift("102", "09:00", "13:00", counter=2))
    world.do(verbs.PlanBreak(agent="102", at=at("10:00"), minutes=30, **BOSS))
    coming = desk(world, 2)
    assert coming.services == {ID}
    assert [each.starts for each in coming.breaks] == [at("10:00"), at("13:00")]
    assert desk(world, 3).breaks == ()


def test_a_counter_that_is_handed_over_rests_only_between_the_two() -> None:
    world = planned(a_morning(), shift("101", "08:00", "13:00", counter=1))
    assert [each.length for each in breaks_of(world.state, world.now)[1]] == [24 * 60 * MINUTE]
    for begins, lengths in (("13:30", [30 * MINUTE]), ("13:00", []), ("12:30", [])):
        first = shift("101", "08:00", "13:00", counter=1)
        planned(world, first, shift("102", begins, counter=1))
        breaks = breaks_of(world.state, world.now).get(1, ())
        assert [each.length for each in breaks] == lengths
    world.do(verbs.SignIn(agent="102", pin="", counter=2))
    assert breaks_of(world.state, world.now)[1], "who sits elsewhere takes over nothing"


def test_the_forecast_plays_every_break_of_a_counter() -> None:
    world = planned(a_morning("08:00", people=12), shift("101", "08:00", "09:00", counter=1))
    world.do(verbs.PlanBreak(agent="101", at=at("08:20"), minutes=20, **BOSS))
    learner = taught(world)
    room = room_of(world.state, world.now, opened=at("07:00"))
    plan = Plan(room, learner.durations, Habits())
    calls = [time / MINUTE for times in call_times(plan, Random(1), 20) for time in times]
    assert calls and not any(time > 61 for time in calls), "nobody is called once the agent left"
    assert any(40 < time < 60 for time in calls), "between the break and the end somebody is"
