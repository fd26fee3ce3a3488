"""What an agent is shown: the counter, whom it has, and the queue."""

from dataclasses import dataclass

from floor.rules.amendment import Shift
from floor.rules.events import Lane
from floor.rules.offer import Language, Text
from floor.rules.snapshots.base import Snapshot
from floor.rules.snapshots.kiosk import LegLine
from floor.rules.state import Stand, Step
from floor.rules.waiting.foretold import UNKNOWN, WaitRange


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
class ParkedVisit:
    """A citizen set aside: why, and until when."""

    visit: str
    ticket: str
    service: str
    name: Text
    reason: str
    until: int | None


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
    parked: tuple[ParkedVisit, ...] = ()
    """Citizens set aside whom this counter could take up again."""
    wrap_until: int | None = None
    """Until when at most its agent wraps up; None when nothing is wrapped up."""
    shift: Shift | None = None
    """When its agent works today, if that is planned."""


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
    wait: WaitRange = UNKNOWN
    """How long it is going to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Snapshot):
    """Who waits for one counter (all counters if None), first to be called first."""

    counter: int | None
    rows: tuple[QueueRow, ...]
