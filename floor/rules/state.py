"""The floor as it stands: visits, legs, counters, agents and the day."""

from collections import deque
from dataclasses import dataclass, field, replace

from floor.rules.amendment import Amendment, Version
from floor.rules.events.decisions import Notice
from floor.rules.offer import Offer, Service, Text
from floor.rules.parts import (
    BREAK_DRIFT,
    OPEN_STEPS,
    Adopted,
    Agent,
    Appointment,
    Call,
    Counter,
    Decided,
    Device,
    DeviceHealth,
    Leg,
    PlannedBreak,
    Stand,
    Step,
    Suspension,
    Visit,
)
from floor.rules.presence import Heard
from floor.rules.waiting.foretold import NOTHING_FORETOLD, Foretold

__all__ = [
    "BREAK_DRIFT",
    "OPEN_STEPS",
    "RECENT_CALLS",
    "RECENT_WAITS",
    "Adopted",
    "Agent",
    "Appointment",
    "Call",
    "Counter",
    "Decided",
    "Device",
    "DeviceHealth",
    "Leg",
    "PlannedBreak",
    "Stand",
    "State",
    "Step",
    "Suspension",
    "Visit",
]

RECENT_CALLS = 24
"""Calls that boards can still show."""
RECENT_WAITS = 20
"""Waits per service kept for 'people called of late waited'."""


@dataclass(slots=True, kw_only=True)
class State:
    """The whole floor of one day.

    `evolve` alone changes it, in place; what it holds is frozen, so that `copy` is cheap and a
    verb that is refused leaves nothing behind.
    """

    centre: str
    offer: Offer | None = None
    """As the centre goes on with it: what was deployed, as its manager has amended it."""
    deployed: Offer | None = None
    versions: tuple[Version, ...] = ()
    """Of the centre's own settings; the last one holds."""
    services: dict[str, Service] = field(default_factory=dict)
    rivals: dict[str, frozenset[str]] = field(default_factory=dict)
    """By service, all that are given at a counter that gives it: who waits for them competes."""
    agents: dict[str, Agent] = field(default_factory=dict)
    left: dict[str, Agent] = field(default_factory=dict)
    """Who may sign in no more, as enrolled last."""
    devices: dict[str, Device] = field(default_factory=dict)
    """Every device ever enrolled, by id."""
    health: dict[str, DeviceHealth] = field(default_factory=dict)
    """What each device told today, by the name it works under."""
    suspended: dict[str, Suspension] = field(default_factory=dict)
    quotas: dict[str, int | None] = field(default_factory=dict)
    """Today's quotas that differ from the catalogue's, by service."""
    appointments: dict[str, Appointment] = field(default_factory=dict)
    """By the booking's code."""
    breaks: dict[str, PlannedBreak] = field(default_factory=dict)
    """Today's planned break of each agent."""
    notice: tuple[Text, int] | None = None
    """What the boards tell, and until when."""
    day: str | None = None
    """The open day, as a local ISO date."""
    last_day: str = ""
    """The day opened last, open or over."""
    counters: dict[int, Counter] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    """Today's visits by id."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Last number given today by series."""
    waiting: dict[str, int] = field(default_factory=dict)
    """Leg that waits, by visit; in order of joining."""
    queues: dict[str, dict[str, int]] = field(default_factory=dict)
    """The same by service, so that no counter looks at those whom it cannot serve."""
    parked: dict[str, None] = field(default_factory=dict)
    """Visits set aside, in order of parking."""
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=RECENT_CALLS))
    call_count: int = 0
    waits: dict[str, deque[tuple[int, int]]] = field(default_factory=dict)
    """(called at, waited) in milliseconds of the last calls, by service."""
    asked: dict[str, int] = field(default_factory=dict)
    """Tickets taken today by service."""
    issued: int = 0
    """Tickets given today, superseded ones too."""
    alone: str = ""
    """The letters of a kiosk that gives tickets by itself; empty at a host."""
    series_given: dict[str, str] = field(default_factory=dict)
    """The letters of each kiosk's store for when it is alone."""
    adopted: dict[str, Adopted] = field(default_factory=dict)
    """What was brought in of each kiosk's store."""
    regressions: dict[str, int] = field(default_factory=dict)
    """Devices that remember lines this store lacks, and the seq of each; since the day opened."""
    trusted: str = ""
    """Headquarters' public key, base64; empty while none is trusted."""
    decided: dict[str, Decided] = field(default_factory=dict)
    """What was adopted last of headquarters' decisions, by matter."""
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Hash of what was refused last of them and why, by matter."""
    notices: tuple[Notice, ...] = ()
    """What headquarters has the boards tell, over and to come too."""
    version: int = 0
    """Events folded so far in this store."""
    heard: dict[str, Heard] = field(default_factory=dict, compare=False)
    """The screens that watch, by device: put here by the host, moved by no event."""
    disk_full: bool = field(default=False, compare=False)
    """Whether no new ticket is given until there is room on the disk: put here by the host."""
    foretold: Foretold = field(default=NOTHING_FORETOLD, compare=False)
    """What was foretold last, from this very state and what the centre's days have taught: put
    here by the host, moved by no event, kept in no journal."""

    @property
    def amendment(self) -> Amendment:
        """The centre's own settings that hold."""
        return self.versions[-1].amendment if self.versions else Amendment()

    def copy(self) -> "State":
        """A floor that evolves apart from this one."""
        return replace(
            self,
            agents=dict(self.agents),
            left=dict(self.left),
            devices=dict(self.devices),
            health=dict(self.health),
            suspended=dict(self.suspended),
            quotas=dict(self.quotas),
            appointments=dict(self.appointments),
            breaks=dict(self.breaks),
            counters=dict(self.counters),
            visits=dict(self.visits),
            numbers=dict(self.numbers),
            waiting=dict(self.waiting),
            queues={service: dict(queue) for service, queue in self.queues.items()},
            parked=dict(self.parked),
            calls=deque(self.calls, maxlen=RECENT_CALLS),
            waits={name: deque(rows, maxlen=RECENT_WAITS) for name, rows in self.waits.items()},
            asked=dict(self.asked),
            series_given=dict(self.series_given),
            adopted=dict(self.adopted),
            regressions=dict(self.regressions),
            decided=dict(self.decided),
            refused=dict(self.refused),
        )
