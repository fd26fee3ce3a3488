"""What each verb does, and by what name it is refused."""

from typing import Any

import pytest

from floor import errors
from floor.rules.events import LegReopened, LegRequeued
from floor.rules.state import Stand, Step
from floor.rules.verbs import (
    AdoptCatalogue,
    CallNext,
    Cancel,
    CloseCounter,
    CloseDay,
    ConfirmTicket,
    Finish,
    NotHere,
    OpenCounter,
    OpenDay,
    PauseCounter,
    Recall,
    Requeue,
    SignIn,
    SignOut,
    StartService,
    TakeTicket,
    Undo,
    Verb,
)
from tests.floor.rules.world import BIRTH, ID, OFFER, TAX, World, a_world
from tests.floors import at


def refused(world: World, verb: Verb[Any]) -> str:
    """The code by which a verb is refused; the floor must be as it was."""
    before, events = world.state.copy(), len(world.events)
    with pytest.raises(errors.Refused) as refusal:
        world.do(verb)
    assert world.state == before
    assert len(world.events) == events
    return refusal.value.code


def test_a_ticket_has_the_next_number_of_its_first_services_series() -> None:
    world = a_world()
    numbers = [world.do(TakeTicket(services=(s,))).ticket for s in (ID, ID, TAX, ID)]
    assert numbers == ["A001", "A002", "B001", "A003"]


def test_a_visit_for_two_services_waits_for_the_second_when_the_first_is_done() -> None:
    world = a_world(2, 3)
    ticket = world.do(TakeTicket(services=(TAX, BIRTH)))
    world.do(CallNext(counter=2))
    world.do(StartService(counter=2))
    assert refused(world, CallNext(counter=3)) == "nobody_waiting"
    world.later(6)
    world.do(Finish(counter=2))
    world.later(3)
    desk = world.do(CallNext(counter=3))
    assert desk.serving is not None
    assert desk.serving.visit == ticket.visit
    assert desk.serving.legs[1].called_at == world.now
    assert desk.serving.legs[1].clock == world.now - 3 * 60_000


def test_calling_the_next_finishes_whoever_is_served() -> None:
    world = a_world(1)
    first, second = (world.do(TakeTicket(services=(ID,))).visit for _ in range(2))
    world.do(CallNext(counter=1))
    world.do(StartService(counter=1))
    desk = world.do(CallNext(counter=1))
    assert world.state.visits[first].legs[0].step is Step.DONE
    assert desk.serving is not None and desk.serving.visit == second
    world.do(StartService(counter=1))
    desk = world.do(CallNext(counter=1))
    assert desk.serving is None and desk.served == 2


def test_a_recall_keeps_the_first_calls_time_and_rings_again() -> None:
    world = a_world(1)
    visit = world.do(TakeTicket(services=(ID,))).visit
    world.do(CallNext(counter=1))
    called = world.now
    world.later(1)
    desk = world.do(Recall(counter=1))
    assert desk.serving is not None
    assert (desk.serving.called_at, desk.serving.calls) == (called, 2)
    assert [(c.visit, c.again) for c in world.state.calls] == [(visit, False), (visit, True)]


def test_not_here_ends_the_visit_and_frees_the_counter() -> None:
    world = a_world(2)
    visit = world.do(TakeTicket(services=(TAX, ID))).visit
    world.do(CallNext(counter=2))
    assert world.do(NotHere(counter=2)).serving is None
    assert [leg.step for leg in world.state.visits[visit].legs] == [Step.NO_SHOW, Step.NO_SHOW]
    assert world.state.waiting == {}


def test_a_ticket_is_confirmed_once_and_paper_outweighs_the_screen() -> None:
    world = a_world()
    visit = world.do(TakeTicket(services=(ID,))).visit
    for on_paper, received in ((False, "screen"), (True, "paper"), (False, "paper")):
        assert world.do(ConfirmTicket(visit=visit, on_paper=on_paper)).received == received


def test_a_waiting_visit_can_be_given_up_and_a_called_one_cannot() -> None:
    world = a_world(1)
    one, other = (world.do(TakeTicket(services=(ID,))).visit for _ in range(2))
    world.do(Cancel(visit=other))
    assert list(world.state.waiting) == [one]
    world.do(CallNext(counter=1))
    assert refused(world, Cancel(visit=one)) == "wrong_step"
    assert refused(world, Cancel(visit=other)) == "wrong_step"


