"""The centre's local day and the hours of centre and services; Kenya has no summer time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from floor import errors
from floor.rules.offer import Hours, Offer, Service

NAIROBI = timezone(timedelta(hours=3), "EAT")
ORDINARY = Hours(opens=8 * 60, closes=17 * 60)
"""Hours of desks that do not keep the centre's extended hours."""
MINUTE = 60_000
"""Milliseconds."""


def local(at: int) -> datetime:
    """Local time of UTC milliseconds."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(NAIROBI)


def local_day(at: int) -> str:
    """The centre's day, as an ISO date, of UTC milliseconds."""
    return local(at).date().isoformat()


def at_local(day: str, minute: int) -> int:
    """UTC milliseconds of a minute after local midnight of a day."""
    midnight = datetime.combine(date.fromisoformat(day), datetime.min.time(), NAIROBI)
    return int(midnight.timestamp() * 1000) + minute * MINUTE


def clock_face(minute: int) -> str:
    """Minutes after midnight as HH:MM."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minute_of_day(at: int) -> int:
    """Minutes after local midnight of UTC milliseconds."""
    moment = local(at)
    return moment.hour * 60 + moment.minute


def within(hours: Hours, at: int) -> bool:
    """Whether the local moment lies in the hours, on one of their days."""
    serves = hours.opens <= minute_of_day(at) < hours.closes
    return serves and local(at).isoweekday() in hours.days


def working(offer: Offer, at: int) -> bool:
    """Whether the local day is one on which the centre opens."""
    moment = local(at)
    return moment.isoweekday() in offer.hours.days and local_day(at) not in offer.holidays


def gives_tickets(offer: Offer, hours: Hours, at: int) -> bool:
    """Whether tickets are given: from check-in before opening until the last ticket."""
    first, last = hours.opens - hours.check_in, hours.closes - hours.last_ticket
    return working(offer, at) and first <= minute_of_day(at) < last


def service_hours(offer: Offer, service: Service) -> Hours:
    """When a service is given: its own hours, the centre's, or ordinary ones without an extended
    desk."""
    if service.hours is not None:
        return service.hours
    if service.extended_hours:
        return offer.hours
    return replace(
        offer.hours,
        opens=max(offer.hours.opens, ORDINARY.opens),
        closes=min(offer.hours.closes, ORDINARY.closes),
    )


def demand_open(offer: Offer, services: tuple[Service, ...], at: int) -> None:
    """Refuse a ticket outside the hours: CentreClosed or ServiceClosed."""
    if not gives_tickets(offer, offer.hours, at):
        raise errors.CentreClosed(
            opens=clock_face(offer.hours.opens), closes=clock_face(offer.hours.closes)
        )
    for service in services:
        hours = service_hours(offer, service)
        if not gives_tickets(offer, hours, at):
            raise errors.ServiceClosed(
                service=service.code,
                opens=clock_face(hours.opens),
                closes=clock_face(hours.closes),
            )
