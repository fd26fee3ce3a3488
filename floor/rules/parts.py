"""What the floor consists of, each part frozen: legs, visits, counters, agents, devices, calls."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from floor.rules.events import Booking, Lane, Told
from floor.rules.offer import Language, Text

BREAK_DRIFT = 30 * 60_000
"""Milliseconds by which a planned break is taken early or late at most."""


class Step(StrEnum):
    """Where a leg stands; a planned leg waits for the one before it to end."""

    PLANNED = "planned"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    UNSERVED = "unserved"


OPEN_STEPS = frozenset({Step.PLANNED, Step.WAITING, Step.CALLED, Step.SERVING, Step.PARKED})


class Stand(StrEnum):
    """How a counter stands."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One service of a visit; times in UTC milliseconds."""

    service: str
    promise: float
    """Minutes promised to the visit's lane for this service."""
    step: Step
    clock: int | None = None
    """When the promise's clock started."""
    called_at: int | None = None
    """The first call; a recall never rewrites it."""
    calls: int = 0
    earlier_calls: int = 0
    """Calls before it last went back to the queue."""
    counter: int | None = None
    agent: str | None = None
    started_at: int | None = None
    ended_at: int | None = None
    outcome: str = ""
    share: float | None = None
    """Used share of the promise at the last call."""
    guard: bool = False
    """Whether the priority guard decided the last call."""
    reason: str = ""
    """Why the last call was out of turn; empty when by the rule."""
    not_before: int | None = None
    """It is not called again earlier."""
    parked_until: int | None = None
    park_reason: str = ""
    to_counter: int | None = None
    """The one counter that may call it, after a transfer."""
    to_agent: str | None = None
    """The one agent who may call it, after a transfer."""
    suspended: int = 0
    """Milliseconds for which its clock stood still with its service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One citizen, one ticket number, one or more legs."""

    id: str
    day: str
    ticket: str
    """The number as people say it: series and digits, such as C042."""
    serial: int
    """Order of issue within the day, from 1."""
    lane: Lane
    language: Language
    issued_at: int
    legs: tuple[Leg, ...]
    token: str
    ahead: int | None
    received: str = ""
    """How the citizen got the number: paper, screen, or empty while not confirmed."""
    copies: int = 0
    """Copies printed after the first ticket."""
    rating: int | None = None
    notes: int = 0
    """Notes that agents have written about it."""
    booking: str | None = None
    """Code of the appointment that it carries."""
    told: Told | None = None
    """The range that its citizen was told last."""
    told_at: int = 0
    told_leg: int = 0
    """When, and for which leg."""
    told_waited: int | None = None
    """Milliseconds from then to that leg's next call; None until it comes."""

    @property
    def current(self) -> int | None:
        """Index of the leg that waits, is called or served; None when all are over."""
        for index, leg in enumerate(self.legs):
            if leg.step in OPEN_STEPS:
                return index
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A counter, who sits there and whom it has."""

    number: int
    services: frozenset[str]
    prefers_lane: str = ""
    prefers: frozenset[str] = frozenset()
    stand: Stand = Stand.CLOSED
    agent: str | None = None
    visit: str | None = None
    since: int = 0
    """When stand, agent or visit last changed, UTC milliseconds."""
    device: str = ""
    """The device at which its agent signed in."""
    pause_reason: str = ""
    wrap: tuple[int, int] | None = None
    """Since when its agent wraps up what was served last, and until when at most."""
    guarded: bool = False
    """Whether its last call was decided by the priority guard."""
    taken_at: int = 0
    """When it called or took up the visit that it has, or had last."""
    served: int = 0
    """Legs done here today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Who may sign in, in which role, and which services the agent can give (empty: all)."""

    number: str
    role: Literal["agent", "supervisor", "manager"]
    services: frozenset[str] = frozenset()
    counters: frozenset[int] = frozenset()
    """Where the agent may sit; empty is anywhere."""
    before: "Agent | None" = None
    """How it was enrolled before this; None at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A computer that may speak to the host, in which role, and what it is told at its start."""

    id: str
    name: str
    role: str
    public_key: str
    token_hash: str
    """Of the token that it keeps; empty once it is revoked."""
    enrolled_at: int
    """UTC milliseconds."""
    revoked_at: int | None = None
    counter: int | None = None
    zone: str = ""
    printer: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceHealth:
    """What a device has told of itself since the day's opening."""

    faults: tuple[str, ...]
    since: int
    """Since when they are just these, UTC milliseconds."""
    paper_used_mm: int
    paper_left_mm: int | None
    told_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBreak:
    """When an agent is to be on a break today, and why."""

    at: int
    minutes: float
    reason: str
    taken: bool = False
    """Whether its agent has gone on it."""

    def is_due(self, at: int) -> bool:
        """Whether an agent who goes on a break now goes on this one."""
        return not self.taken and abs(at - self.at) <= BREAK_DRIFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """A service that is down: why, what citizens are told, since when and until when."""

    reason: str
    message: Text
    since: int
    back_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A booking that the centre knows, and the visit that used it."""

    booking: Booking
    visit: str | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One ringing of a number, for the boards; a recall is a call of its own."""

    id: int
    """Grows by one for each call of the day."""
    visit: str
    ticket: str
    counter: int
    service: str
    lane: Lane
    language: Language
    at: int
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """How far a kiosk's own journal has been brought in."""

    kiosk: str
    seq: int
    hash: str
    at: int
    """When its last lines came, UTC milliseconds."""
    since: int | None = None
    """Since when it has been alone; None when it has come back."""
    tickets: int = 0
    """Tickets it gave alone that came in, since this day was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was adopted last of headquarters' decisions in one matter."""

    number: int
    hash: str
    at: int
