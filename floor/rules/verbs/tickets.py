"""Verbs of the citizen: take a ticket, receive it, give it up."""

from dataclasses import dataclass
from typing import Literal

from floor import errors
from floor.rules import calling, numbering, opening, views
from floor.rules.events import Change, Lane, LegEnded, LegPlan, TicketReceived, TicketTaken
from floor.rules.find import the_day, the_offer, the_service, the_visit
from floor.rules.offer import Language, Offer, Promises, Service
from floor.rules.snapshots import Ticket
from floor.rules.state import State, Step
from floor.rules.verbs.base import Moment, Verb

MOST_SERVICES = 6
"""Services on one ticket; more would not fit on the paper."""


def promised(offer: Offer, service: Service, lane: Lane) -> float:
    """Minutes promised to a lane for a service: its own charter, else the centre's."""
    charter: Promises = service.promises or offer.promises
    minutes = {
        Lane.WALK_IN: charter.walk_in,
        Lane.PRIORITY: charter.priority,
        Lane.APPOINTMENT: charter.appointment,
    }
    return minutes[lane]


@dataclass(frozen=True, kw_only=True)
class TakeTicket(Verb[Ticket]):
    """A citizen takes a ticket for one or more services, in the order they are to be given."""

    services: tuple[str, ...]
    lane: Lane = Lane.WALK_IN
    language: Language = "en"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        offer, day = the_offer(state), the_day(state)
        if not self.services:
            raise errors.NoServiceAsked
        if len(self.services) > MOST_SERVICES:
            raise errors.TooManyServices(most=MOST_SERVICES)
        services = tuple(the_service(state, code) for code in dict.fromkeys(self.services))
        opening.demand_open(offer, services, moment.at)
        series = services[0].series
        return [
            TicketTaken(
                visit=moment.fresh,
                day=day,
                series=series,
                number=numbering.next_number(state, series),
                lane=self.lane,
                language=self.language,
                legs=tuple(
                    LegPlan(service=service.code, promise=promised(offer, service, self.lane))
                    for service in services
                ),
                token=moment.token,
                ahead=calling.ahead_of_newcomer(state, services[0].code),
            )
        ]

    def answer(self, state: State, moment: Moment) -> Ticket:
        ahead = state.visits[moment.fresh].ahead
        return views.ticket(state, moment.at, moment.fresh, ahead=ahead)


@dataclass(frozen=True, kw_only=True)
class ConfirmTicket(Verb[Ticket]):
    """The citizen has the number, on paper or read from the screen."""

    visit: str
    on_paper: bool = True

    def decide(self, state: State, moment: Moment) -> list[Change]:
        visit = the_visit(state, self.visit)
        by: Literal["paper", "screen"] = "paper" if self.on_paper else "screen"
        return [] if visit.received in (by, "paper") else [TicketReceived(visit=visit.id, by=by)]

    def answer(self, state: State, moment: Moment) -> Ticket:
        return views.ticket(state, moment.at, self.visit)


@dataclass(frozen=True, kw_only=True)
class Cancel(Verb[Ticket]):
    """A visit is given up before it is served."""

    visit: str
    reason: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        visit = the_visit(state, self.visit)
        current = visit.current
        if current is None or visit.legs[current].step is not Step.WAITING:
            step = "over" if current is None else visit.legs[current].step.value
            raise errors.WrongStep(ticket=visit.ticket, step=step)
        return [
            LegEnded(visit=visit.id, leg=index, end="cancelled", outcome=self.reason)
            for index, leg in enumerate(visit.legs)
            if leg.step in (Step.WAITING, Step.PLANNED)
        ]

    def answer(self, state: State, moment: Moment) -> Ticket:
        return views.ticket(state, moment.at, self.visit)
