"""The calling rule: the largest used share of the promise, with a guard for priority."""

from hypothesis import given
from hypothesis import strategies as st

from floor.rules import calling
from floor.rules.events import Lane, LegCalled
from floor.rules.verbs import CallNext, ConfirmTicket, Requeue, StartService, TakeTicket
from tests.floor.rules.world import BIRTH, ID, TAX, World, a_world


def take(world: World, service: str = ID, lane: Lane = Lane.WALK_IN) -> str:
    return world.do(TakeTicket(services=(service,), lane=lane)).ticket


def call(world: World, counter: int) -> str:
    """The ticket called next at a counter, started at once so that the next call finishes it."""
    serving = world.do(CallNext(counter=counter)).serving
    assert serving is not None
    world.do(StartService(counter=counter))
    return serving.ticket


def test_walk_ins_are_called_in_the_order_of_issue() -> None:
    world = a_world(1)
    tickets = []
    for _ in range(5):
        tickets.append(take(world))
        world.later(1)
    assert [call(world, 1) for _ in range(5)] == tickets


def test_a_priority_ticket_overtakes_when_it_has_used_a_larger_share() -> None:
    world = a_world(1)
    walk_in = take(world)
    world.later(10)
    priority = take(world, lane=Lane.PRIORITY)
    world.later(5)  # 15 of 40 minutes is 0.375 of the promise; 5 of 15 is 0.333
    assert call(world, 1) == walk_in
    assert call(world, 1) == priority

    world = a_world(1)
    walk_in = take(world)
    world.later(10)
    priority = take(world, lane=Lane.PRIORITY)
    world.later(8)  # 18 of 40 is 0.45; 8 of 15 is 0.533
    assert call(world, 1) == priority
    assert call(world, 1) == walk_in


def test_the_guard_takes_a_priority_ticket_past_its_promise_but_never_twice_running() -> None:
    world = a_world(1)
    first = take(world)
    world.later(60)
    urgent = [take(world, lane=Lane.PRIORITY) for _ in range(2)]
    world.later(16)  # the walk-in has used 1.9 of its promise, each priority ticket 1.07
    assert call(world, 1) == urgent[0]
    assert call(world, 1) == first
    assert call(world, 1) == urgent[1]
    guards = [e.change.guard for e in world.events if isinstance(e.change, LegCalled)]
    assert guards == [True, False, False]


def test_a_counter_calls_only_what_it_can_serve() -> None:
    world = a_world(1, 2, 3)
    birth, tax = take(world, BIRTH), take(world, TAX)
    world.later(1)
    identity = take(world, ID)
    assert call(world, 1) == identity
    assert call(world, 2) == tax
    assert call(world, 3) == birth


def test_a_requeued_leg_keeps_its_clock() -> None:
    world = a_world(1)
    early = take(world)
    world.later(5)
    late = take(world)
    world.do(CallNext(counter=1))
    world.later(1)
    world.do(Requeue(counter=1))
    assert call(world, 1) == early
    assert call(world, 1) == late


def test_people_ahead_are_those_whom_the_counters_of_the_service_would_call_first() -> None:
    world = a_world(1, 2)
    take(world, TAX)
    take(world, BIRTH)
    world.later(1)
    ticket = world.do(TakeTicket(services=(ID,)))
    assert ticket.ahead == 2  # counter 3 gives all three services
    assert world.do(ConfirmTicket(visit=ticket.visit)).ahead == 2


lanes = st.sampled_from([Lane.WALK_IN, Lane.PRIORITY])
arrivals = st.lists(st.tuples(st.integers(0, 12), lanes), min_size=1, max_size=40)


@given(arrivals, st.integers(1, 9))
def test_nobody_of_a_class_is_overtaken_by_the_same_class(
    people: list[tuple[int, Lane]], service_minutes: int
) -> None:
    world = a_world(1)
    order: dict[Lane, list[str]] = {lane: [] for lane in Lane}
    lane_of: dict[str, Lane] = {}
    for minutes, lane in people:
        world.later(minutes)
        ticket = take(world, lane=lane)
        order[lane].append(ticket)
        lane_of[ticket] = lane
    called: dict[Lane, list[str]] = {lane: [] for lane in Lane}
    for _ in people:
        ticket = call(world, 1)
        called[lane_of[ticket]].append(ticket)
        world.later(service_minutes)
    assert called == order


@given(arrivals, st.integers(1, 30))
def test_a_walk_in_is_overtaken_only_within_the_bound(
    people: list[tuple[int, Lane]], service_minutes: int
) -> None:
    """By the rule itself, who overtakes a walk-in called after a wait w was issued before
    a + w (1 - P_c / P_w); what the guard takes besides is at most every second call."""
    world = a_world(1)
    for minutes, lane in people:
        world.later(minutes)
        take(world, lane=lane)
    guarded = False
    for _ in people:
        counter = world.state.counters[1]
        choice = calling.next_call(world.state, counter, world.now)
        assert choice is not None
        assert not (choice.guard and guarded)
        guarded = choice.guard
        if not choice.guard:
            chosen = choice.visit.legs[0]
            for visit in (world.state.visits[v] for v in world.state.waiting):
                leg = visit.legs[0]
                waited = world.now - visit.issued_at
                latest = visit.issued_at + waited * (1 - chosen.promise / leg.promise)
                assert choice.visit.issued_at <= latest + 1
        call(world, 1)
        world.later(service_minutes)
