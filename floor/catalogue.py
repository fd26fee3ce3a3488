"""The catalogue: what each centre offers, read from files that people edit by hand."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import assets
from floor.errors import BadFile
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
    Text,
)

if TYPE_CHECKING:  # pydantic takes a tenth of a second to import; it is needed only to read files
    from floor.catalogue_files import Catalogue, CentreFile, PromisesPart, SaidPart, ServicePart

CATALOGUE = assets.ROOT / "catalogue"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreLine:
    """One centre in a list of all."""

    code: str
    name: str
    short: str
    """The name without its brand, for lists: Mombasa."""
    county: str
    town: str
    hours: Hours
    planned: bool
    outreach: bool
    """Whether it travels and runs from one laptop."""
    sign_language: bool
    """Whether an interpreter of Kenyan Sign Language was reported there."""
    counters: int
    services: int


def load_offer(centre: str, folder: Path = CATALOGUE) -> Offer:
    """What one centre offers; BadFile names the first fault in its file or in the shared ones."""
    from floor.catalogue_checks import disagreements
    from floor.catalogue_files import read_catalogue

    faults: list[BadFile] = []
    catalogue = read_catalogue(folder, faults, only_centre=_existing(centre, folder))
    faults.extend(disagreements(catalogue))
    if faults:
        raise faults[0]
    sheet = catalogue.centres[0]
    if sheet.holds.status == "planned":
        raise sheet.fault(
            "status",
            problem=f"{sheet.holds.name} is planned and has not opened",
            mend='Set status = "open" when it opens.',
        )
    return _offer(sheet.holds, catalogue)


def load_offers(folder: Path = CATALOGUE) -> tuple[Offer, ...]:
    """What every centre offers that is open, by code; BadFile names the first fault."""
    from floor.catalogue_checks import disagreements
    from floor.catalogue_files import read_catalogue

    faults: list[BadFile] = []
    catalogue = read_catalogue(folder, faults)
    faults.extend(disagreements(catalogue))
    if faults:
        raise faults[0]
    every = (sheet.holds for sheet in catalogue.centres)
    return tuple(_offer(each, catalogue) for each in every if each.status != "planned")


def centres(folder: Path = CATALOGUE) -> tuple[CentreLine, ...]:
    """All centres, planned ones too, by code; BadFile names the first fault."""
    from floor.catalogue_files import read_catalogue

    faults: list[BadFile] = []
    catalogue = read_catalogue(folder, faults)
    if faults:
        raise faults[0]
    return tuple(_line(sheet.holds, catalogue) for sheet in catalogue.centres)


def all_faults(folder: Path = CATALOGUE) -> tuple[BadFile, ...]:
    """Everything that is wrong in the catalogue, file by file; empty if it is sound."""
    from floor.catalogue_checks import disagreements
    from floor.catalogue_files import read_catalogue

    faults: list[BadFile] = []
    catalogue = read_catalogue(folder, faults)
    return (*faults, *disagreements(catalogue))


def _existing(centre: str, folder: Path) -> str:
    codes = sorted(path.stem for path in (folder / "centres").glob("*.toml"))
    if centre in codes:
        return centre
    near = difflib.get_close_matches(centre.upper(), codes, n=1)
    raise BadFile(
        path=str(folder / "centres"),
        place="the folder",
        problem=f"there is no centre {centre!r}",
        mend=f"Did you mean {near[0]}?" if near else "Add its file, or name one that is there.",
    )


def _offer(centre: CentreFile, catalogue: Catalogue) -> Offer:
    counters = _plan(centre, catalogue)
    given = {code for counter in counters for code in counter.services}
    services = tuple(
        _here(_service(part, sheet.holds.code, catalogue), centre)
        for sheet, _, part in catalogue.services()
        if part.code in given
    )
    return Offer(
        centre=centre.code,
        name=centre.name,
        county=centre.county,
        town=centre.town,
        hours=_hours(centre),
        categories=_categories(catalogue, used={service.category for service in services}),
        agencies=tuple(
            Agency(code=sheet.holds.code, name=_text(sheet.holds.name))
            for sheet in catalogue.agencies
            if any(service.agency == sheet.holds.code for service in services)
        ),
        services=services,
        counters=counters,
        promises=_promises(centre.promises) or Promises(),
        customs=Customs(**centre.customs.model_dump()),
        holidays=tuple(sorted(centre.holidays)),
        sayings=_sayings(catalogue),
    )


def _line(centre: CentreFile, catalogue: Catalogue) -> CentreLine:
    counters = _plan(centre, catalogue)
    return CentreLine(
        code=centre.code,
        name=centre.name,
        short=centre.short,
        county=centre.county,
        town=centre.town,
        hours=_hours(centre),
        planned=centre.status == "planned",
        outreach=centre.outreach,
        sign_language=centre.sign_language,
        counters=len(counters),
        services=len({code for counter in counters for code in counter.services}),
    )


def _plan(centre: CentreFile, catalogue: Catalogue) -> tuple[CounterPlan, ...]:
    from floor.catalogue_checks import offered_by_code, served_at

    serving = offered_by_code(catalogue)
    plans = (
        CounterPlan(
            number=number,
            services=served_at(part, serving),
            prefers=tuple(part.prefers),
            prefers_lane=part.prefers_lane or "",
        )
        for part in centre.counters
        for number in part.numbers
    )
    return tuple(sorted(plans, key=lambda plan: plan.number))


def _categories(catalogue: Catalogue, *, used: set[str]) -> tuple[Category, ...]:
    parts = catalogue.categories.holds.categories if catalogue.categories else []
    return tuple(
        Category(code=part.code, name=_text(part.name), series=part.series, icon=part.icon)
        for part in parts
        if part.code in used
    )


def _sayings(catalogue: Catalogue) -> tuple[Saying, ...]:
    parts = catalogue.sayings.holds.sayings if catalogue.sayings else []
    return tuple(Saying(said=said, means=part.means) for part in parts for said in part.said)


def _service(part: ServicePart, agency: str, catalogue: Catalogue) -> Service:
    documents = catalogue.documents.holds.root if catalogue.documents else {}
    parts = catalogue.categories.holds.categories if catalogue.categories else []
    return Service(
        code=part.code,
        agency=agency,
        category=part.category,
        series=next(category.series for category in parts if category.code == part.category),
        name=_text(part.name),
        minutes=part.minutes,
        documents=tuple(_text(documents[document]) for document in part.documents),
        fee_kes=part.fee_kes,
        extended_hours=part.extended_hours,
        promises=_promises(part.promises),
        booking=part.booking,
        outcomes=tuple(part.outcomes),
    )


def _here(service: Service, centre: CentreFile) -> Service:
    """The service as this centre gives it."""
    part = centre.here.get(service.code)
    if part is None:
        return service
    hours = service.hours
    if part.opens is not None and part.closes is not None:
        hours = replace(_hours(centre), opens=_minutes(part.opens), closes=_minutes(part.closes))
    return replace(
        service,
        quota=part.quota,
        most_waiting=part.most_waiting,
        booking=part.booking or service.booking,
        hours=hours,
    )


def _hours(centre: CentreFile) -> Hours:
    return Hours(
        opens=_minutes(centre.opens),
        closes=_minutes(centre.closes),
        days=tuple(sorted(_DAYS.index(day) + 1 for day in centre.days)),
        last_ticket=centre.last_ticket,
        check_in=centre.check_in,
    )


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _promises(part: PromisesPart | None) -> Promises | None:
    if part is None:
        return None
    return Promises(walk_in=part.walk_in, priority=part.priority, appointment=part.appointment)


def _text(part: SaidPart) -> Text:
    return Text(en=part.en, sw=part.sw)
