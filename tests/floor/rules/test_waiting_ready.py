"""What is ready for whoever comes next, and chance that is dealt evenly."""

from dataclasses import replace
from random import Random

import pytest

from floor.rules.events import Lane
from floor.rules.verbs import (
    CallNext,
    CheckIn,
    EnrolAgent,
    Finish,
    PauseCounter,
    StartService,
    SuspendService,
    TakeTicket,
)
from floor.rules.waiting import ready
from floor.rules.waiting.learning import Learner
from floor.rules.waiting.lots import deal, deal_normal
from floor.rules.waiting.ready import Ready, at_hand, mark
from floor.rules.waiting.saying import AGE
from tests.floor.rules.world import BIRTH, ID, OFFER, TAX, World, a_world

MINUTES = {service.code: service.minutes for service in OFFER.services}


def a_hall(people: int = 9) -> World:
    """One counter with somebody, and people who wait."""
    world = a_world(1)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    for _ in range(people):
        world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    world.do(StartService(counter=1))
    return world


def prepared(world: World) -> Ready:
    steps = ready.prepare(world.state, Learner(MINUTES), world.now, Random)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Ready = end.value
            return found


def test_a_ticket_that_comes_soon_has_its_range_at_hand_and_its_clock_has_gone_on() -> None:
    world = a_hall()
    known = prepared(world)
    now = at_hand(known, world.state, TakeTicket(services=(ID,)), world.now)
    then = at_hand(known, world.state, TakeTicket(services=(ID,)), world.now + 6_000)
    urgent = TakeTicket(services=(ID,), lane=Lane.PRIORITY)
    first = at_hand(known, world.state, urgent, world.now)
    assert now is not None and then is not None and first is not None
    assert now.low < now.high and now.raw_low <= now.middle <= now.raw_high
    assert then.middle == pytest.approx(now.middle - 0.1, abs=0.001)
    assert (then.low, then.high) == (now.low, now.high)
    assert first.middle < now.middle


def test_a_range_is_at_hand_only_where_and_as_long_as_one_can_be_said() -> None:
    world = a_hall()
    known, ticket = prepared(world), TakeTicket(services=(ID,))
    assert at_hand(None, world.state, ticket, world.now) is None
    assert at_hand(known, world.state, ticket, world.now + AGE + 1) is None
    assert at_hand(known, world.state, ticket, world.now - 1) is None, "the clock was set back"
    assert at_hand(known, world.state, TakeTicket(services=(BIRTH,)), world.now) is None
    assert at_hand(known, world.state, CheckIn(booking="B1"), world.now) is None
    assert at_hand(known, world.state, replace(ticket, services=()), world.now) is None


def test_a_call_leaves_what_is_ready_and_whoever_joins_does_not() -> None:
    world = a_hall()
    before = mark(world.state)
    world.do(CallNext(counter=1))
    assert mark(world.state) == before
    world.do(TakeTicket(services=(TAX,)))
    joined = mark(world.state)
    message = OFFER.services[0].name
    world.do(SuspendService(service=TAX, reason="down", message=message, by="900", pin=""))
    down = mark(world.state)
    world.do(StartService(counter=1))
    world.do(Finish(counter=1))
    world.do(PauseCounter(counter=1))
    assert len({before, joined, down, mark(world.state)}) == 4
    assert at_hand(prepared(world), world.state, TakeTicket(services=(TAX,)), world.now) is None


def test_an_empty_hall_and_a_closed_day_are_ready_too() -> None:
    assert prepared(a_world(1)).told
    assert prepared(a_world()).told == {}
    assert prepared(World()).told == {}


@pytest.mark.parametrize("count", [1, 2, 20, 32])
def test_each_replication_draws_from_another_part_of_what_may_happen(count: int) -> None:
    rows = deal(Random(7), count, 50)
    assert len(rows) == count and all(0 <= lot < 1 for row in rows for lot in row)
    for column in zip(*rows, strict=True):
        assert sorted(int(lot * count) for lot in column) == list(range(count))
    assert deal(Random(7), count, 0) == [()] * count


def test_what_is_dealt_to_many_is_as_varied_as_chance() -> None:
    rows = deal(Random(3), 20, 2_000)
    sums = [sum(row) for row in rows]
    mean = sum(sums) / len(sums)
    spread = (sum((each - mean) ** 2 for each in sums) / len(sums)) ** 0.5
    assert mean == pytest.approx(1_000, abs=1)
    assert 6 < spread < 25, "the sum of 2,000 even lots has 12.9"


def test_even_draws_of_a_normal_have_its_mean_and_variance() -> None:
    rows = deal_normal(Random(1), 20, 3)
    for column in zip(*rows, strict=True):
        assert sum(column) == pytest.approx(0, abs=1e-9)
        assert sum(value * value for value in column) == pytest.approx(20)
