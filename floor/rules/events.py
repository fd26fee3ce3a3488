"""Every change of the floor as a frozen value: the journal's vocabulary."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from floor.rules.offer import Language, Offer


class Lane(StrEnum):
    """How a visit came to wait; each lane has its promise."""

    WALK_IN = "walk_in"
    PRIORITY = "priority"
    APPOINTMENT = "appointment"


class Change:
    """What happened; its class name in snake case is the journal's `kind`."""

    __slots__ = ()
    kind: ClassVar[str]
    kinds: ClassVar[dict[str, type["Change"]]] = {}

    def __init_subclass__(cls) -> None:
        letters = (f"_{c.lower()}" if c.isupper() else c for c in cls.__name__)
        cls.kind = "".join(letters).lstrip("_")
        Change.kinds[cls.kind] = cls

    @property
    def subject(self) -> str:
        """What the change is about: a visit, a counter, an agent, a day or the centre."""
        for name in ("visit", "counter", "agent", "day"):
            if (value := getattr(self, name, None)) is not None:
                return str(value)
        return "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change with when, by whom and through what it happened."""

    at: int
    """UTC milliseconds."""
    actor: str | None
    """The agent's number; None for a citizen or the centre itself."""
    device: str
    key: str
    """The verb's key, the same for all events of one verb."""
    change: Change


@dataclass(frozen=True, kw_only=True)
class CatalogueAdopted(Change):
    """The centre goes on with this offer."""

    offer: Offer


@dataclass(frozen=True, kw_only=True)
class AgentEnrolled(Change):
    """An agent may sign in; no name, no PIN: those stay out of the journal."""

    agent: str
    role: Literal["agent", "supervisor", "manager"]


@dataclass(frozen=True, kw_only=True)
class DayOpened(Change):
    """A local day begins; numbers restart in each series."""

    day: str
    """ISO date, local."""


@dataclass(frozen=True, kw_only=True)
class DayClosed(Change):
    """The local day ends; whoever was left is recorded as unserved before."""

    day: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class LegPlan:
    """A service asked for, with the minutes promised to the visit's lane when it was asked."""

    service: str
    promise: float


@dataclass(frozen=True, kw_only=True)
class TicketTaken(Change):
    """A visit begins; its first leg waits from now."""

    visit: str
    day: str
    series: str
    number: int
    lane: Lane
    language: Language
    legs: tuple[LegPlan, ...]
    token: str
    """The secret in the ticket's QR code, at least 96 random bits."""
    ahead: int
    """People ahead as told on the ticket."""


@dataclass(frozen=True, kw_only=True)
class TicketReceived(Change):
    """The citizen got the number: on paper, or shown on the screen."""

    visit: str
    by: Literal["paper", "screen"]


@dataclass(frozen=True, kw_only=True)
class LegCalled(Change):
    """A leg is called to a counter by the rule, with the share of its promise used by then."""

    visit: str
    leg: int
    counter: int
    share: float
    guard: bool
    """Whether the priority guard decided it."""


@dataclass(frozen=True, kw_only=True)
class LegRecalled(Change):
    """The called number is called once more; the waiting time stays as at the first call."""

    visit: str
    leg: int
    counter: int


@dataclass(frozen=True, kw_only=True)
class LegStarted(Change):
    """The citizen has come to the counter."""

    visit: str
    leg: int
    counter: int


@dataclass(frozen=True, kw_only=True)
class LegRequeued(Change):
    """A called leg waits again and keeps its clock."""

    visit: str
    leg: int
    counter: int


@dataclass(frozen=True, kw_only=True)
class LegQueued(Change):
    """The visit's next leg waits from now."""

    visit: str
    leg: int


@dataclass(frozen=True, kw_only=True)
class LegEnded(Change):
    """A leg is over, and how."""

    visit: str
    leg: int
    end: Literal["done", "no_show", "cancelled", "unserved"]
    outcome: str = ""
    """What came of it, as chosen by the agent; or the reason for ending it otherwise."""
    counter: int | None = None


@dataclass(frozen=True, kw_only=True)
class AgentSignedIn(Change):
    """An agent takes a counter."""

    agent: str
    counter: int


@dataclass(frozen=True, kw_only=True)
class AgentSignedOut(Change):
    """An agent leaves a counter."""

    agent: str
    counter: int


@dataclass(frozen=True, kw_only=True)
class CounterOpened(Change):
    """A counter is ready to call, first or again after a break."""

    counter: int


@dataclass(frozen=True, kw_only=True)
class CounterPaused(Change):
    """A counter's agent is on a break."""

    counter: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CounterClosed(Change):
    """A counter calls nobody any more."""

    counter: int
