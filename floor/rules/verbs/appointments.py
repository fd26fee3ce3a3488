"""Verbs of appointments: adopt bookings, check in with one."""

from dataclasses import dataclass

from floor import errors
from floor.rules import calling, charter, numbering, opening, views
from floor.rules.events import (
    AppointmentsAdopted,
    AppointmentUsed,
    Booking,
    Change,
    Lane,
    TicketTaken,
)
from floor.rules.find import the_day, the_offer, the_service, the_visit
from floor.rules.offer import Language, Offer
from floor.rules.opening import MINUTE
from floor.rules.snapshots import Conditions, Ticket
from floor.rules.state import Appointment, State, Step
from floor.rules.verbs.base import Moment, Verb
from floor.rules.verbs.tickets import wrong_step


@dataclass(frozen=True, kw_only=True)
class AdoptAppointments(Verb[Conditions]):
    """The centre learns of bookings; known ones that are the same change nothing."""

    bookings: tuple[Booking, ...]

    def decide(self, state: State, moment: Moment) -> list[Change]:
        new = tuple(
            booking
            for booking in self.bookings
            if (known := state.appointments.get(booking.code)) is None or known.booking != booking
        )
        return [AppointmentsAdopted(bookings=new)] if new else []

    def answer(self, state: State, moment: Moment) -> Conditions:
        return views.conditions(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class CheckIn(Verb[Ticket]):
    """A citizen with an appointment is here: gets a ticket, or the ticket in hand carries it.

    The promise's clock starts at the later of the booked time and now.
    """

    booking: str
    """The booking's code."""
    visit: str | None = None
    """The visit in hand that is to carry it; None takes a new ticket."""
    language: Language = "en"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        offer, day = the_offer(state), the_day(state)
        kept = self._usable(state, offer, moment.at)
        booking = kept.booking
        service = the_service(state, booking.service)
        used = AppointmentUsed(
            code=booking.code,
            visit=self.visit or moment.fresh,
            clock=max(booking.at, moment.at),
            promise=charter.promised(offer, service, Lane.APPOINTMENT),
            told=moment.told,
        )
        if self.visit is not None:
            self._demand_waiting(state, self.visit, booking.service)
            return [used]
        charter.demand_ticket(state, offer, (service,), moment.at, booked=True)
        return [
            TicketTaken(
                visit=moment.fresh,
                day=day,
                series=service.series,
                number=numbering.next_number(state, service.series),
                lane=Lane.APPOINTMENT,
                language=self.language,
                legs=(charter.plan(offer, service, Lane.APPOINTMENT),),
                token=moment.token,
                ahead=calling.ahead_of_newcomer(state, service.code),
            ),
            used,
        ]

    def _usable(self, state: State, offer: Offer, now: int) -> Appointment:
        """The booking, if it may be checked in here and now; else refused by name."""
        kept = state.appointments.get(self.booking)
        if kept is None:
            raise errors.UnknownBooking(booking=self.booking)
        booking, customs = kept.booking, offer.customs
        if booking.centre != offer.centre:
            raise errors.BookingElsewhere(centre=booking.centre)
        if opening.local_day(booking.at) != opening.local_day(now):
            raise errors.BookingOtherDay(day=opening.local_day(booking.at))
        if kept.visit is not None:
            ticket = state.visits[kept.visit].ticket
            raise errors.BookingUsed(booking=self.booking, ticket=ticket)
        earliest = booking.at - int(customs.early_minutes * MINUTE)
        if now < earliest:
            opens = opening.clock_face(opening.minute_of_day(earliest))
            raise errors.BookingEarly(opens=opens)
        if now > booking.at + int(customs.late_minutes * MINUTE):
            booked = opening.clock_face(opening.minute_of_day(booking.at))
            raise errors.BookingLate(booked=booked)
        return kept

    @staticmethod
    def _demand_waiting(state: State, visit_id: str, service: str) -> None:
        visit = the_visit(state, visit_id)
        index = visit.current
        if index is None or visit.legs[index].step is not Step.WAITING:
            raise wrong_step(visit)
        if visit.legs[index].service != service:
            raise errors.CannotServe(service=service)

    def answer(self, state: State, moment: Moment) -> Ticket:
        return views.ticket(state, moment.at, self.visit or moment.fresh)
