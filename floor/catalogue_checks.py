"""What the catalogue's files must agree on among themselves: codes, series, counters, hours."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from floor.catalogue_files import AgencyFile, Catalogue, CentreFile, CounterPart, Sheet
from floor.errors import BadFile


def disagreements(catalogue: Catalogue) -> Iterator[BadFile]:
    """Every fault between files that are each readable by themselves."""
    yield from _categories(catalogue)
    yield from _agencies(catalogue)
    yield from _services(catalogue)
    yield from _sayings(catalogue)
    serving = offered_by_code(catalogue)
    known = {service.code for _, _, service in catalogue.services()}
    for sheet in catalogue.centres:
        yield from _centre(sheet)
        yield from _counters(sheet, serving, known)
        yield from _customs(sheet, serving)


def offered_by_code(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The active services that each agency's or service's code stands for."""
    serving: dict[str, tuple[str, ...]] = {}
    for sheet in catalogue.agencies:
        active = tuple(s.code for s in sheet.holds.services if s.status == "active")
        serving[sheet.holds.code] = active
        serving.update({code: (code,) for code in active})
    return serving


def served_at(part: CounterPart, serving: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The services of these counters in the order written, each once."""
    named = (service for code in part.serves for service in serving.get(code, ()))
    return tuple(dict.fromkeys(service for service in named if service not in part.without))


def _sayings(catalogue: Catalogue) -> Iterator[BadFile]:
    if catalogue.sayings is None:
        return
    services = [service for _, _, service in catalogue.services()]
    said = [(part.name.en, part.name.sw, part.code) for part in services]
    agencies = [(sheet.holds.name.en, sheet.holds.name.sw) for sheet in catalogue.agencies]
    words = set(re.findall(r"[a-z0-9]+", " ".join(map(" ".join, [*said, *agencies])).casefold()))
    for index, saying in enumerate(catalogue.sayings.holds.sayings):
        for meant in saying.means.split():
            if not any(word.startswith(meant) for word in words):
                yield catalogue.sayings.fault(
                    "sayings", index, "means",
                    problem=f"no service is named with {meant!r}",
                    mend="Write words that stand in the names of the services meant.",
                )  # fmt: skip


def _categories(catalogue: Catalogue) -> Iterator[BadFile]:
    if catalogue.categories is None:
        return
    sheet = catalogue.categories
    for key in ("code", "series"):
        values = [getattr(category, key) for category in sheet.holds.categories]
        for index, value in _repeated(values):
            yield sheet.fault(
                "categories", index, key,
                problem=f"{key} {value!r} is used twice",
                mend=f"Give each category its own {key}.",
            )  # fmt: skip


def _agencies(catalogue: Catalogue) -> Iterator[BadFile]:
    for sheet in catalogue.agencies:
        yield from _named_after_code(sheet, sheet.holds.code)
        for index, service in enumerate(sheet.holds.services):
            if not service.code.startswith(f"{sheet.holds.code}-"):
                yield sheet.fault(
                    "services", index, "code",
                    problem=f"{service.code!r} does not begin with {sheet.holds.code}-",
                    mend="Begin each service's code with its agency's.",
                )  # fmt: skip
        for index, code in _repeated([service.code for service in sheet.holds.services]):
            yield sheet.fault(
                "services", index, "code",
                problem=f"the code {code!r} is used twice",
                mend="Give each service its own code.",
            )  # fmt: skip


def _services(catalogue: Catalogue) -> Iterator[BadFile]:
    categories = catalogue.categories
    codes = [category.code for category in categories.holds.categories] if categories else []
    ids = list(catalogue.documents.holds.root) if catalogue.documents else []
    for sheet, index, service in catalogue.services():
        if categories is not None and service.category not in codes:
            yield sheet.fault(
                "services", index, "category",
                problem=f"there is no category {service.category!r}",
                mend=_meant(service.category, codes, "categories.toml"),
            )  # fmt: skip
        for document in service.documents:
            if catalogue.documents is not None and document not in ids:
                yield sheet.fault(
                    "services", index, "documents",
                    problem=f"there is no document {document!r}",
                    mend=_meant(document, ids, "documents.toml"),
                )  # fmt: skip
        for _, twice in _repeated(service.documents):
            yield sheet.fault(
                "services", index, "documents",
                problem=f"{twice!r} is named twice",
                mend="Name each document once.",
            )  # fmt: skip


def _centre(sheet: Sheet[CentreFile]) -> Iterator[BadFile]:
    centre = sheet.holds
    yield from _named_after_code(sheet, centre.code)
    if centre.opens >= centre.closes:
        yield sheet.fault(
            "closes",
            problem=f"it closes at {centre.closes}, yet opens at {centre.opens}",
            mend="Write a closing time after the opening time of the same day.",
        )
    for _, day in _repeated(centre.days):
        yield sheet.fault("days", problem=f"{day!r} is named twice", mend="Name each day once.")


def _counters(
    sheet: Sheet[CentreFile], serving: dict[str, tuple[str, ...]], known: set[str]
) -> Iterator[BadFile]:
    numbers = [
        (index, number) for index, p in enumerate(sheet.holds.counters) for number in p.numbers
    ]
    for at, number in _repeated([number for _, number in numbers]):
        yield sheet.fault(
            "counters", numbers[at][0], "numbers",
            problem=f"counter {number} is there twice",
            mend="Give each counter its own number, and name it once.",
        )  # fmt: skip
    for index, part in enumerate(sheet.holds.counters):
        yield from _unknown_codes(sheet, index, part, serving, known)
        if not served_at(part, serving):
            yield sheet.fault(
                "counters", index, "serves",
                problem=f"counter {part.numbers[0]} serves nothing",
                mend="Name an agency or a service whose status is active.",
            )  # fmt: skip


def _customs(sheet: Sheet[CentreFile], serving: dict[str, tuple[str, ...]]) -> Iterator[BadFile]:
    """What the centre says of single services and counters must be about what it gives."""
    given = {code for part in sheet.holds.counters for code in served_at(part, serving)}
    for code, here in sheet.holds.here.items():
        if code not in given:
            yield sheet.fault(
                "here", code,
                problem=f"the service {code!r} is not given at this centre",
                mend=_meant(code, sorted(given), "counters"),
            )  # fmt: skip
        if (here.opens is None) != (here.closes is None):
            yield sheet.fault(
                "here", code,
                problem=f"{code} has only one of opens and closes",
                mend="Write both, or neither.",
            )  # fmt: skip
        elif here.opens is not None and here.closes is not None and here.opens >= here.closes:
            yield sheet.fault(
                "here", code, "closes",
                problem=f"{code} closes at {here.closes}, yet opens at {here.opens}",
                mend="Write a closing time after the opening time of the same day.",
            )  # fmt: skip
    for index, part in enumerate(sheet.holds.counters):
        for code in part.prefers:
            if code not in served_at(part, serving):
                yield sheet.fault(
                    "counters", index, "prefers",
                    problem=f"{code!r} is preferred, but is not among what is served",
                    mend=_meant(code, served_at(part, serving), "serves"),
                )  # fmt: skip


def _unknown_codes(
    sheet: Sheet[CentreFile],
    index: int,
    part: CounterPart,
    serving: dict[str, tuple[str, ...]],
    known: set[str],
) -> Iterator[BadFile]:
    for code in part.serves:
        if code in known and code not in serving:
            yield sheet.fault(
                "counters", index, "serves",
                problem=f"the service {code!r} is not active",
                mend='Take it out, or set its status to "active" in the agency\'s file.',
            )  # fmt: skip
        elif code not in serving:
            yield sheet.fault(
                "counters", index, "serves",
                problem=f"there is no agency or service {code!r}",
                mend=_meant(code, serving, "agencies/*.toml"),
            )  # fmt: skip
    named = [service for code in part.serves for service in serving.get(code, ())]
    for code in part.without:
        if code not in named:
            yield sheet.fault(
                "counters", index, "without",
                problem=f"{code!r} is taken out, but is not among what is served",
                mend=_meant(code, named, "serves"),
            )  # fmt: skip


def _named_after_code(sheet: Sheet[AgencyFile] | Sheet[CentreFile], code: str) -> Iterator[BadFile]:
    if sheet.path.stem != code:
        yield sheet.fault(
            "code",
            problem=f"the code {code!r} is not the file's name {sheet.path.stem!r}",
            mend=f"Name the file {code}.toml, or correct the code.",
        )


def _repeated(values: Iterable[str | int]) -> Iterator[tuple[int, str | int]]:
    """The index of each value that stands there before, with the value."""
    seen: Counter[str | int] = Counter()
    for index, value in enumerate(values):
        if seen[value]:
            yield index, value
        seen[value] += 1


def _meant(code: str, known: Iterable[str], where: str) -> str:
    near = difflib.get_close_matches(code, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Use one that stands in {where}, or add it."
