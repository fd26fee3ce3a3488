"""Forms of agencies, categories and new centres: fields as one of them, or a sentence why not."""

import re
from dataclasses import replace
from typing import TypeVar

import assets
from floor.rules.offer import Agency, Category, CounterPlan, Hours
from floor.rules.sound import SERIES
from sync.central.decisions.forms import LONGEST, Wrong, both
from sync.central.web.office import Form
from sync.down.book import Book, Site

AGENCY = re.compile(r"[A-Z][A-Z0-9]{1,7}")
CATEGORY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CENTRE = re.compile(r"[A-Z]{2,5}")
HOURS = Hours(opens=8 * 60, closes=17 * 60)
MOST_COUNTERS = 99
T = TypeVar("T")


def icons() -> tuple[str, ...]:
    """The icons that a category may have."""
    return tuple(sorted(path.stem for path in (assets.ROOT / "icons").glob("*.svg")))


def free_series(book: Book, but: str = "") -> str:
    """Letters that no category has, besides one's own."""
    taken = {each.series for each in book.categories if each.code != but}
    return "".join(sorted(SERIES - taken))


def with_agency(form: Form, book: Book) -> tuple[Book, str]:
    """The book with an agency named anew, or added, or taken out; its code. Raises Wrong."""
    code = form.one("code").upper()
    known = next((each for each in book.agencies if each.code == code), None)
    if form.one("remove"):
        given = sum(service.agency == code for service in book.services)
        if known is None or given:
            raise Wrong("agency_used", value=code[:40], n=given)
        return replace(book, agencies=tuple(a for a in book.agencies if a.code != code)), code
    if form.one("new") and known is not None:
        raise Wrong("agency_known", value=code)
    if known is None and not (form.one("new") and AGENCY.fullmatch(code)):
        raise Wrong("agency_code", value=code[:40])
    named = Agency(code=code, name=both(form.one("name_en"), form.one("name_sw"), "name"))
    _demand_apart([a.name.en for a in book.agencies if a.code != code], named.name.en)
    return replace(book, agencies=_placed(book.agencies, known, named)), code


def with_category(form: Form, book: Book) -> tuple[Book, str]:
    """The book with a category changed, or added, or taken out; its services' tickets go on with
    its letter. Raises Wrong."""
    code = form.one("code").lower()
    known = next((each for each in book.categories if each.code == code), None)
    if form.one("remove"):
        given = sum(service.category == code for service in book.services)
        if known is None or given:
            raise Wrong("category_used", value=code[:40], n=given)
        return replace(book, categories=tuple(c for c in book.categories if c.code != code)), code
    if form.one("new") and known is not None:
        raise Wrong("category_known", value=code)
    if known is None and not (form.one("new") and len(code) <= 40 and CATEGORY.fullmatch(code)):
        raise Wrong("category_code", value=code[:40])
    series, icon = form.one("series").upper(), form.one("icon")
    if len(series) != 1 or series not in free_series(book, code):
        raise Wrong("series", value=series[:10], free=" ".join(free_series(book, code)) or "-")
    if icon not in icons():
        raise Wrong("icon", value=icon[:40])
    name = both(form.one("name_en"), form.one("name_sw"), "name")
    _demand_apart([c.name.en for c in book.categories if c.code != code], name.en)
    made = Category(code=code, name=name, series=series, icon=icon)
    services = tuple(
        replace(each, series=series) if each.category == code else each for each in book.services
    )
    return replace(book, categories=_placed(book.categories, known, made), services=services), code


def _placed(every: tuple[T, ...], old: T | None, new: T) -> tuple[T, ...]:
    if old is None:
        return (*every, new)
    return tuple(new if each is old else each for each in every)


def _demand_apart(names: list[str], name: str) -> None:
    """Two of one name cannot be told apart on a screen."""
    if name.casefold() in {each.casefold() for each in names}:
        raise Wrong("name_known", value=name)


def new_site(form: Form, book: Book) -> Site:
    """A centre that is not there yet, with counters as another has them. Raises Wrong."""
    code = form.one("code").upper()
    if not CENTRE.fullmatch(code):
        raise Wrong("centre_code", value=code[:40])
    if book.site(code) is not None:
        raise Wrong("centre_known", value=code)
    texts = {part: form.one(part) for part in ("name", "county", "town")}
    for text in texts.values():
        if not text or len(text) > LONGEST or not text.isprintable():
            raise Wrong("centre_texts")
    _demand_apart([site.name for site in book.sites], texts["name"])
    model = book.site(form.one("as"))
    if model is None:
        raise Wrong("centre_model")
    count = form.one("counters")
    if not (count.isascii() and count.isdecimal() and 0 < int(count[:4]) <= MOST_COUNTERS):
        raise Wrong("counter_count", value=count[:40], most=MOST_COUNTERS)
    return Site(
        code=code,
        name=texts["name"],
        county=texts["county"],
        town=texts["town"],
        hours=HOURS,
        counters=_counters(model, int(count)),
        promises=model.promises,
        customs=model.customs,
        holidays=model.holidays,
    )


def _counters(model: Site, count: int) -> tuple[CounterPlan, ...]:
    """So many counters that give everything that the other centre gives."""
    plans = [plan.services for plan in model.counters]
    given: list[tuple[str, ...]] = [plans[n % len(plans)] for n in range(count)]
    if count < len(plans):  # what the counters left out give, the last one gives too
        more = [code for plan in plans[count - 1 :] for code in plan]
        given[-1] = tuple(dict.fromkeys(more))
    return tuple(CounterPlan(number=n, services=codes) for n, codes in enumerate(given, start=1))
