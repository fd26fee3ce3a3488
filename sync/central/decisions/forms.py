"""Forms of the catalogue's pages: a service or a centre as fields, and fields as one of them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, get_args

from floor.rules.offer import CounterPlan, Hours, Promises, Service, Text
from floor.rules.opening import clock_face
from sync.central.web.office import Form
from sync.down.book import Book, BookingRule, Site

Fields = dict[str, tuple[str, ...]]
BOOKING: tuple[BookingRule, ...] = get_args(BookingRule)
LANES: tuple[Literal["walk_in", "priority", "appointment"], ...] = (
    "walk_in",
    "priority",
    "appointment",
)
TIME = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
DATE = re.compile(r"20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])")
CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}-[A-Z0-9]{1,8}")
LONGEST = 200
"""Characters of a name or document at most: it has to fit on a screen."""
SPARE = 3
"""Empty lines for documents to be added."""


class Wrong(ValueError):
    """A field that cannot be taken: `catalogue.wrong.{key}` says why."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def fields_of_service(service: Service, where: tuple[str, ...], revision: int) -> Fields:
    """A service as its page shows it."""
    promises, hours = service.promises, service.hours
    return {
        "name_en": (service.name.en,),
        "name_sw": (service.name.sw,),
        "fee": ("" if service.fee_kes is None else str(service.fee_kes),),
        "minutes": (f"{service.minutes:g}",),
        "document_en": tuple(each.en for each in service.documents) + ("",) * SPARE,
        "document_sw": tuple(each.sw for each in service.documents) + ("",) * SPARE,
        **{lane: (f"{getattr(promises, lane):g}" if promises else "",) for lane in LANES},
        "booking": (service.booking,),
        "extended": ("yes",) if service.extended_hours else (),
        "opens": (clock_face(hours.opens) if hours else "",),
        "closes": (clock_face(hours.closes) if hours else "",),
        "centre": where,
        "revision": (str(revision),),
    }


def service_of(form: Form, service: Service) -> Service:
    """The service as a form has it. Raises Wrong."""
    booking = next((each for each in BOOKING if each == form.one("booking")), service.booking)
    hours = None
    if form.one("opens") or form.one("closes"):
        opens, closes = times(form)
        hours = Hours(opens=opens, closes=closes)
    return replace(
        service,
        name=both(form.one("name_en"), form.one("name_sw"), "name"),
        fee_kes=_fee(form.one("fee")),
        minutes=_minutes(form.one("minutes"), "minutes"),
        documents=_documents(form),
        promises=promises_of(form),
        booking=booking,
        extended_hours=bool(form.one("extended")),
        hours=hours,
    )


def new_service(form: Form, book: Book) -> Service:
    """A service that is not there yet, given nowhere. Raises Wrong."""
    code, agency = form.one("code").upper(), form.one("agency")
    category = next((each for each in book.categories if each.code == form.one("category")), None)
    if category is None or agency not in {each.code for each in book.agencies}:
        raise Wrong("no_agency")
    if not CODE.fullmatch(code) or not code.startswith(f"{agency}-"):
        raise Wrong("code", value=code[:40], agency=agency)
    if book.service(code) is not None:
        raise Wrong("code_known", value=code)
    return Service(
        code=code,
        agency=agency,
        category=category.code,
        series=category.series,
        name=both(form.one("name_en"), form.one("name_sw"), "name"),
        minutes=10.0,
    )


def both(en: str, sw: str, what: str) -> Text:
    """A text in both languages. Raises Wrong."""
    if not en or not sw:
        raise Wrong(f"{what}_missing")
    if max(len(en), len(sw)) > LONGEST:
        raise Wrong("too_long", most=LONGEST)
    if not (en.isprintable() and sw.isprintable()):
        raise Wrong("odd_letters")
    return Text(en=en, sw=sw)


def _documents(form: Form) -> tuple[Text, ...]:
    pairs = zip(form.all("document_en"), form.all("document_sw"), strict=False)
    found = [(en.strip(), sw.strip()) for en, sw in pairs]
    return tuple(both(en, sw, "document") for en, sw in found if en or sw)


