"""Appointments on the floor: adopted, checked in, merged, refused by name, missed."""

from floor.rules.events import Booking, Lane
from floor.rules.verbs import (
    AdoptAppointments,
    CallNext,
    CheckIn,
    CloseDay,
    OpenDay,
    TakeTicket,
)
from tests.floor.rules.test_verbs import refused
from tests.floor.rules.world import ID, TAX, World, a_world
from tests.floors import MONDAY, at


def booked(*counters: int, hhmm: str = "10:00", centre: str = "TST", day: str = MONDAY) -> World:
    world = a_world(*counters)
    booking = Booking(code="K7", service=ID, at=at(hhmm, day), centre=centre)
    world.do(AdoptAppointments(bookings=(booking,)))
    return world


def test_early_the_clock_starts_at_the_booked_time() -> None:
    world = booked(1)
    world.now = at("09:40")
    ticket = world.do(CheckIn(booking="K7"))
    assert (ticket.lane, ticket.booked_at) == (Lane.APPOINTMENT, at("10:00"))
    assert ticket.legs[0].clock == at("10:00")
    walk_in = world.do(TakeTicket(services=(ID,))).visit
    world.later(1)
    desk = world.do(CallNext(counter=1))
    assert desk.serving is not None and desk.serving.visit == walk_in


def test_late_the_clock_starts_at_check_in() -> None:
    world = booked(1)
    world.now = at("10:20")
    assert world.do(CheckIn(booking="K7")).legs[0].clock == at("10:20")


def test_a_ticket_in_hand_takes_up_the_booking() -> None:
    world = booked(1)
    world.now = at("09:50")
    visit = world.do(TakeTicket(services=(ID,))).visit
    ticket = world.do(CheckIn(booking="K7", visit=visit))
    assert (ticket.visit, ticket.lane, ticket.ticket) == (visit, Lane.APPOINTMENT, "A001")
    assert (ticket.legs[0].promise, ticket.legs[0].clock) == (5, at("10:00"))


def test_a_ticket_for_something_else_does_not() -> None:
    world = booked()
    world.now = at("09:50")
    visit = world.do(TakeTicket(services=(TAX,))).visit
    assert refused(world, CheckIn(booking="K7", visit=visit)) == "cannot_serve"


def test_check_in_is_refused_by_name() -> None:
    world = booked()
    assert refused(world, CheckIn(booking="none")) == "unknown_booking"
    world.now = at("09:29")
    assert refused(world, CheckIn(booking="K7")) == "booking_early"
    world.now = at("10:31")
    assert refused(world, CheckIn(booking="K7")) == "booking_late"
    world.now = at("10:00")
    world.do(CheckIn(booking="K7"))
    assert refused(world, CheckIn(booking="K7")) == "booking_used"


def test_another_day_and_another_centre_are_named() -> None:
    assert refused(booked(day="2026-11-24"), CheckIn(booking="K7")) == "booking_other_day"
    assert refused(booked(centre="GPO"), CheckIn(booking="K7")) == "booking_elsewhere"


def test_a_booking_nobody_came_with_is_recorded_at_closing() -> None:
    world = booked()
    world.do(CloseDay())
    assert world.state.appointments["K7"].missed
    world.later(24 * 60)
    world.do(OpenDay())
    assert world.state.appointments == {}


def test_the_same_bookings_again_change_nothing_and_a_moved_one_does() -> None:
    world = booked()
    events = len(world.events)
    world.do(AdoptAppointments(bookings=(world.state.appointments["K7"].booking,)))
    assert len(world.events) == events
    moved = Booking(code="K7", service=ID, at=at("11:00"), centre="TST")
    world.do(AdoptAppointments(bookings=(moved,)))
    assert world.state.appointments["K7"].booking.at == at("11:00")
