"""What passes between a host and a kiosk that may be alone one day."""

from dataclasses import dataclass

from floor.rules.offer import Offer, Text
from floor.rules.snapshots.base import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendedNow:
    """A service that is down; times in UTC milliseconds."""

    service: str
    reason: str
    message: Text
    since: int
    back_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskKit(Snapshot):
    """What a kiosk keeps in case it is alone, and how far the host has its lines."""

    offer: Offer
    day: str | None
    last_day: str
    """The day opened last, open or over."""
    series: str
    """The letters of its tickets; empty until they are given."""
    suspended: tuple[SuspendedNow, ...]
    left: tuple[tuple[str, int], ...]
    """Tickets that services with a quota still have."""
    seq: int
    hash: str
    """The last of the kiosk's lines that the host has; 0 and empty without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesTaken(Snapshot):
    """How far the host has a kiosk's lines now."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskAlone:
    """What the host knows of a kiosk that was or is alone."""

    kiosk: str
    series: str
    since: int | None
    """Since when it is alone, UTC milliseconds; None when it has come back."""
    heard: int
    """When its last lines came."""
    tickets: int
    """Tickets of today that it gave alone and the host has now."""
