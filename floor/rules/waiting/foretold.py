"""What screens are told about the future: ranges of waits, or why none can be said, and advice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FRESH = 120_000
"""Milliseconds of the floor's clock for which a forecast is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRange:
    """How long someone is still going to wait, as people are told it: never a single point."""

    low: int = 0
    high: int = 0
    """Whole minutes, rounded outward."""
    unsaid: str = ""
    """Why no range can honestly be said: no_counter, early, down, closed or unknown; empty where
    one is."""

    @property
    def said(self) -> bool:
        return not self.unsaid


UNKNOWN = WaitRange(unsaid="unknown")
"""Nothing was foretold of late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One thing to do now, and what it brings."""

    counter: int
    add: str | None
    """The service to add at an open counter; None: open the counter."""
    saved: float
    """People now waiting who are then called within their promise and would not be, in the mean."""
    service: str
    """The service that it helps most."""
    missed_at: int | None
    """When its promise would be missed first, in the mean, milliseconds; None for already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """The whole room as it was foretold at one moment."""

    at: int = 0
    """UTC milliseconds of the floor's clock; 0 for never."""
    services: Mapping[str, WaitRange] = field(default_factory=dict)
    """The wait of someone who would take a walk-in ticket then, by service."""
    agencies: Mapping[str, WaitRange] = field(default_factory=dict)
    """The same for an agency, its services mixed as they were asked for that day."""
    visits: Mapping[str, WaitRange] = field(default_factory=dict)
    """The rest of the wait of each that waited then, by visit."""
    advice: tuple[Advice, ...] = ()
    """What would bring most people back within their promise, the best first."""

    def fresh(self, now: int) -> bool:
        """Whether it may still be shown."""
        return self.at > 0 and 0 <= now - self.at <= FRESH


NOTHING_FORETOLD = Foretold()
