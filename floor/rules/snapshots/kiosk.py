"""What citizens are shown: the menu, and their ticket."""

from dataclasses import dataclass

from floor.rules.events import Lane
from floor.rules.offer import Agency, Category, Hours, Language, Saying, Text
from floor.rules.snapshots.base import Snapshot
from floor.rules.state import Step
from floor.rules.waiting.foretold import UNKNOWN, WaitRange


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuService:
    """A service as a citizen chooses it."""

    code: str
    agency: str
    category: str
    name: Text
    minutes: float
    documents: tuple[Text, ...]
    fee_kes: int | None
    ahead: int | None
    """People who would be called before someone taking a ticket now; None if the kiosk is alone
    and cannot know."""
    open: bool
    """Whether tickets are given for it now."""
    hours: Hours
    suspended: Text | None = None
    """What citizens are told while it is down."""
    left: int | None = None
    """Tickets that today still has; None is as many as come."""
    booking: str = "mixed"
    """walk_in, mixed, or booking_only."""
    refused: str = ""
    """Code of the error that a ticket would be refused with within the hours; empty if none."""
    most_waiting: int | None = None
    wait: WaitRange = UNKNOWN
    """How long someone would wait who takes a ticket now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu(Snapshot):
    """Everything a kiosk offers."""

    centre: str
    name: str
    open: bool
    hours: Hours
    categories: tuple[Category, ...]
    agencies: tuple[Agency, ...]
    services: tuple[MenuService, ...]
    popular: tuple[str, ...]
    """Codes of the services most asked for today, then of the quickest to find, at most ten."""
    alone_since: int | None = None
    """Since when this kiosk has gone on without its host, UTC milliseconds."""
    host_fault: str = ""
    """Code of the error that the host is not followed for; empty when it merely is silent."""
    unsent: int = 0
    """Tickets it gave alone that the host has not got yet."""
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegLine:
    """One service of a visit, as shown to citizen and agent; times in UTC milliseconds."""

    service: str
    name: Text
    step: Step
    promise: float
    counter: int | None
    documents: tuple[Text, ...]
    clock: int | None
    called_at: int | None
    started_at: int | None
    outcomes: tuple[str, ...] = ()
    """Outcomes of which one must be told at its end; empty demands none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(Snapshot):
    """A visit as its citizen sees it."""

    visit: str
    ticket: str
    """The number, such as C042."""
    centre: str
    centre_name: str
    day: str
    issued_at: int
    lane: Lane
    language: Language
    legs: tuple[LegLine, ...]
    ahead: int | None
    """People ahead now; None if the kiosk is alone and cannot know."""
    counter: int | None
    """Where to go, once called."""
    token: str
    received: str
    copies: int = 0
    booked_at: int | None = None
    """The appointment's time, if it has one."""
    wait: WaitRange | None = None
    """How long it is going to wait; None while it does not wait."""
