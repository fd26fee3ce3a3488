"""What an errand is: parts to fill in, what it looks up meanwhile, and the verb it ends in."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from counter.errands.shapes import SHAPES
from counter.reading import Ask
from counter.wording import Reader
from floor.errors import FoleniError
from floor.rules.snapshots import CounterDesk, DeviceCode, NowServing, Queue

if TYPE_CHECKING:  # it comes behind the first frame
    from floor.rules.verbs.base import Verb

T = TypeVar("T")
Draft = Mapping[str, str]
"""What was typed or chosen so far, by part; several choices stand one to a line."""


class Kind(StrEnum):
    """How a part is filled in."""

    BLANK = "blank"
    """A line to write in."""
    CHOICE = "choice"
    """A few short options side by side."""
    ROWS = "rows"
    """Options one to a row, perhaps many."""
    LINES = "lines"
    """Rows that are only read."""
    LARGE = "large"
    """One thing to be read from afar, and copied by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose, or to read."""

    code: str
    text: str
    note: str = ""
    mark: str = ""
    """A word that stands out at its end."""
    tone: str = "quiet"
    """The mark's kind of Pill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing to fill in."""

    name: str
    kind: Kind
    label: str
    options: tuple[Option, ...] = ()
    initial: str = ""
    needed: bool = False
    many: bool = False
    numeric: bool = False
    secret: bool = False
    shape: str = ""
    """What a blank must look like: "pin", "clock" (08:00) or "counters" (3, 5-7); "" for any."""
    least: int = 0
    most: int = 9999
    """Of a number."""
    longest: int = 120
    empty: str = ""
    """Said in place of options when there are none."""


def blank(name: str, label: str, **more: Any) -> Part:
    """A line to write in."""
    return Part(name=name, kind=Kind.BLANK, label=label, **more)


