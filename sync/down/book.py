"""The national catalogue as headquarters edits it; each centre's offer is made from it.

A service is described once; what is otherwise about it at one centre stands with that centre.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from floor.rules.offer import (
    Agency,
    Category,
    CounterPlan,
    Customs,
    Hours,
    Offer,
    Promises,
    Saying,
    Service,
)

T = TypeVar("T", Category, Agency)
BookingRule = Literal["walk_in", "mixed", "booking_only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What is otherwise about one service at one centre; None is as everywhere."""

    service: str
    quota: int | None = None
    most_waiting: int | None = None
    booking: BookingRule | None = None
    hours: Hours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One centre: what its counters give, when, and how."""

    code: str
    name: str
    county: str
    town: str
    hours: Hours
    counters: tuple[CounterPlan, ...]
    promises: Promises = field(default_factory=Promises)
    customs: Customs = field(default_factory=Customs)
    holidays: tuple[str, ...] = ()
    here: tuple[Here, ...] = ()

    @property
    def gives(self) -> frozenset[str]:
        """The services that its counters give."""
        return frozenset(code for plan in self.counters for code in plan.services)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything that may be offered, and where it is."""

    categories: tuple[Category, ...]
    agencies: tuple[Agency, ...]
    services: tuple[Service, ...]
    """As everywhere: without quota and limit; of hours only opening and closing count."""
    sites: tuple[Site, ...]
    sayings: tuple[Saying, ...] = ()

    def site(self, code: str) -> Site | None:
        """The centre of a code."""
        return next((site for site in self.sites if site.code == code), None)

    def service(self, code: str) -> Service | None:
        """The service of a code."""
        return next((service for service in self.services if service.code == code), None)

    def where(self, service: str) -> tuple[str, ...]:
        """The centres that give a service."""
        return tuple(site.code for site in self.sites if service in site.gives)


def offer_of(book: Book, site: Site) -> Offer:
    """What one centre offers by the book."""
    given = site.gives
    here = {each.service: each for each in site.here}
    services = tuple(
        _at(each, here.get(each.code), site.hours) for each in book.services if each.code in given
    )
    return Offer(
        centre=site.code,
        name=site.name,
        county=site.county,
        town=site.town,
        hours=site.hours,
        categories=tuple(
            each for each in book.categories if any(s.category == each.code for s in services)
        ),
        agencies=tuple(
            each for each in book.agencies if any(s.agency == each.code for s in services)
        ),
        services=services,
        counters=site.counters,
        promises=site.promises,
        customs=site.customs,
        holidays=site.holidays,
        sayings=book.sayings,
    )


def _at(service: Service, here: Here | None, centre: Hours) -> Service:
    """A service as one centre gives it; its own hours are those of the centre's days."""
    if service.hours is not None:
        own = replace(centre, opens=service.hours.opens, closes=service.hours.closes)
        service = replace(service, hours=own)
    if here is None:
        return service
    return replace(
        service,
        quota=here.quota,
        most_waiting=here.most_waiting,
        booking=here.booking or service.booking,
        hours=here.hours or service.hours,
    )


def book_of(offers: Iterable[Offer]) -> Book:
    """The book from which these offers can be made again: what most centres have is national."""
    every = tuple(offers)
    found: dict[str, list[Service]] = {}
    for offer in every:
        for service in offer.services:
            found.setdefault(service.code, []).append(service)
    national = {code: _national(ways) for code, ways in found.items()}
    return Book(
        categories=_each(offer.categories for offer in every),
        agencies=_each(offer.agencies for offer in every),
        services=tuple(national[code] for code in _order(every)),
        sites=tuple(_site(offer, national) for offer in every),
        sayings=next((offer.sayings for offer in every), ()),
    )


def _order(offers: tuple[Offer, ...]) -> list[str]:
    """The codes of all services, so that each centre's own order is kept: by agency, then as they
    are first met where most of the agency's are."""
    agencies = sorted({service.agency for offer in offers for service in offer.services})
    codes: list[str] = []
    for agency in agencies:
        orders = [[s.code for s in offer.services if s.agency == agency] for offer in offers]
        codes += _merged(orders)
    return codes


def _merged(orders: list[list[str]]) -> list[str]:
    """One order that holds all of these orders, which do not contradict each other."""
    follows: dict[str, set[str]] = {}
    for order in orders:
        for index, code in enumerate(order):
            follows.setdefault(code, set()).update(order[:index])
    merged: list[str] = []
    while follows:
        ready = sorted(code for code, before in follows.items() if before <= set(merged))
        code = ready[0] if ready else min(follows)
        merged.append(code)
        del follows[code]
    return merged


def _each(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Every part once, in one order."""
    every = tuple(parts)
    known = {part.code: part for some in every for part in some}
    return tuple(known[code] for code in _merged([[part.code for part in p] for p in every]))


def _national(ways: list[Service]) -> Service:
    booking = Counter(service.booking for service in ways).most_common(1)[0][0]
    return replace(ways[0], quota=None, most_waiting=None, hours=None, booking=booking)


def _site(offer: Offer, national: dict[str, Service]) -> Site:
    here = tuple(
        Here(
            service=service.code,
            quota=service.quota,
            most_waiting=service.most_waiting,
            booking=None if service.booking == national[service.code].booking else service.booking,
            hours=service.hours,
        )
        for service in offer.services
        if service != national[service.code]
    )
    return Site(
        code=offer.centre,
        name=offer.name,
        county=offer.county,
        town=offer.town,
        hours=offer.hours,
        counters=offer.counters,
        promises=offer.promises,
        customs=offer.customs,
        holidays=offer.holidays,
        here=here,
    )


def offered_at(book: Book, service: Service, centres: frozenset[str]) -> tuple[Book, str]:
    """The book with a service given at just these centres, and the first centre that cannot give
    it (empty if all can).

    A centre that begins gives it at every counter that gives another service of its agency; a
    centre that ends gives it nowhere.
    """
    sites: list[Site] = []
    agency = {s.code for s in book.services if s.agency == service.agency}
    for site in book.sites:
        gives = service.code in site.gives
        if gives and site.code not in centres:
            sites.append(_without(site, service.code))
        elif not gives and site.code in centres:
            plans = tuple(_with(plan, service.code, agency) for plan in site.counters)
            if plans == site.counters:
                return book, site.name
            sites.append(replace(site, counters=plans))
        else:
            sites.append(site)
    return replace(book, sites=tuple(sites)), ""


def _with(plan: CounterPlan, service: str, agency: set[str]) -> CounterPlan:
    if not agency & set(plan.services):
        return plan
    return replace(plan, services=(*plan.services, service))


def _without(site: Site, service: str) -> Site:
    def bare(codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in codes if code != service)

    plans = tuple(
        replace(plan, services=bare(plan.services), prefers=bare(plan.prefers))
        for plan in site.counters
    )
    here = tuple(each for each in site.here if each.service != service)
    return replace(site, counters=plans, here=here)
