"""Visits with several legs, sent on, set aside, taken back, come back."""

import pytest

from floor import errors
from floor.rules.events import Lane
from floor.rules.state import Step
from floor.rules.verbs import (
    AddService,
    CallNext,
    CallTicket,
    Cancel,
    EnrolAgent,
    Finish,
    NotHere,
    OrderServices,
    Park,
    Rate,
    Recall,
    Reprint,
    Requeue,
    Resume,
    ReturnVisit,
    StartService,
    TakeTicket,
    Transfer,
    Undo,
)
from tests.floor.rules.test_verbs import refused
from tests.floor.rules.world import BIRTH, ID, TAX, World, a_world


def serving(world: World, counter: int, *services: str) -> str:
    """A visit that a counter is serving."""
    visit = world.do(TakeTicket(services=services)).visit
    world.do(CallNext(counter=counter))
    world.do(StartService(counter=counter))
    return visit


def test_a_transfer_to_another_service_keeps_the_clock() -> None:
    world = a_world(1, 2)
    visit = world.do(TakeTicket(services=(ID,))).visit
    issued = world.now
    world.later(10)
    world.do(CallNext(counter=1))
    world.do(StartService(counter=1))
    world.later(5)
    world.do(Transfer(counter=1, service=TAX))
    legs = world.state.visits[visit].legs
    assert [leg.service for leg in legs] == [ID, TAX]
    assert (legs[0].step, legs[0].outcome) == (Step.DONE, "transferred")
    assert (legs[1].step, legs[1].clock) == (Step.WAITING, issued)
    desk = world.do(CallNext(counter=2))
    assert desk.serving is not None and desk.serving.visit == visit


def test_a_transfer_to_one_counter_is_called_there_only() -> None:
    world = a_world(1, 2, 3)
    visit = serving(world, 1, ID)
    world.do(Transfer(counter=1, to_counter=3))
    assert refused(world, CallNext(counter=2)) == "nobody_waiting"
    desk = world.do(CallNext(counter=3))
    assert desk.serving is not None and desk.serving.visit == visit


def test_a_transfer_to_one_agent_waits_for_that_agent() -> None:
    world = a_world(1, 2)
    serving(world, 1, ID)
    world.do(Transfer(counter=1, to_agent="102"))
    assert refused(world, CallNext(counter=1)) == "nobody_waiting"
    assert world.do(CallNext(counter=2)).serving is not None


def test_front_and_back_need_a_reason_and_do_what_they_say() -> None:
    world = a_world(1, 2)
    serving(world, 2, TAX)
    world.later(5)
    rival = world.do(TakeTicket(services=(TAX,)))
    world.later(20)
    assert refused(world, Transfer(counter=2, place="front")) == "reason_needed"
    world.do(Transfer(counter=2, place="front", reason="called away by a fire drill"))
    desk = world.do(CallNext(counter=2))
    assert desk.serving is not None and desk.serving.visit != rival.visit
    world.do(StartService(counter=2))
    world.do(Transfer(counter=2, place="back", reason="wants to wait for a friend"))
    desk = world.do(CallNext(counter=2))
    assert desk.serving is not None and desk.serving.visit == rival.visit


def test_a_transfer_where_nobody_gives_the_service_is_refused() -> None:
    world = a_world(1, 2)
    serving(world, 1, ID)
    assert refused(world, Transfer(counter=1, service=BIRTH, to_counter=2)) == "cannot_serve"
    assert refused(world, Transfer(counter=1, service="X")) == "unknown_service"
    assert refused(world, Transfer(counter=1, to_agent="999")) == "unknown_agent"
    assert refused(world, Transfer(counter=1, to_counter=9)) == "unknown_counter"
    world.do(EnrolAgent(agent="200", services=(TAX,)))
    assert refused(world, Transfer(counter=1, to_agent="200")) == "cannot_serve"


def test_a_parked_citizen_competes_for_no_counter_and_is_taken_up_at_any_that_can() -> None:
    world = a_world(1, 2)
    visit = serving(world, 1, ID)
    assert refused(world, Park(counter=1, reason=" ")) == "reason_needed"
    desk = world.do(Park(counter=1, reason="pays the fee", minutes=15))
    assert [p.ticket for p in desk.parked] == ["A001"] and desk.serving is None
    assert refused(world, CallNext(counter=1)) == "nobody_waiting"
    desk = world.do(Resume(counter=2, visit=visit))
    assert desk.serving is not None and desk.serving.step is Step.SERVING
    assert desk.parked == ()
    world.do(Finish(counter=2))
    assert refused(world, Resume(counter=2, visit=visit)) == "wrong_step"


def test_an_added_service_comes_next_or_last() -> None:
    world = a_world(3)
    visit = world.do(TakeTicket(services=(ID, TAX))).visit
    world.do(AddService(visit=visit, service=BIRTH))
    assert [leg.service for leg in world.state.visits[visit].legs] == [ID, BIRTH, TAX]
    world.do(AddService(visit=visit, service=ID, last=True))
    assert [leg.service for leg in world.state.visits[visit].legs] == [ID, BIRTH, TAX, ID]
    assert world.state.waiting == {visit: 0}