def choice(name: str, label: str, options: Iterable[Option], **more: Any) -> Part:
    """A few short options side by side."""
    return Part(name=name, kind=Kind.CHOICE, label=label, options=tuple(options), **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything an errand may look at."""

    reader: Reader
    now: int
    counter: int | None
    agent: str
    pin: str
    role: str = ""
    """The agent's; empty until it is known."""
    fresh: str = ""
    """A PIN for one sign-in that may be given next."""
    code: DeviceCode | None = None
    """A code for a device that was made here last."""
    desk: CounterDesk | None = None
    queue: Queue | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    """Answers to what the errand needs, by name; absent until they come."""

    def say(self, key: str, /, **values: object) -> str:
        return self.reader.say(key, **values)

    def fact(self, name: str, kind: type[T]) -> T | None:
        """A looked-up answer, if it has come and is of the kind."""
        found = self.facts.get(name)
        return found if isinstance(found, kind) else None

    @property
    def serving(self) -> NowServing | None:
        return self.desk.serving if self.desk else None


class Errand(ABC):
    """Something to be filled in; every method is pure."""

    name: ClassVar[str]
    words: ClassVar[str] = "counter"
    """The file of words that its title, advice and button stand in."""
    danger: ClassVar[bool] = False
    """Whether it cannot be taken back."""

    secret: ClassVar[bool] = False
    """Whether what is typed in it is kept nowhere."""

    def subject(self, known: Known) -> str:
        """Whom what is typed is about: a draft is kept for each."""
        return known.serving.visit if known.serving else ""

    def needs(self, known: Known, draft: Draft) -> dict[str, Ask]:
        """What to look up while it is open, by name."""
        return {}

    def wanted(self, known: Known) -> bool:
        """Whether anything must be asked; otherwise its plain verb is sent at once."""
        return True

    def amiss(self, known: Known, draft: Draft) -> dict[str, str]:
        """What is wrong between parts that are each in order, in words, by name."""
        return {}

    def advice(self, known: Known, draft: Draft) -> str:
        """A sentence under the title."""
        return known.say(f"{self.words}.errand.{self.name}.advice")

    @abstractmethod
    def parts(self, known: Known, draft: Draft) -> tuple[Part, ...]:
        """What is to be filled in now."""

    def verb(self, known: Known, draft: Draft) -> "Verb[object] | None":
        """What the floor is asked to do once nothing is amiss; None for what is only read."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An errand as it is shown."""

    name: str
    title: str
    advice: str
    ok: str
    """The words on its button; empty for what is only read."""
    danger: bool
    parts: tuple[Part, ...]
    values: Mapping[str, str]
    problems: Mapping[str, str]


def value(part: Part, draft: Draft) -> str:
    """What a part holds: an option that is no longer there counts as none."""
    kept = draft.get(part.name, part.initial)
    if part.kind is Kind.BLANK:
        return kept
    codes = {option.code for option in part.options}
    return "\n".join(code for code in kept.split("\n") if code in codes)


def values(parts: Iterable[Part], draft: Draft) -> dict[str, str]:
    """What each part holds."""
    return {part.name: value(part, draft).strip() for part in parts}


def chosen(part: Part, draft: Draft, code: str) -> str:
    """What a part holds once an option is chosen, or given up where several may be."""
    if not part.many:
        return code
    kept = [each for each in value(part, draft).split("\n") if each]
    return "\n".join([c for c in kept if c != code] if code in kept else [*kept, code])


def amiss(parts: Iterable[Part], draft: Draft, known: Known) -> dict[str, str]:
    """What is wrong with the parts, in words, by name."""
    found = {}
    for part in parts:
        held = value(part, draft).strip()
        if part.needed and not held:
            told = "blank" if part.kind is Kind.BLANK else "choice"
            found[part.name] = known.say(f"counter.needed.{told}")
        elif held and (wrong := _misshapen(part, held, known)):
            found[part.name] = wrong
    return found


def _misshapen(part: Part, held: str, known: Known) -> str:
    """What is wrong with the look of what was typed, in words; empty if nothing."""
    if part.shape and not SHAPES[part.shape](held):
        return known.say(f"counter.needed.{part.shape}")
    if not part.numeric or part.shape:
        return ""
    if not (held.isascii() and held.isdecimal()):
        return known.say("counter.needed.number")
    if not part.least <= int(held) <= part.most:
        return known.say("counter.needed.between", least=part.least, most=part.most)
    return ""


def faults(errand: Errand, known: Known, draft: Draft) -> dict[str, str]:
    """What is wrong with an errand as it is filled in, in words, by the part's name."""
    return amiss(errand.parts(known, draft), draft, known) or errand.amiss(known, draft)


def sheet(errand: Errand, known: Known, draft: Draft, *, tried: bool) -> Sheet:
    """The errand as it is shown; what is amiss is said once it was tried."""
    parts = errand.parts(known, draft)
    wrong = faults(errand, known, draft)
    root = f"{errand.words}.errand.{errand.name}"
    sends = wrong or errand.verb(known, draft) is not None
    return Sheet(
        name=errand.name,
        title=known.say(f"{root}.title"),
        advice=errand.advice(known, draft),
        ok=known.say(f"{root}.ok") if sends else "",
        danger=errand.danger,
        parts=parts,
        values={part.name: value(part, draft) for part in parts},
        problems=wrong if tried else {},
    )


def ready(errand: Errand, known: Known, draft: Draft) -> "Verb[object] | None":
    """The verb, if nothing is amiss."""
    if faults(errand, known, draft):
        return None
    return errand.verb(known, draft)


def matching(options: Iterable[Option], text: str) -> tuple[Option, ...]:
    """The options that hold every word of a text, in their order."""
    words = text.lower().split()
    return tuple(
        each
        for each in options
        if all(word in f"{each.text} {each.note} {each.code}".lower() for word in words)
    )


def refused(known: Known, name: str) -> FoleniError | None:
    """Why a look-up was refused, if it was."""
    return known.fact(name, FoleniError)
