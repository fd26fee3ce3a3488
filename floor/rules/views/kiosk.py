"""What citizens see: the menu, and their ticket."""

from floor.rules import calling, charter, opening
from floor.rules import snapshots as show
from floor.rules.find import the_offer, the_visit
from floor.rules.offer import Service
from floor.rules.state import Leg, State, Step
from floor.rules.views.waits import service_wait, visit_wait

POPULAR = 10
"""Services offered as most used here today."""


def leg_line(state: State, leg: Leg) -> show.LegLine:
    """A leg as people read it."""
    service = state.services[leg.service]
    return show.LegLine(
        service=leg.service,
        name=service.name,
        step=leg.step,
        promise=leg.promise,
        counter=leg.counter,
        documents=service.documents,
        clock=leg.clock,
        called_at=leg.called_at,
        started_at=leg.started_at,
        outcomes=service.outcomes,
    )


def menu(state: State, now: int) -> show.Menu:
    """Everything a kiosk offers now."""
    offer = the_offer(state)
    offered = [service for service in offer.services if not service.withdrawn]
    centre_open = state.day is not None and opening.gives_tickets(offer, offer.hours, now)
    ahead = calling.ahead_of_newcomers(state)
    services = tuple(
        _menu_service(
            state, service, now, centre_open, None if state.alone else ahead[service.code]
        )
        for service in offered
    )
    by_demand = sorted(offered, key=lambda s: (-state.asked.get(s.code, 0), s.minutes))
    return show.Menu(
        version=state.version,
        at=now,
        centre=offer.centre,
        name=offer.name,
        open=centre_open,
        hours=offer.hours,
        categories=offer.categories,
        agencies=offer.agencies,
        services=services,
        popular=tuple(service.code for service in by_demand[:POPULAR]),
        sayings=offer.sayings,
    )


def _menu_service(
    state: State, service: Service, now: int, centre_open: bool, ahead: int | None
) -> show.MenuService:
    offer = the_offer(state)
    down = state.suspended.get(service.code)
    hours = opening.service_hours(offer, service)
    refused = charter.refusal(state, service)
    given = centre_open and not refused and opening.gives_tickets(offer, hours, now)
    return show.MenuService(
        code=service.code,
        agency=service.agency,
        category=service.category,
        name=service.name,
        minutes=service.minutes,
        documents=service.documents,
        fee_kes=service.fee_kes,
        ahead=ahead,
        open=given,
        hours=hours,
        suspended=down.message if down else None,
        left=charter.quota_left(state, service),
        booking=service.booking,
        refused=refused,
        most_waiting=service.most_waiting,
        wait=service_wait(state, now, service.code),
    )


def ticket(state: State, now: int, visit_id: str, *, ahead: int | None = None) -> show.Ticket:
    """A visit as its citizen sees it; `ahead` where it is known already."""
    visit = the_visit(state, visit_id)
    offer = the_offer(state)
    current = visit.current
    leg = None if current is None else visit.legs[current]
    if ahead is None and not state.alone:
        waits = leg is not None and leg.step is Step.WAITING
        ahead = calling.ahead(state, visit, now) if waits else 0
    return show.Ticket(
        version=state.version,
        at=now,
        visit=visit.id,
        ticket=visit.ticket,
        centre=offer.centre,
        centre_name=offer.name,
        day=visit.day,
        issued_at=visit.issued_at,
        lane=visit.lane,
        language=visit.language,
        legs=tuple(leg_line(state, leg) for leg in visit.legs),
        ahead=ahead,
        counter=leg.counter if leg else None,
        token=visit.token,
        received=visit.received,
        copies=visit.copies,
        booked_at=state.appointments[visit.booking].booking.at if visit.booking else None,
        wait=visit_wait(state, now, visit),
    )
