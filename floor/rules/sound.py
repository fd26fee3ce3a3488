"""Whether an offer agrees with itself, so that a floor can go on with it."""

from collections.abc import Iterable

from floor.rules.offer import Hours, Offer, Service

SERIES = frozenset("ABCDEFGHJKLMNPQRSTUVW")
"""Letters of tickets: none that is read as a digit, and X, Y, Z are kiosks' own."""
DAY = 24 * 60


def fault(offer: Offer) -> str:
    """What is wrong with an offer, as a clause; empty when it is sound."""
    codes = [service.code for service in offer.services]
    numbers = [plan.number for plan in offer.counters]
    given = {code for plan in offer.counters for code in plan.services}
    found = (
        _twice("service", codes),
        _twice("counter", numbers),
        _twice("agency", [agency.code for agency in offer.agencies]),
        _hours(offer.hours),
        *(_service(offer, service) for service in offer.services),
        "" if offer.counters else "there is no counter",
        *(
            f"counter {plan.number} serves {code}, which is not offered"
            for plan in offer.counters
            for code in (*plan.services, *plan.prefers)
            if code not in codes
        ),
        *(f"counter {plan.number} serves nothing" for plan in offer.counters if not plan.services),
        *(f"no counter serves {code}" for code in codes if code not in given),
    )
    return next(filter(None, found), "")


def _twice(what: str, names: Iterable[object]) -> str:
    seen: set[object] = set()
    for name in names:
        if name in seen:
            return f"{what} {name} is there twice"
        seen.add(name)
    return ""


def _hours(hours: Hours) -> str:
    if not 0 <= hours.opens < hours.closes <= DAY:
        return "the closing time is not after the opening time"
    if not hours.days or not set(hours.days) <= set(range(1, 8)):
        return "no day of the week is named"
    return ""


def _service(offer: Offer, service: Service) -> str:
    categories = {category.code: category.series for category in offer.categories}
    agencies = {agency.code for agency in offer.agencies}
    texts = (service.name, *service.documents)
    if service.agency not in agencies:
        return f"{service.code} belongs to {service.agency}, which is no agency"
    if categories.get(service.category) != service.series or service.series not in SERIES:
        return f"{service.code} stands in no category of its series"
    if not all(text.en.strip() and text.sw.strip() for text in texts):
        return f"{service.code} is not named in both languages"
    if not 0 < service.minutes <= 480:
        return f"{service.code} takes {service.minutes:g} minutes"
    if service.fee_kes is not None and not 0 <= service.fee_kes <= 100_000_000:
        return f"{service.code} costs KES {service.fee_kes}"
    if service.hours is not None and (wrong := _hours(service.hours)):
        return f"{service.code}: {wrong}"
    promises = service.promises
    minutes = (promises.walk_in, promises.priority, promises.appointment) if promises else ()
    if not all(0 < each <= 480 for each in minutes):
        return f"{service.code} promises no possible time"
    return ""
