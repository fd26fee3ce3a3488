"""The audit finds what the rules would never do."""

from dataclasses import replace

from floor.rules.audit import audit
from floor.rules.events import LegCalled, TicketTaken
from floor.rules.verbs import CallNext, TakeTicket
from tests.floor.rules.world import ID, a_world


def test_a_sound_journal_has_no_findings() -> None:
    world = a_world(1)
    world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    found = audit("TST", world.events)
    assert (found.calls, found.out_of_turn, found.called_twice) == (1, [], [])


def test_a_favour_is_found() -> None:
    world = a_world(1)
    world.do(TakeTicket(services=(ID,)))
    world.later(1)
    favoured = world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    *before, call = world.events
    assert isinstance(call.change, LegCalled)
    bribed = replace(call, change=replace(call.change, visit=favoured.visit))
    assert audit("TST", [*before, bribed]).out_of_turn == [favoured.ticket]


def test_a_number_given_twice_and_a_call_of_one_already_called_are_found() -> None:
    world = a_world(1, 2)
    ticket = world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    taken = next(e for e in world.events if isinstance(e.change, TicketTaken))
    call = world.events[-1]
    assert isinstance(taken.change, TicketTaken) and isinstance(call.change, LegCalled)
    twin = replace(taken, change=replace(taken.change, visit="twin"))
    again = replace(call, change=replace(call.change, counter=2))
    world.events[-1:] = [call, again]
    assert audit("TST", [*world.events[:-1]]).called_twice == []
    found = audit("TST", [*world.events[:-2], twin, call])
    assert found.numbered_twice == [ticket.ticket]
