"""What screens show: whole answers with the version and time of the floor they were made from."""

from dataclasses import dataclass

from floor.rules.events import Lane
from floor.rules.offer import Agency, Category, Hours, Language, Text
from floor.rules.state import Call, Stand, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The head of every answer."""

    version: int
    """Events of the journal that the answer knows."""
    at: int
    """The floor's clock when it was made, UTC milliseconds."""


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
    ahead: int
    """People who would be called before someone taking a ticket now."""
    open: bool
    """Whether tickets are given for it now."""
    hours: Hours


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
    ahead: int
    """People ahead now."""
    counter: int | None
    """Where to go, once called."""
    token: str
    received: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NowServing:
    """Whom a counter has called or serves; times in UTC milliseconds."""

    visit: str
    ticket: str
    lane: Lane
    language: Language
    issued_at: int
    leg: int
    legs: tuple[LegLine, ...]
    step: Step
    called_at: int
    calls: int
    started_at: int | None
    typical_minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDesk(Snapshot):
    """One counter as its agent sees it."""

    number: int
    stand: Stand
    agent: str | None
    since: int
    pause_reason: str
    serving: NowServing | None
    waiting: int
    """Legs waiting that this counter could call."""
    served: int
    """Legs done here today."""
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A waiting leg in the order of the rule."""

    visit: str
    ticket: str
    lane: Lane
    language: Language
    service: str
    name: Text
    clock: int
    promise: float
    share: float
    """Used share of the promise at the snapshot's time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Snapshot):
    """Who waits for one counter (all counters if None), first to be called first."""

    counter: int | None
    rows: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRow:
    """The waits of one agency."""

    agency: str
    name: Text
    waiting: int
    longest: int
    """Milliseconds that the one waiting longest has waited; 0 when nobody waits."""
    recent: int | None
    """Median wait, milliseconds, of the last calls within the hour; None without any."""
    past_promise: int
    counters_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(Snapshot):
    """What a waiting room sees."""

    centre: str
    name: str
    day: str | None
    open: bool
    calls: tuple[Call, ...]
    """Recent calls, newest last; a display announces those whose id it has not announced."""
    waits: tuple[WaitRow, ...]
    """Agencies for which somebody waits or was called within the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterLine:
    """A counter on the managers' wall."""

    number: int
    stand: Stand
    agent: str | None
    ticket: str | None
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitBoard(Snapshot):
    """What managers see: the waits by agency and the counters."""

    centre: str
    name: str
    day: str | None
    arrived: int
    waiting: int
    serving: int
    done: int
    no_shows: int
    rows: tuple[WaitRow, ...]
    counters: tuple[CounterLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health(Snapshot):
    """How the host is."""

    centre: str
    day: str | None
    head: str
    """The journal's head: the last event's hash, 64 hex digits; empty without events."""
    origin: str
    program: str
    """Foleni's version."""
    sqlite: str
    practice: bool
    """Whether this floor touches nothing real."""
    disk_full: bool = False
    """Whether no new ticket is given until there is room on the disk; calls go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport(Snapshot):
    """The day's event counts after opening or closing."""

    day: str
    visits: int
    unserved: int
