"""The catalogue's files as people write them: their shape, and one clear fault for each slip."""

import difflib
import reprlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from floor.errors import BadFile
from floor.toml_file import place_in, read_toml

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Spoken = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+( [a-z0-9]+)*$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
AgencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,7}$")]
ServiceCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,7}-[A-Z0-9]{1,8}$")]
Series = Annotated[str, StringConstraints(pattern=r"^[A-HJ-NP-W]$")]
Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Minutes = Annotated[float, Field(gt=0, le=480, allow_inf_nan=False)]
Date = Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$")]
Some = Annotated[int, Field(ge=0, le=100_000)]
Booking = Literal["walk_in", "mixed", "booking_only"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Part(BaseModel):
    """What every table of the catalogue shares: no key that is not known, no type guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SaidPart(Part):
    en: Said
    sw: Said


class PromisesPart(Part):
    """Minutes within which each lane is to be called."""

    walk_in: Minutes
    priority: Minutes
    appointment: Minutes


class CategoryPart(Part):
    code: Slug
    name: SaidPart
    series: Series
    icon: Slug


class CategoriesFile(Part):
    categories: list[CategoryPart] = Field(min_length=1)


class DocumentsFile(RootModel[dict[Slug, SaidPart]]):
    """Texts of documents by their id."""


class SayingPart(Part):
    """What people say, in small letters, and words of the services that they mean by it."""

    said: list[Spoken] = Field(min_length=1)
    means: Spoken


class SayingsFile(Part):
    sayings: list[SayingPart]


class ServicePart(Part):
    code: ServiceCode
    name: SaidPart
    category: str
    minutes: Minutes
    minutes_source: Said
    documents: list[str] = []
    documents_source: Said | None = None
    fee_kes: Annotated[int, Field(ge=0, le=100_000_000)] | None = None
    fee_source: Said | None = None
    extended_hours: bool = True
    status: Literal["active", "planned", "check"]
    source: Said
    note: Said | None = None
    promises: PromisesPart | None = None
    booking: Booking = "mixed"
    outcomes: list[Slug] = []


class AgencyFile(Part):
    code: AgencyCode
    name: SaidPart
    services: list[ServicePart] = Field(min_length=1)


class CounterPart(Part):
    """Counters that serve the same."""

    numbers: list[Annotated[int, Field(ge=1, le=999)]] = Field(min_length=1)
    serves: list[str] = Field(min_length=1)
    without: list[str] = []
    prefers: list[str] = []
    prefers_lane: Literal["walk_in", "priority", "appointment"] | None = None


class CustomsPart(Part):
    """How the centre does things that others do otherwise; see floor/rules/offer.py."""

    rule: Literal["share", "first_come", "strict"] = "share"
    recalls: Annotated[int, Field(ge=0, le=20)] = 3
    return_minutes: Annotated[float, Field(ge=0, le=480)] = 30.0
    early_minutes: Annotated[float, Field(ge=0, le=480)] = 30.0
    late_minutes: Annotated[float, Field(ge=0, le=480)] = 30.0
    undo_seconds: Annotated[float, Field(ge=0, le=120)] = 10.0
    wrap_up_minutes: Annotated[float, Field(ge=0, le=60)] = 5.0


class HerePart(Part):
    """What is otherwise about one service at this centre."""

    quota: Some | None = None
    most_waiting: Some | None = None
    booking: Booking | None = None
    opens: Time | None = None
    closes: Time | None = None


class CentreFile(Part):
    code: AgencyCode
    name: Said
    short: Said
    county: Said
    town: Said
    opens: Time
    closes: Time
    days: list[Day] = Field(min_length=1)
    status: Literal["open", "planned"]
    outreach: bool = False
    sign_language: bool = False
    confirmed: bool
    source: Said
    opened: Said | None = None
    note: Said | None = None
    promises: PromisesPart | None = None
    last_ticket: Annotated[int, Field(ge=0, le=240)] = 0
    check_in: Annotated[int, Field(ge=0, le=240)] = 0
    holidays: list[Date] = []
    customs: CustomsPart = CustomsPart()
    here: dict[ServiceCode, HerePart] = {}
    counters: list[CounterPart] = Field(min_length=1)


PartT = TypeVar("PartT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[PartT]):
    """One file that was read: where it lies, its text, and what it holds."""

    path: Path
    text: str
    holds: PartT

    def fault(self, *place: str | int, problem: str, mend: str) -> BadFile:
        return BadFile(
            path=str(self.path), place=place_in(self.text, place), problem=problem, mend=mend
        )


def read_sheet(path: Path, kind: type[PartT], faults: list[BadFile]) -> Sheet[PartT] | None:
    """The file as `kind`; or None, with everything that is wrong added to `faults`."""
    try:
        text, content = read_toml(path)
    except BadFile as fault:
        faults.append(fault)
        return None
    try:
        return Sheet(path, text, kind.model_validate(content))
    except ValidationError as wrong:
        found = sorted(wrong.errors(include_url=False), key=_misspelt_first)
        faults.extend(_bad_file(path, text, error) for error in found)
        return None


SHAPES = {
    "series": 'one capital letter A to W, but not I or O: "K"',
    "opens": 'a time such as "07:00"',
    "closes": 'a time such as "19:00"',
    "said": 'small letters and digits, without marks: "drivers licence"',
    "means": 'small letters and digits, without marks: "driving licence"',
    "holidays": 'a date such as "2026-12-12"',
    "code": "capital letters and digits as in the other files: KRA, KRA-PINN; "
    "small letters and dashes for a category: social-security",
    "icon": 'the name of a file in assets/icons, without ".svg"',
    "[key]": "small letters, digits and dashes: birth-certificate",
}


def _misspelt_first(error: ErrorDetails) -> bool:
    """An unknown name is often the reason why another is missing, so it is told first."""
    return error["type"] != "extra_forbidden"


def _bad_file(path: Path, text: str, error: ErrorDetails) -> BadFile:
    loc = tuple(part for part in error["loc"] if part != "[key]")
    problem, mend = _sentences(error)
    return BadFile(path=str(path), place=place_in(text, loc), problem=problem, mend=mend)


def _sentences(error: ErrorDetails) -> tuple[str, str]:
    """What is wrong and how to mend it, from one finding of pydantic's."""
    names = [part for part in error["loc"] if isinstance(part, str)]
    name = names[-1] if names else "the file"
    if error["type"] == "missing":
        return f"{name!r} is missing", f"Add a line {name} = ... there."
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, _known_names(), n=1)
        meant = f"Did you mean {near[0]!r}? If not, remove the line." if near else "Remove it."
        return f"{name!r} is not known here", meant
    given = reprlib.repr(error["input"])
    if error["type"] == "string_pattern_mismatch" and name in SHAPES:
        return f"{name} {given} cannot be used", f"Write {SHAPES[name]}."
    rule = error["msg"].removeprefix("Input should ").removeprefix("be ")
    return f"{name} is {given}", f"It should be {rule}."


