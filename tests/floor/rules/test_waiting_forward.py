"""The rule run forward: it calls whom the counters would call, and finds what must happen."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from floor import errors
from floor.rules import calling
from floor.rules.events import Booking, Lane
from floor.rules.offer import CounterPlan, Customs
from floor.rules.opening import MINUTE
from floor.rules.state import State
from floor.rules.verbs import AdoptAppointments, EnrolAgent
from floor.rules.waiting.durations import Durations
from floor.rules.waiting.forward import call_times, choose
from floor.rules.waiting.habits import Habits
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.room import Break, Desk, Room, Waiting, part_of, room_of
from tests.floor.rules.anyday import any_verb
from tests.floor.rules.world import BIRTH, ID, OFFER, TAX, a_world

MINUTES = {ID: 8.0, TAX: 6.0, BIRTH: 10.0}


def chosen(state: State, now: int) -> Iterator[tuple[str | None, bool, str | None, bool]]:
    """What each manned counter would call, by the forward simulation and by the rule itself."""
    plan = Plan(room_of(state, now, opened=now), Durations(MINUTES), Habits())
    for index, desk in enumerate(plan.desks):
        queue, guard = choose(plan, index, plan.heads, 0.0, plan.guarded[index])
        ours = plan.people[plan.queues[queue][0][1]] if queue >= 0 else None
        choice = calling.next_call(state, state.counters[desk.number], now)
        theirs = choice.visit.id if choice is not None else None
        yield ours, guard, theirs, choice is not None and choice.guard


@given(data=st.data(), rule=st.sampled_from(["share", "share", "first_come", "strict"]))
@settings(max_examples=60, deadline=None)
def test_it_calls_whom_the_counters_would_call_after_any_verbs(
    data: st.DataObject, rule: Any
) -> None:
    offer = replace(OFFER, customs=Customs(rule=rule))
    world = a_world(1, 2, 3, offer=offer)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    bookings = (Booking(code="K1", service=ID, at=world.now + 10 * MINUTE, centre="TST"),)
    world.do(AdoptAppointments(bookings=bookings))
    for _ in range(data.draw(st.integers(5, 40))):
        world.later(data.draw(st.integers(0, 12)) / 2)
        verb = data.draw(any_verb(world.state))
        try:
            world.do(verb)
        except errors.Refused:
            continue
        for ours, our_guard, theirs, their_guard in chosen(world.state, world.now):
            assert (ours, our_guard) == (theirs, their_guard)


@given(data=st.data(), lane=st.sampled_from(["", "priority", "appointment", "walk_in"]))
@settings(max_examples=40, deadline=None)
def test_it_calls_whom_counters_with_preferences_would_call(data: st.DataObject, lane: str) -> None:
    fond = st.lists(st.sampled_from([ID, TAX, BIRTH]), max_size=2, unique=True)
    plans = (
        CounterPlan(number=2, services=(ID, TAX), prefers_lane=lane),
        CounterPlan(number=3, services=(ID, TAX, BIRTH), prefers=tuple(data.draw(fond))),
    )
    world = a_world(2, 3, offer=replace(OFFER, counters=plans))
    seen = 0
    for _ in range(data.draw(st.integers(5, 40))):
        world.later(data.draw(st.integers(0, 12)) / 2)
        try:
            world.do(data.draw(any_verb(world.state)))
        except errors.Refused:
            continue
        for ours, our_guard, theirs, their_guard in chosen(world.state, world.now):
            assert (ours, our_guard) == (theirs, their_guard)
            seen += theirs is not None
    event(f"counters that had somebody to call: {min(seen, 20)}")


def leg(number: int, *, service: str = ID, lane: Lane = Lane.WALK_IN, ago: float = 0) -> Waiting:
    """Someone who took a ticket so many minutes before 60 minutes after opening."""
    at = int((60 - ago) * MINUTE)
    promise = {Lane.WALK_IN: 40.0, Lane.PRIORITY: 15.0, Lane.APPOINTMENT: 5.0}[lane]
    return Waiting(
        visit=str(number),
        service=service,
        lane=lane,
        clock=at,
        promise=promise,
        issued=at,
        serial=number,
    )


def a_room(*waiting: Waiting, desks: tuple[Desk, ...] = (), **more: Any) -> Room:
    """A hall an hour after opening, with one idle counter that gives everything."""
    idle = Desk(number=1, services=frozenset(MINUTES), duty="idle")
    return Room(at=60 * MINUTE, opened=0, waiting=waiting, desks=desks or (idle,), **more)


def steady() -> tuple[Durations, Habits]:
    """A centre whose services take exactly 10 minutes, without no-shows or breaks."""
    durations, habits = Durations(MINUTES), Habits()
    durations.bags = {code: [10.0 * MINUTE] for code in MINUTES}
    habits._came = habits._called = 1e9
    habits._pauses = 0.0
    return durations, habits


class Middle(Random):
    """Dice that always fall on the middle."""

    def random(self) -> float:
        return 0.5

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return mu


def minutes_to_calls(room: Room) -> list[float]:
    durations, habits = steady()
    plan = Plan(room, durations, habits)
    return [times[0] / MINUTE for times in call_times(plan, Middle(), 1)]


def test_one_counter_with_services_of_ten_minutes_calls_every_ten_minutes() -> None:
    room = a_room(leg(1, ago=3), leg(2, ago=2), leg(3, ago=1))
    assert minutes_to_calls(room) == [0, 10, 20]


def test_a_planned_break_is_waited_out() -> None:
    lunch = Break(starts=65 * MINUTE, length=45 * MINUTE)
    desk = Desk(number=1, services=frozenset(MINUTES), duty="idle", breaks=(lunch,))
    assert minutes_to_calls(a_room(leg(1, ago=3), leg(2), desks=(desk,))) == [0, 55]


def test_a_service_that_is_said_to_be_up_at_a_time_is_called_then() -> None:
    room = a_room(leg(1), leg(2, service=TAX), down={ID: 0}, up_at={ID: 90 * MINUTE})
    assert minutes_to_calls(room) == [30, 0]


def test_who_may_not_be_called_earlier_is_not() -> None:
    early = replace(leg(1, ago=30), not_before=80 * MINUTE)
    assert minutes_to_calls(a_room(early, leg(2))) == [20, 0]


def test_who_was_sent_to_one_counter_is_called_by_that_one() -> None:
    sent = replace(leg(1, ago=30), counter=2)
    other = Desk(number=2, services=frozenset(MINUTES), duty="away", since=0, back=int(75 * MINUTE))
    idle = Desk(number=1, services=frozenset(MINUTES), duty="idle")
    assert minutes_to_calls(a_room(sent, leg(2), desks=(idle, other))) == [15, 0]


def test_a_service_that_nobody_gives_has_no_times() -> None:
    desk = Desk(number=1, services=frozenset({ID}), duty="idle")
    durations, habits = steady()
    plan = Plan(a_room(leg(1), leg(2, service=TAX), desks=(desk,)), durations, habits)
    assert [len(times) for times in call_times(plan, Middle(), 1)] == [1, 0]
    assert (plan.reachable(0), plan.reachable(1)) == (1, 0), "nor does a replication wait for one"


def test_the_part_of_a_hall_that_a_service_hangs_on_says_what_the_whole_says() -> None:
    desks = tuple(
        Desk(number=number, services=frozenset(given), duty="idle")
        for number, given in enumerate(({ID}, {ID, TAX}, {BIRTH}), start=1)
    )
    here = tuple(
        leg(n, service=(ID, TAX, BIRTH)[n % 3], lane=Lane.PRIORITY if n % 4 else Lane.WALK_IN)
        for n in range(24)
    )
    promises = {(code, Lane.PRIORITY): 15.0 for code in MINUTES}
    room = a_room(*here, desks=desks, down={BIRTH: 0}, promises=promises)
    part = part_of(room, TAX)
    assert {desk.number for desk in part.desks} == {1, 2}
    assert {one.service for one in part.waiting} == {ID, TAX} and not part.down
    assert {code for code, _ in part.promises} == {ID, TAX}
    assert len(part_of(room, BIRTH).waiting) == 8

    def mean(room: Room) -> float:
        coming = (leg(99, service=TAX),)
        plan = Plan(room, Durations(MINUTES), Habits(), lanes=OVERTAKING, coming=coming)
        return sum(call_times(plan, Random(2), 100, plan.real)[-1]) / 100

    assert mean(part) == pytest.approx(mean(room), rel=0.05)


def test_newcomers_are_in_nobodys_way_and_wait_as_if_each_came_alone() -> None:
    here = (leg(1, ago=3), leg(2, ago=2), leg(3, service=TAX, ago=1))
    coming = tuple(replace(leg(9 + n, service=code)) for n, code in enumerate((ID, TAX, BIRTH)))
    durations, habits = steady()

    def calls(*asked: Waiting) -> list[list[float]]:
        return call_times(Plan(a_room(*here), durations, habits, coming=asked), Middle(), 1)

    assert calls(*coming) == [[0.0], [10 * MINUTE], [20 * MINUTE], *[[30 * MINUTE]] * 3]
    assert calls(*coming)[:3] == calls()
    assert all(calls(*coming)[3 + n] == calls(one)[3] for n, one in enumerate(coming))


def test_the_same_dice_give_the_same_times() -> None:
    room = a_room(*(leg(n, ago=30 - n) for n in range(20)))
    plan = Plan(room, Durations(MINUTES), Habits(), lanes=OVERTAKING)
    assert call_times(plan, Random(4), 5) == call_times(plan, Random(4), 5)


@pytest.mark.parametrize("lane", [Lane.PRIORITY, Lane.APPOINTMENT])
def test_later_arrivals_that_can_overtake_lengthen_a_walk_ins_wait(lane: Lane) -> None:
    habits = Habits()
    for minute in range(0, 480, 4):
        habits.learn_arrival(ID, lane, minute * MINUTE)
    habits.end_day()
    promises = {(ID, lane): 15.0 if lane is Lane.PRIORITY else 5.0}
    room = a_room(*(leg(n, ago=1) for n in range(10)), promises=promises)
    if lane is Lane.APPOINTMENT:
        from floor.rules.waiting.room import Booking as Due

        due = tuple(Due(service=ID, booked=(60 + n) * MINUTE, promise=5.0) for n in range(0, 90, 5))
        room = replace(room, bookings=due)

    def last(lanes: tuple[Lane, ...], room: Room) -> float:
        plan = Plan(room, Durations(MINUTES), habits, lanes=lanes)
        return sum(call_times(plan, Random(1), 40)[-1])

    alone = last((), replace(room, bookings=()))
    assert last(OVERTAKING, room) > 1.15 * alone
