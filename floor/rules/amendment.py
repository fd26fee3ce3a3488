"""What a centre's manager does differently from the catalogue deployed to it; in versions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from floor import errors
from floor.rules.offer import CounterPlan, Customs, Hours, Offer, Promises, Service

SHIFTS = 400
"""Shifts in a roster at most: a large centre's next ten days, in one line of the journal."""
DAY, LONGEST = 24 * 60, 480
"""Minutes of a day; minutes that may be promised at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPromise:
    """What is promised here for one service."""

    service: str
    promises: Promises


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCounter:
    """What one counter gives here."""

    number: int
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """When an agent works on a day, and where."""

    agent: str
    day: str
    """The local day, as an ISO date."""
    starts: int
    ends: int
    """Minutes after local midnight."""
    counter: int | None = None
    """None is wherever the agent may sit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """The whole of it; what is None or empty is as the catalogue has it."""

    hours: Hours | None = None
    promises: Promises | None = None
    customs: Customs | None = None
    services: tuple[OwnPromise, ...] = ()
    withdrawn: tuple[str, ...] = ()
    counters: tuple[OwnCounter, ...] = ()
    roster: tuple[Shift, ...] = ()
    """Who works when; days that are over are left out with the next change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state of a centre's own settings: 1 is the first that differs from the catalogue."""

    number: int
    at: int
    """UTC milliseconds."""
    by: str
    """The manager."""
    amendment: Amendment
    restores: int = 0
    """The version that it brings back; 0 for none."""


def amended(offer: Offer, own: Amendment) -> Offer:
    """The offer as the centre goes on with it; what a later catalogue has not is left out."""
    known = {service.code for service in offer.services}
    promised = {each.service: each.promises for each in own.services}
    plans = {each.number: each.services for each in own.counters}
    return replace(
        offer,
        hours=own.hours or offer.hours,
        promises=own.promises or offer.promises,
        customs=own.customs or offer.customs,
        services=tuple(
            _service(service, promised.get(service.code), service.code in own.withdrawn)
            for service in offer.services
        ),
        counters=tuple(_counter(plan, plans.get(plan.number), known) for plan in offer.counters),
    )


def _service(service: Service, promises: Promises | None, withdrawn: bool) -> Service:
    if promises is None and not withdrawn:
        return service
    return replace(service, promises=promises or service.promises, withdrawn=withdrawn)


def _counter(plan: CounterPlan, services: tuple[str, ...] | None, known: set[str]) -> CounterPlan:
    given = tuple(code for code in services or () if code in known)
    if not given:
        return plan
    prefers = tuple(code for code in plan.prefers if code in given)
    return replace(plan, services=given, prefers=prefers)


def demand_sound(offer: Offer, own: Amendment) -> None:
    """Refuse settings that contradict themselves or the catalogue. Raises WrongSetting,
    UnknownService, UnknownCounter or NobodyServes."""
    codes = {service.code for service in offer.services}
    numbers = {plan.number for plan in offer.counters}
    for code in _named(own):
        if code not in codes:
            raise errors.UnknownService(service=code)
    for number in (
        *(each.number for each in own.counters),
        *(each.counter for each in own.roster if each.counter is not None),
    ):
        if number not in numbers:
            raise errors.UnknownCounter(counter=number)
    wrong = next(_wrong(own), None)
    if wrong is not None:
        raise errors.WrongSetting(setting=wrong)
    offered = {code for plan in offer.counters for code in plan.services}
    given = {code for plan in amended(offer, own).counters for code in plan.services}
    for code in sorted(offered - given - set(own.withdrawn)):
        raise errors.NobodyServes(service=code)


def _named(own: Amendment) -> Iterator[str]:
    yield from (each.service for each in own.services)
    yield from own.withdrawn
    for counter in own.counters:
        yield from counter.services


def _wrong(own: Amendment) -> Iterator[str]:
    """The names of settings that cannot be."""
    if own.hours is not None and not _possible(own.hours):
        yield "hours"
    promises = [own.promises, *(each.promises for each in own.services)]
    if not all(_kept(each) for each in promises if each is not None):
        yield "promises"
    if own.customs is not None and not _usual(own.customs):
        yield "customs"
    if _twice(each.service for each in own.services) or _twice(own.withdrawn):
        yield "services"
    if _twice(each.number for each in own.counters):
        yield "counters"
    if any(not each.services or _twice(each.services) for each in own.counters):
        yield "counters"
    if any(not _workable(each) for each in own.roster) or len(own.roster) > SHIFTS:
        yield "roster"
    if _twice((each.agent, each.day) for each in own.roster):
        yield "roster"


def _workable(shift: Shift) -> bool:
    try:
        date.fromisoformat(shift.day)
    except ValueError:
        return False
    return 0 <= shift.starts < shift.ends <= DAY


def _possible(hours: Hours) -> bool:
    length = hours.closes - hours.opens
    days = set(hours.days)
    return (
        0 <= hours.opens < hours.closes <= DAY
        and bool(days)
        and days <= set(range(1, 8))
        and 0 <= hours.last_ticket < length
        and 0 <= hours.check_in <= hours.opens
    )


def _kept(promises: Promises) -> bool:
    minutes = (promises.walk_in, promises.priority, promises.appointment)
    return all(1 <= each <= LONGEST for each in minutes) and promises.priority <= promises.walk_in


def _usual(customs: Customs) -> bool:
    minutes = (
        *(customs.return_minutes, customs.early_minutes, customs.late_minutes),
        *(customs.undo_seconds, customs.wrap_up_minutes),
    )
    return 0 <= customs.recalls <= 20 and all(0 <= each <= 240 for each in minutes)


def _twice(names: Iterable[object]) -> bool:
    listed = list(names)
    return len(set(listed)) < len(listed)
