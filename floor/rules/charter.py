"""The service charter: what is promised to whom, and whether a ticket may be given at all."""

from floor import errors
from floor.rules import calling, opening
from floor.rules.events import Lane, LegPlan
from floor.rules.offer import Offer, Promises, Service
from floor.rules.state import State

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


def plan(offer: Offer, service: Service, lane: Lane) -> LegPlan:
    """A leg for a service, with what is promised to its lane."""
    return LegPlan(service=service.code, promise=promised(offer, service, lane))


def quota_left(state: State, service: Service) -> int | None:
    """Tickets of the service that today still has; None is as many as come."""
    quota = state.quotas.get(service.code, service.quota)
    return None if quota is None else max(0, quota - state.asked.get(service.code, 0))


def demand_given(state: State, service: Service) -> None:
    """Refuse a ticket for a service that is down, used up, too full, or given by booking only.

    Raises ServiceWithdrawn, ServiceDown, QuotaUsed, TooManyWaiting or BookingOnly.
    """
    code = service.code
    if service.withdrawn:
        raise errors.ServiceWithdrawn(service=code)
    if code in state.suspended:
        raise errors.ServiceDown(service=code)
    if quota_left(state, service) == 0:
        raise errors.QuotaUsed(service=code)
    if service.most_waiting is not None:
        waiting = calling.count_waiting(state, frozenset((code,)))
        if waiting >= service.most_waiting:
            raise errors.TooManyWaiting(service=code, most=service.most_waiting)
    if service.booking == "booking_only":
        raise errors.BookingOnly(service=code)


def refusal(state: State, service: Service) -> str:
    """Code of the error that a ticket for the service would be refused with, hours aside."""
    try:
        demand_given(state, service)
    except errors.Refused as refused:
        return refused.code
    return ""


def demand_ticket(
    state: State, offer: Offer, services: tuple[Service, ...], at: int, *, booked: bool = False
) -> None:
    """Refuse a ticket that the rules do not allow now; a booking opens what only it can."""
    if not services:
        raise errors.NoServiceAsked
    if len(services) > MOST_SERVICES:
        raise errors.TooManyServices(most=MOST_SERVICES)
    opening.demand_open(offer, services, at)
    for service in services:
        if booked:
            if service.code in state.suspended:
                raise errors.ServiceDown(service=service.code)
        else:
            demand_given(state, service)