def _known_names() -> set[str]:
    kinds = (
        *(CategoryPart, ServicePart, AgencyFile, CounterPart, CentreFile),
        *(SaidPart, PromisesPart, CustomsPart, HerePart, SayingPart),
    )
    return {name for kind in kinds for name in kind.model_fields}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every sheet that could be read; the files that could not are in the list of faults."""

    folder: Path
    categories: Sheet[CategoriesFile] | None
    documents: Sheet[DocumentsFile] | None
    sayings: Sheet[SayingsFile] | None
    """None where the catalogue has no such file."""
    agencies: tuple[Sheet[AgencyFile], ...]
    centres: tuple[Sheet[CentreFile], ...]

    def services(self) -> Iterator[tuple[Sheet[AgencyFile], int, ServicePart]]:
        """Each service with its sheet and its index there."""
        for sheet in self.agencies:
            for index, service in enumerate(sheet.holds.services):
                yield sheet, index, service


def read_catalogue(
    folder: Path, faults: list[BadFile], *, only_centre: str | None = None
) -> Catalogue:
    """All sheets of the catalogue, or with one centre's alone; what is wrong goes into `faults`."""
    centres = sorted((folder / "centres").glob(f"{only_centre or '*'}.toml"))
    agencies = sorted((folder / "agencies").glob("*.toml"))
    sayings = folder / "sayings.toml"
    if not agencies:
        faults.append(_nothing_in(folder / "agencies"))
    if not centres and only_centre is None:
        faults.append(_nothing_in(folder / "centres"))
    return Catalogue(
        folder=folder,
        categories=read_sheet(folder / "categories.toml", CategoriesFile, faults),
        documents=read_sheet(folder / "documents.toml", DocumentsFile, faults),
        sayings=read_sheet(sayings, SayingsFile, faults) if sayings.exists() else None,
        agencies=_sheets(agencies, AgencyFile, faults),
        centres=_sheets(centres, CentreFile, faults),
    )


def _sheets(
    paths: list[Path], kind: type[PartT], faults: list[BadFile]
) -> tuple[Sheet[PartT], ...]:
    sheets = (read_sheet(path, kind, faults) for path in paths)
    return tuple(sheet for sheet in sheets if sheet is not None)


def _nothing_in(folder: Path) -> BadFile:
    return BadFile(
        path=str(folder),
        place="the folder",
        problem="there are no *.toml files in it" if folder.is_dir() else "there is no such folder",
        mend="Point to a folder laid out like assets/catalogue, or install Foleni again.",
    )
