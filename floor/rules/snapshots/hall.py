"""What a waiting room is shown."""

from dataclasses import dataclass

from floor.rules.offer import Text
from floor.rules.snapshots.base import Snapshot
from floor.rules.state import Call
from floor.rules.waiting.foretold import UNKNOWN, WaitRange


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
    wait: WaitRange = UNKNOWN
    """How long someone would wait who takes a ticket now, its services mixed as on this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDown:
    """A suspended service, as citizens and staff are told; times in UTC milliseconds."""

    service: str
    name: Text
    message: Text
    reason: str
    since: int
    back_at: int | None
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingLine:
    """An appointment that is due soon; who it is for is not told."""

    at: int
    """The booked time, UTC milliseconds."""
    service: str
    name: Text
    ticket: str
    """The number of whoever has checked in and waits; empty before."""


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
    suspended: tuple[ServiceDown, ...] = ()
    notice: Text | None = None
    bookings: tuple[BookingLine, ...] = ()
    """The next appointments by their time, those that were called left out."""