def _fee(text: str) -> int | None:
    plain = text.replace(",", "").removeprefix("KES").strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 8):
        raise Wrong("fee", value=text[:40])
    return int(plain)


def _minutes(text: str, key: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 480:
        raise Wrong(key, value=text[:40])
    return value


def promises_of(form: Form) -> Promises | None:
    """The promises of a form: all three lanes or none."""
    given = [form.one(lane) for lane in LANES]
    if not any(given):
        return None
    if not all(given):
        raise Wrong("promises_part")
    walk_in, priority, appointment = (_minutes(text, "promise") for text in given)
    return Promises(walk_in=walk_in, priority=priority, appointment=appointment)


def times(form: Form) -> tuple[int, int]:
    """Opening and closing of a form, in minutes after midnight."""
    found: list[int] = []
    for name in ("opens", "closes"):
        shape = TIME.fullmatch(form.one(name))
        if shape is None:
            raise Wrong("time", value=form.one(name)[:40])
        found.append(int(shape[1]) * 60 + int(shape[2]))
    if not found[0] < found[1] <= 24 * 60:
        raise Wrong("closes_early")
    return found[0], found[1]


def fields_of_site(site: Site, revision: int) -> Fields:
    """A centre as its page shows it."""
    return {
        "name": (site.name,),
        "opens": (clock_face(site.hours.opens),),
        "closes": (clock_face(site.hours.closes),),
        "day": tuple(str(day) for day in site.hours.days),
        "holidays": (" ".join(site.holidays),),
        **{lane: (f"{getattr(site.promises, lane):g}",) for lane in LANES},
        **{f"counter_{plan.number}": (" ".join(plan.services),) for plan in site.counters},
        "revision": (str(revision),),
    }


def site_of(form: Form, site: Site, book: Book) -> Site:
    """The centre as a form has it. Raises Wrong."""
    opens, closes = times(form)
    days = tuple(sorted({int(day) for day in form.all("day") if day in set("1234567")}))
    holidays = tuple(sorted(set(form.one("holidays").replace(",", " ").split())))
    name = form.one("name")
    if not name or len(name) > LONGEST or not name.isprintable():
        raise Wrong("centre_name")
    if not days:
        raise Wrong("no_day")
    for day in holidays:
        if not DATE.fullmatch(day):
            raise Wrong("holiday", value=day[:40])
    return replace(
        site,
        name=name,
        hours=replace(site.hours, opens=opens, closes=closes, days=days),
        holidays=holidays,
        promises=promises_of(form) or Promises(),
        counters=tuple(
            replace(plan, services=given, prefers=tuple(c for c in plan.prefers if c in given))
            for plan in _plans(form, site)
            for given in (_given(form.fields, plan.number, book, plan.services),)
        ),
    )


def _plans(form: Form, site: Site) -> tuple[CounterPlan, ...]:
    """The centre's counters, without those that are to go, and with the next one if its field is
    filled in."""
    going = set(form.all("counter_gone"))
    kept = tuple(plan for plan in site.counters if str(plan.number) not in going)
    number = next_counter(site)
    if form.one(f"counter_{number}"):
        kept = (*kept, CounterPlan(number=number, services=()))
    if not kept:
        raise Wrong("counters_gone")
    return kept


def next_counter(site: Site) -> int:
    """The number that another counter of a centre has."""
    return 1 + max((plan.number for plan in site.counters), default=0)


def _given(
    fields: Mapping[str, tuple[str, ...]], number: int, book: Book, before: tuple[str, ...]
) -> tuple[str, ...]:
    """The services of one counter: codes of services, or of agencies for all that they have."""
    said = fields.get(f"counter_{number}")
    if said is None:
        return before
    known = {service.code for service in book.services}
    found: list[str] = []
    for code in said[0].replace(",", " ").upper().split():
        if code in known:
            found.append(code)
            continue
        of_agency = [service.code for service in book.services if service.agency == code]
        if not of_agency:
            raise Wrong("no_service", value=code[:40], counter=number)
        found += of_agency
    if not found:
        raise Wrong("counter_empty", counter=number)
    return tuple(dict.fromkeys(found))
