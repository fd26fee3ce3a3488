"""What is said of waits: a range where one is known, else the reason; and what days teach."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from floor.rules import views
from floor.rules.events import Booking, Lane, Told
from floor.rules.evolve import evolve
from floor.rules.opening import MINUTE
from floor.rules.verbs import (
    AdoptAppointments,
    CallNext,
    CheckIn,
    CloseCounter,
    EnrolAgent,
    Finish,
    NotHere,
    OpenCounter,
    PauseCounter,
    PlanBreak,
    SignOut,
    StartService,
    SuspendService,
    TakeTicket,
    Transfer,
)
from floor.rules.waiting import saying
from floor.rules.waiting.foretold import FRESH, Foretold, WaitRange
from floor.rules.waiting.learning import Learner
from floor.rules.waiting.room import room_of
from tests.floor.rules.world import BIRTH, ID, OFFER, TAX, World, a_world
from tests.floors import at

SUPERVISED: dict[str, Any] = {"by": "900", "pin": ""}
MINUTES = {service.code: service.minutes for service in OFFER.services}


def taught(world: World) -> Learner:
    """What a world's events have taught, seen one after another."""
    learner, state = Learner(MINUTES), World().state
    for event in world.events:
        learner.see(state, event)
        evolve(state, event)
    return learner


def told(world: World, service: str = ID, lane: Lane = Lane.WALK_IN) -> Told | None:
    verb = TakeTicket(services=(service,), lane=lane)
    return saying.tell(world.state, taught(world), verb, world.now, Random)


def the_room(world: World) -> Foretold:
    steps = saying.foretell(world.state, taught(world), world.now, Random)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Foretold = end.value
            return found


def a_queue(*counters: int, people: int = 8) -> World:
    """People waiting for an ID, and somebody at each counter."""
    world = a_world(*counters)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    for _ in range(people + len(counters)):
        world.do(TakeTicket(services=(ID,)))
    for counter in counters:
        world.do(CallNext(counter=counter))
        world.do(StartService(counter=counter))
    world.later(1)
    return world


def test_a_newcomer_is_told_a_range_never_a_point() -> None:
    for world in (a_world(1), a_queue(1), a_queue(1, 2, people=20)):
        said = told(world)
        assert said is not None
        assert 0 <= said.low < said.high
        assert said.low <= said.middle <= said.high


def test_more_people_before_one_make_a_longer_range_and_priority_a_shorter() -> None:
    few, many = told(a_queue(1, people=2)), told(a_queue(1, people=12))
    urgent = told(a_queue(1, people=12), lane=Lane.PRIORITY)
    assert few is not None and many is not None and urgent is not None
    assert few.high < many.high and few.middle < many.middle and urgent.middle < many.middle


def test_who_has_learned_the_same_says_the_same() -> None:
    world = a_queue(1, 2)
    assert told(world) == told(world)
    assert the_room(world) == the_room(world)


def test_nothing_is_said_where_no_counter_is_open_that_gives_it() -> None:
    world = a_queue(1)
    assert told(world, BIRTH) is None
    room = the_room(world)
    assert room.services[BIRTH] == WaitRange(unsaid="no_counter")
    assert room.services[ID].said
    world.do(Finish(counter=1))
    world.do(CloseCounter(counter=1))
    waiting = the_room(world)
    assert {wait.unsaid for wait in waiting.visits.values()} == {"no_counter"}
    assert told(world) is None


def test_nothing_is_said_of_a_service_that_is_down() -> None:
    world = a_queue(1, 3)
    message = OFFER.services[0].name
    world.do(SuspendService(service=ID, reason="down", message=message, **SUPERVISED))
    room = the_room(world)
    assert room.services[ID].unsaid == "down" and room.services[TAX].said
    assert {wait.unsaid for wait in room.visits.values()} == {"down"}
    assert told(world) is None


def test_before_opening_and_after_closing_it_is_said_why_there_is_no_range() -> None:
    early = a_world()
    offer = replace(OFFER, hours=replace(OFFER.hours, check_in=30))
    early = a_world(offer=offer)
    early.now = at("06:45")
    assert the_room(early).services[ID].unsaid == "early"
    late = a_queue(1)
    late.now = at("19:01")
    assert the_room(late).services[ID].unsaid == "closed"


