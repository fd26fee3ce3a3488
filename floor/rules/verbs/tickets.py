"""Verbs of the citizen: take a ticket, receive it, give it up, come back, say how it was."""

from dataclasses import dataclass
from typing import Literal

from floor import errors
from floor.rules import calling, charter, numbering, views
from floor.rules.events import (
    Change,
    Lane,
    LegAdded,
    LegEnded,
    LegReturned,
    LegsOrdered,
    TicketReceived,
    TicketReprinted,
    TicketTaken,
    VisitRated,
)
from floor.rules.find import the_day, the_offer, the_service, the_visit
from floor.rules.offer import Language
from floor.rules.opening import MINUTE
from floor.rules.snapshots import Ticket
from floor.rules.state import State, Step, Visit
from floor.rules.verbs.base import Moment, Verb

MOST_SERVICES = charter.MOST_SERVICES


@dataclass(frozen=True, kw_only=True)
class TakeTicket(Verb[Ticket]):
    """A citizen takes a ticket for one or more services, in the order they are to be given."""

    services: tuple[str, ...]
    lane: Lane = Lane.WALK_IN
    language: Language = "en"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        offer, day = the_offer(state), the_day(state)
        if self.lane is Lane.APPOINTMENT:
            raise errors.UnknownBooking(booking="-")
        services = tuple(the_service(state, code) for code in dict.fromkeys(self.services))
        charter.demand_ticket(state, offer, services, moment.at)
        series = state.alone or services[0].series
        return [
            TicketTaken(
                visit=moment.fresh,
                day=day,
                series=series,
                number=numbering.next_number(state, series),
                lane=self.lane,
                language=self.language,
                legs=tuple(charter.plan(offer, service, self.lane) for service in services),
                token=moment.token,
                told=moment.told,
                ahead=None if state.alone else calling.ahead_of_newcomer(state, services[0].code),
            )
        ]

    def answer(self, state: State, moment: Moment) -> Ticket:
        ahead = state.visits[moment.fresh].ahead
        return views.ticket(state, moment.at, moment.fresh, ahead=ahead)


@dataclass(frozen=True, kw_only=True)
class OfVisit(Verb[Ticket], shared=True):
    """A verb about one visit, answered with its ticket."""

    visit: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        raise NotImplementedError

    def answer(self, state: State, moment: Moment) -> Ticket:
        return views.ticket(state, moment.at, self.visit)


def wrong_step(visit: Visit) -> errors.WrongStep:
    """The refusal that says where a visit stands."""
    current = visit.current
    step = "over" if current is None else visit.legs[current].step.value
    return errors.WrongStep(ticket=visit.ticket, step=step)


@dataclass(frozen=True, kw_only=True)
class ConfirmTicket(OfVisit):
    """The citizen has the number, on paper or read from the screen."""

    on_paper: bool = True

    def decide(self, state: State, moment: Moment) -> list[Change]:
        visit = the_visit(state, self.visit)
        by: Literal["paper", "screen"] = "paper" if self.on_paper else "screen"
        return [] if visit.received in (by, "paper") else [TicketReceived(visit=visit.id, by=by)]


@dataclass(frozen=True, kw_only=True)
class Reprint(OfVisit):
    """The ticket is printed once more, marked as a copy, with the same number."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        return [TicketReprinted(visit=the_visit(state, self.visit).id, told=moment.told)]


@dataclass(frozen=True, kw_only=True)
class Cancel(OfVisit):
    """A visit is given up before it is served."""

    reason: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        visit = the_visit(state, self.visit)
        current = visit.current
        if current is None or visit.legs[current].step is not Step.WAITING:
            raise wrong_step(visit)
        return [
            LegEnded(visit=visit.id, leg=index, end="cancelled", outcome=self.reason)
            for index, leg in enumerate(visit.legs)
            if leg.step in (Step.WAITING, Step.PLANNED)
        ]


@dataclass(frozen=True, kw_only=True)
class ReturnVisit(OfVisit):
    """Someone who was not there when called has come, within the centre's tolerance."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        visit = the_visit(state, self.visit)
        the_day(state)
        missed = next((i for i, leg in enumerate(visit.legs) if leg.step is Step.NO_SHOW), None)
        if missed is None or visit.current is not None:
            raise wrong_step(visit)
        ended = visit.legs[missed].ended_at or 0
        if moment.at - ended > the_offer(state).customs.return_minutes * MINUTE:
            raise errors.TooLate(ticket=visit.ticket)
        return [LegReturned(visit=visit.id, leg=missed)]


@dataclass(frozen=True, kw_only=True)
class AddService(OfVisit):
    """One more service on a ticket that is not over; it comes next, or last."""

    service: str
    last: bool = False

    def decide(self, state: State, moment: Moment) -> list[Change]:
        visit, service = the_visit(state, self.visit), the_service(state, self.service)
        current = visit.current
        if current is None:
            raise wrong_step(visit)
        if len(visit.legs) >= MOST_SERVICES:
            raise errors.TooManyServices(most=MOST_SERVICES)
        if service.code in state.suspended:
            raise errors.ServiceDown(service=service.code)
        after = len(visit.legs) - 1 if self.last else current
        lane = Lane.WALK_IN if visit.lane is Lane.APPOINTMENT else visit.lane
        return [
            LegAdded(
                visit=visit.id,
                day=visit.day,
                after=after,
                plan=charter.plan(the_offer(state), service, lane),
                told=moment.told,
            )
        ]


@dataclass(frozen=True, kw_only=True)
class OrderServices(OfVisit):
    """The services still to come are given in another order."""

    services: tuple[str, ...]
    """Their codes, each once, in the order wished."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        visit = the_visit(state, self.visit)
        planned = {leg.service: i for i, leg in enumerate(visit.legs) if leg.step is Step.PLANNED}
        if len(self.services) != len(planned) or set(self.services) != set(planned):
            raise errors.WrongOrder(ticket=visit.ticket)
        order = tuple(planned[code] for code in self.services)
        return [] if order == tuple(sorted(order)) else [LegsOrdered(visit=visit.id, order=order)]


@dataclass(frozen=True, kw_only=True)
class Rate(OfVisit):
    """The citizen says how it was, from 1 to 5; the last answer counts."""

    rating: int

    def decide(self, state: State, moment: Moment) -> list[Change]:
        if not 1 <= self.rating <= 5:
            raise errors.WrongRating(rating=self.rating)
        visit = the_visit(state, self.visit)
        if not any(leg.step is Step.DONE for leg in visit.legs):
            raise wrong_step(visit)
        same = visit.rating == self.rating
        return [] if same else [VisitRated(visit=visit.id, rating=self.rating)]
