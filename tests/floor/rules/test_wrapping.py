"""Wrapping up after a service: when it begins, what ends it, and what it never does."""

import pytest

from floor import errors
from floor.rules import views
from floor.rules.events import WrapUpBegan, WrapUpEnded
from floor.rules.state import Step
from floor.rules.verbs import (
    CallNext,
    OpenCounter,
    PauseCounter,
    SignOut,
    StartService,
    TakeTicket,
    Undo,
    WrapUp,
)
from floor.rules.verbs.desk import AtDesk
from tests.floor.rules.world import ID, World, a_world


@pytest.fixture
def served() -> World:
    """Counter 1 serves the first of two."""
    world = a_world(1)
    for _ in range(2):
        world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    world.do(StartService(counter=1))
    world.later(4)
    return world


def until(world: World) -> int | None:
    return views.counter_desk(world.state, world.now, 1).wrap_until


def test_the_service_is_over_when_wrapping_up_begins(served: World) -> None:
    desk = served.do(WrapUp(counter=1))
    assert desk.serving is None and desk.served == 1
    first = next(iter(served.state.visits.values())).legs[0]
    assert (first.step, first.ended_at) == (Step.DONE, served.now)
    assert desk.wrap_until == served.now + 5 * 60_000


def test_wrapping_up_is_over_at_its_limit(served: World) -> None:
    served.do(WrapUp(counter=1))
    served.later(5)
    assert until(served) is None
    events = len(served.events)
    served.do(OpenCounter(counter=1))
    assert len(served.events) == events, "there is nothing left to end"


def test_the_agent_says_when_it_is_done(served: World) -> None:
    served.do(WrapUp(counter=1))
    served.later(2)
    began = served.now - 2 * 60_000
    served.do(OpenCounter(counter=1))
    assert until(served) is None
    assert served.events[-1].change == WrapUpEnded(counter=1, since=began, until=served.now)


@pytest.mark.parametrize("verb", [CallNext, PauseCounter, SignOut])
def test_a_call_a_break_or_leaving_ends_it(served: World, verb: type[AtDesk]) -> None:
    served.do(WrapUp(counter=1))
    served.later(1)
    served.do(verb(counter=1))
    assert until(served) is None


def test_taken_back_it_never_was(served: World) -> None:
    served.do(WrapUp(counter=1))
    served.do(Undo(counter=1))
    ended = next(e.change for e in served.events if isinstance(e.change, WrapUpEnded))
    assert ended.since == ended.until
    assert until(served) is None


def test_only_a_service_that_was_given_is_wrapped_up() -> None:
    world = a_world(1)
    with pytest.raises(errors.NothingCalled):
        world.do(WrapUp(counter=1))
    world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    with pytest.raises(errors.WrongStep):
        world.do(WrapUp(counter=1))
    assert not any(isinstance(event.change, WrapUpBegan) for event in world.events)