def test_a_counter_on_a_planned_break_is_expected_back_and_one_to_come_is_expected() -> None:
    world = a_queue(1, people=4)
    world.do(Finish(counter=1))
    plain = told(world)
    world.do(
        PlanBreak(agent="101", at=world.now + MINUTE, minutes=45, reason="lunch", **SUPERVISED)
    )
    before = told(world)
    assert plain is not None and before is not None and before.middle > plain.middle + 20
    world.later(2)
    world.do(PauseCounter(counter=1, reason="lunch"))
    assert world.state.breaks["101"].taken
    (desk,) = (d for d in room_of(world.state, world.now, opened=0).desks if d.number == 1)
    assert desk.back == world.now + 45 * MINUTE and desk.breaks == ()
    world.later(60)
    (desk,) = (d for d in room_of(world.state, world.now, opened=0).desks if d.number == 1)
    assert desk.back is None, "nobody knows when one who is overdue comes back"


def test_a_leg_sent_to_a_counter_that_nobody_opened_has_no_range() -> None:
    world = a_queue(1, 3)
    (number,) = (v.id for v in world.state.visits.values() if v.id == world.state.counters[3].visit)
    world.do(Transfer(counter=3, to_counter=3))
    assert the_room(world).visits[number].said
    world.do(CloseCounter(counter=3))
    assert the_room(world).visits[number].unsaid == "no_counter"


def test_an_appointment_is_told_its_wait_at_check_in() -> None:
    world = a_queue(1, people=10)
    booking = Booking(code="B1", service=ID, at=world.now + 10 * MINUTE, centre="TST")
    world.do(AdoptAppointments(bookings=(booking,)))
    verb = CheckIn(booking="B1")
    said = saying.tell(world.state, taught(world), verb, world.now, Random)
    walk_in = told(world)
    assert said is not None and walk_in is not None and said.middle < walk_in.middle
    unknown = CheckIn(booking="none")
    assert saying.tell(world.state, taught(world), unknown, world.now, Random) is None


def test_durations_run_from_the_call_and_no_shows_teach_none() -> None:
    world = a_world(1)
    for _ in range(2):
        world.do(TakeTicket(services=(ID,)))
    learner = taught(world)
    before = list(learner.durations.bags[ID])
    world.do(CallNext(counter=1))
    world.later(1)
    world.do(StartService(counter=1))
    world.later(6)
    world.do(CallNext(counter=1, outcome="served"))
    world.later(2)
    world.do(NotHere(counter=1))
    learner = taught(world)
    added = sorted(set(learner.durations.bags[ID]) - set(before))
    assert added == [7 * MINUTE]
    assert 0.05 < learner.habits.no_show < 0.3


def test_an_unplanned_break_teaches_its_length_and_a_planned_one_does_not() -> None:
    world = a_world(1)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    world.do(PlanBreak(agent="101", at=at("08:30"), minutes=30, reason="lunch", **SUPERVISED))
    lengths = {}
    for minutes, reason in ((41, "tea"), (33, "lunch")):
        world.now = at("08:35") if reason == "lunch" else at("12:00")
        world.do(PauseCounter(counter=1, reason=reason))
        world.later(minutes)
        world.do(OpenCounter(counter=1))
        lengths[reason] = minutes * MINUTE
    values = taught(world).habits.pauses.values
    assert lengths["tea"] in values and lengths["lunch"] not in values


def test_a_ticket_shows_what_it_was_told_until_the_room_is_foretold() -> None:
    world = a_queue(1)
    said = told(world)
    assert said is not None
    state, visit = world.state, next(iter(world.state.waiting))
    state.visits[visit] = replace(state.visits[visit], told=said, told_at=world.now)
    shown = views.ticket(state, world.now, visit)
    assert shown.wait == WaitRange(low=said.low, high=said.high)
    room = the_room(world)
    state.foretold = replace(room, at=world.now + 1)
    shown = views.ticket(state, world.now + 1, visit)
    assert shown.wait == room.visits[visit]
    later = world.now + FRESH + 2
    assert views.ticket(state, later, visit).wait == WaitRange(unsaid="unknown")
    assert views.menu(state, later).services[0].wait.unsaid == "unknown"


def test_who_is_called_is_told_no_wait() -> None:
    world = a_queue(1)
    called = world.state.counters[1].visit
    assert called is not None
    assert views.ticket(world.state, world.now, called).wait is None


@pytest.mark.parametrize("counters", [(), (1,), (1, 2, 3)])
def test_signing_out_leaves_the_rest_of_the_room_foretold(counters: tuple[int, ...]) -> None:
    world = a_queue(*counters, people=3)
    for counter in counters[1:]:
        world.do(Finish(counter=counter))
        world.do(SignOut(counter=counter))
    room = the_room(world)
    assert set(room.visits) == set(world.state.waiting)
    assert all(wait.said == bool(counters) for wait in room.visits.values())
