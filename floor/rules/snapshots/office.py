"""What supervisors, managers and technicians are shown."""

from dataclasses import dataclass

from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.snapshots.alone import KioskAlone
from floor.rules.snapshots.base import Snapshot
from floor.rules.snapshots.devices import HealthLine, SilentScreen
from floor.rules.snapshots.hall import ServiceDown, WaitRow
from floor.rules.snapshots.wall import CounterLine, QueueFigures
from floor.rules.waiting.accuracy import Accuracy


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceLine:
    """Something to do now, and what it brings."""

    counter: int
    add: Text | None
    """The service that this open counter should give too; None: open the counter."""
    service: Text
    """The service that it helps most."""
    saved: int
    """People now waiting who are then called within their promise and would not be."""
    missed_at: int | None
    """When its promise would be missed first, UTC milliseconds; None for already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Snapshot):
    """What would bring most people back within their promise, the best first."""

    lines: tuple[AdviceLine, ...]


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
    told: Accuracy | None = None
    """What today's citizens were told, against how long they waited."""
    advice: AdviceLine | None = None
    """What would help most now."""
    agencies: tuple[QueueFigures, ...] = ()
    services: tuple[QueueFigures, ...] = ()
    """Of those that anybody came for today, or that are suspended."""
    suspended: tuple[ServiceDown, ...] = ()
    faults: tuple[HealthLine, ...] = ()
    """The devices that something is wrong with."""
    alone: tuple[KioskAlone, ...] = ()
    """The kiosks that have lost the host and go on alone."""
    silent: tuple[SilentScreen, ...] = ()
    """The displays, and the counters with an agent, that the host hears no more."""
    disk_full: bool = False
    """Whether no new ticket is given until there is room on the host's disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceQuota:
    """Today's tickets of a service that are taken, and left."""

    service: str
    name: Text
    taken: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakLine:
    """An agent's planned break: when (UTC milliseconds), how long, why."""

    agent: str
    at: int
    minutes: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions(Snapshot):
    """What a supervisor has set today."""

    suspended: tuple[ServiceDown, ...]
    quotas: tuple[ServiceQuota, ...]
    notice: Text | None
    breaks: tuple[BreakLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaker:
    """Someone who was called while a visit waited, though issued later."""

    ticket: str
    lane: Lane
    called_at: int
    share: float
    """Used share of the overtaker's promise at the call."""
    promise: float
    mine: float
    """Used share of the visit's own promise at that moment."""
    why: str
    """share, guard, reason (out of turn), other (at a counter that could not serve the visit)."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why(Snapshot):
    """Why a visit was called when it was, or still waits: who went before, and by what right."""

    ticket: str
    lane: Lane
    promise: float
    waited: int
    """Milliseconds until the call, or until now."""
    called: bool
    share: float
    overtakers: tuple[Overtaker, ...]


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
    alone_since: int | None = None
    """At a kiosk: since when it has gone on without its host, UTC milliseconds."""
    unsent: int = 0
    """At a kiosk: tickets it gave alone that the host has not got yet."""
    kiosks: tuple[KioskAlone, ...] = ()
    """At a host: the kiosks that are alone or were so."""
    regressed: tuple[str, ...] = ()
    """At a host: devices that remember lines which this store lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport(Snapshot):
    """The day's event counts after opening or closing."""

    day: str
    visits: int
    unserved: int