def test_planned_services_come_in_the_order_wished() -> None:
    world = a_world(3)
    visit = world.do(TakeTicket(services=(ID, TAX, BIRTH))).visit
    world.do(OrderServices(visit=visit, services=(BIRTH, TAX)))
    assert [leg.service for leg in world.state.visits[visit].legs] == [ID, BIRTH, TAX]
    for wrong in ((TAX,), (ID, TAX, BIRTH), (TAX, TAX)):
        assert refused(world, OrderServices(visit=visit, services=wrong)) == "wrong_order"


def test_the_same_counter_goes_on_with_the_next_service_when_nobody_else_is_due() -> None:
    world = a_world(2)
    visit = serving(world, 2, TAX, ID)
    desk = world.do(CallNext(counter=2))
    assert desk.serving is not None and (desk.serving.visit, desk.serving.leg) == (visit, 1)


def test_calling_a_given_ticket_out_of_turn_needs_a_reason_and_keeps_it() -> None:
    world = a_world(1)
    first = world.do(TakeTicket(services=(ID,))).visit
    world.later(2)
    second = world.do(TakeTicket(services=(ID,))).visit
    assert refused(world, CallTicket(counter=1, visit=second)) == "reason_needed"
    world.do(CallTicket(counter=1, visit=second, reason="faints"))
    assert world.state.visits[second].legs[0].reason == "faints"
    world.do(NotHere(counter=1))
    world.do(CallTicket(counter=1, visit=first))
    assert world.state.visits[first].legs[0].reason == ""


def test_a_number_is_called_again_so_often_and_no_more() -> None:
    world = a_world(1)
    world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    for _ in range(3):
        world.do(Recall(counter=1))
    assert refused(world, Recall(counter=1)) == "recalls_used"
    world.do(Requeue(counter=1))
    world.do(CallNext(counter=1))
    world.do(Recall(counter=1))


def test_a_citizen_sent_back_for_some_minutes_is_not_called_before() -> None:
    world = a_world(1)
    world.do(TakeTicket(services=(ID,)))
    world.do(CallNext(counter=1))
    world.do(Requeue(counter=1, minutes=5))
    assert refused(world, CallNext(counter=1)) == "nobody_waiting"
    world.later(5)
    assert world.do(CallNext(counter=1)).serving is not None


def test_a_no_show_may_come_back_in_time_with_the_old_clock() -> None:
    world = a_world(2)
    visit = world.do(TakeTicket(services=(TAX, ID))).visit
    issued = world.now
    world.later(4)
    world.do(CallNext(counter=2))
    world.do(NotHere(counter=2))
    world.later(29)
    ticket = world.do(ReturnVisit(visit=visit))
    assert [leg.step for leg in ticket.legs] == [Step.WAITING, Step.PLANNED]
    assert ticket.legs[0].clock == issued
    world.do(CallNext(counter=2))
    world.do(NotHere(counter=2))
    world.later(31)
    assert refused(world, ReturnVisit(visit=visit)) == "too_late"


def test_a_finish_by_mistake_is_taken_back_within_seconds() -> None:
    world = a_world(2, 3)
    visit = serving(world, 2, TAX, ID)
    world.do(Finish(counter=2))
    desk = world.do(Undo(counter=2))
    assert desk.serving is not None and desk.serving.step is Step.SERVING and desk.served == 0
    assert world.state.waiting == {}
    world.do(Finish(counter=2))
    world.do(CallNext(counter=3))
    assert refused(world, Undo(counter=2)) == "too_late"
    assert world.state.visits[visit].legs[1].step is Step.CALLED


def test_not_here_by_mistake_is_taken_back_but_not_after_ten_seconds() -> None:
    world = a_world(1)
    world.do(TakeTicket(services=(ID, ID)))
    world.do(CallNext(counter=1))
    world.do(NotHere(counter=1))
    desk = world.do(Undo(counter=1))
    assert desk.serving is not None and desk.serving.step is Step.CALLED
    world.do(NotHere(counter=1))
    world.later(0.2)
    assert refused(world, Undo(counter=1)) == "nothing_called"


def test_copies_are_counted_and_a_rating_follows_a_service() -> None:
    world = a_world(1)
    visit = world.do(TakeTicket(services=(ID,))).visit
    assert world.do(Reprint(visit=visit)).copies == 1
    assert refused(world, Rate(visit=visit, rating=5)) == "wrong_step"
    world.do(CallNext(counter=1))
    world.do(StartService(counter=1))
    world.do(Finish(counter=1))
    assert refused(world, Rate(visit=visit, rating=6)) == "wrong_rating"
    world.do(Rate(visit=visit, rating=4))
    assert world.state.visits[visit].rating == 4


def test_a_walk_in_cannot_claim_to_have_an_appointment() -> None:
    world = a_world()
    with pytest.raises(errors.UnknownBooking):
        world.do(TakeTicket(services=(ID,), lane=Lane.APPOINTMENT))


def test_a_visit_given_up_cannot_be_added_to() -> None:
    world = a_world()
    visit = world.do(TakeTicket(services=(ID,))).visit
    world.do(Cancel(visit=visit))
    assert refused(world, AddService(visit=visit, service=TAX)) == "wrong_step"