def test_tickets_are_refused_by_name() -> None:
    world = a_world()
    assert refused(world, TakeTicket(services=())) == "no_service_asked"
    assert refused(world, TakeTicket(services=("X",))) == "unknown_service"
    assert refused(world, ConfirmTicket(visit="nobody")) == "unknown_visit"
    world.now = at("07:30")
    world.do(TakeTicket(services=(ID,)))
    assert refused(world, TakeTicket(services=(BIRTH,))) == "service_closed"
    world.now = at("19:00")
    assert refused(world, TakeTicket(services=(ID,))) == "centre_closed"
    world.do(CloseDay())
    assert refused(world, TakeTicket(services=(ID,))) == "day_not_open"


def test_counter_verbs_are_refused_by_name() -> None:
    world = a_world(1)
    assert refused(world, SignIn(agent="101", pin="", counter=2)) == "agent_elsewhere"
    assert refused(world, SignIn(agent="999", pin="", counter=2)) == "unknown_agent"
    assert refused(world, SignIn(agent="101", pin="", counter=9)) == "unknown_counter"
    assert refused(world, OpenCounter(counter=2)) == "not_signed_in"
    assert refused(world, CallNext(counter=1)) == "nobody_waiting"
    for verb in (Recall, StartService, NotHere, Requeue, Finish):
        assert refused(world, verb(counter=1)) == "nothing_called"
    world.do(TakeTicket(services=(ID,)))
    world.do(PauseCounter(counter=1, reason="tea"))
    assert refused(world, CallNext(counter=1)) == "counter_not_open"
    world.do(OpenCounter(counter=1))
    world.do(CallNext(counter=1))
    assert refused(world, Finish(counter=1)) == "wrong_step"
    for busy in (CallNext, PauseCounter, CloseCounter, SignOut):
        assert refused(world, busy(counter=1)) == "counter_busy"


def test_an_agent_who_signs_out_leaves_the_counter_closed() -> None:
    world = a_world(1)
    desk = world.do(SignOut(counter=1))
    assert (desk.agent, desk.stand) == (None, Stand.CLOSED)


def test_closing_records_everyone_left_as_unserved_and_deletes_nobody() -> None:
    world = a_world(1)
    visits = [world.do(TakeTicket(services=(ID, TAX))).visit for _ in range(3)]
    world.do(CallNext(counter=1))
    report = world.do(CloseDay(reason="power cut"))
    assert (report.visits, report.unserved) == (3, 6)
    assert set(world.state.visits) == set(visits)
    assert all(c.agent is None and c.visit is None for c in world.state.counters.values())
    outcomes = {leg.outcome for v in world.state.visits.values() for leg in v.legs}
    assert outcomes == {"power cut"}


def test_a_day_opens_once_and_numbers_restart_on_the_next() -> None:
    world = a_world()
    world.do(TakeTicket(services=(ID,)))
    assert refused(world, OpenDay()) == "day_already_open"
    world.do(CloseDay())
    assert refused(world, OpenDay()) == "day_over"
    world.later(24 * 60)
    world.do(OpenDay())
    assert world.do(TakeTicket(services=(ID,))).ticket == "A001"


def test_another_centres_catalogue_is_refused_and_the_same_one_changes_nothing() -> None:
    world = a_world()
    events = len(world.events)
    world.do(AdoptCatalogue(offer=OFFER))
    assert len(world.events) == events
    world.state.centre = "XYZ"
    assert refused(world, AdoptCatalogue(offer=OFFER)) == "other_centre"


@pytest.mark.parametrize("reason", ["", "  "])
def test_who_passes_a_call_over_or_takes_an_end_back_says_why(reason: str) -> None:
    world = a_world(1)
    world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    with pytest.raises(errors.ReasonNeeded):
        world.do(Requeue(counter=1, reason=reason))
    world.do(Requeue(counter=1))
    assert isinstance(change := world.events[-1].change, LegRequeued)
    assert change.reason == "not here yet"
    world.do(CallNext(counter=1))
    world.do(NotHere(counter=1))
    with pytest.raises(errors.ReasonNeeded):
        world.do(Undo(counter=1, reason=reason))
    world.do(Undo(counter=1, reason="came after all"))
    assert isinstance(back := world.events[-1].change, LegReopened)
    assert back.reason == "came after all"
