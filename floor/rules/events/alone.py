"""Changes around a kiosk that lost its host: it goes on alone, and its tickets are brought in."""

from dataclasses import dataclass

from floor.rules.events.base import Change, Lane
from floor.rules.events.visits import LegPlan
from floor.rules.offer import Language


@dataclass(frozen=True, kw_only=True)
class SeriesGiven(Change):
    """The host gives a kiosk's store the letters that its tickets bear when it is alone."""

    origin: str
    """The kiosk's store."""
    series: str


@dataclass(frozen=True, kw_only=True)
class WentAlone(Change):
    """In a kiosk's own journal: it gives tickets by itself from now on, under its own letters."""

    series: str


@dataclass(frozen=True, kw_only=True)
class CameBack(Change):
    """In a kiosk's own journal: the host answers again and gives the tickets."""


@dataclass(frozen=True, kw_only=True)
class LinesAdopted(Change):
    """The host has taken a kiosk's lines in, up to this one; the lines before tell what came."""

    origin: str
    """The kiosk's store."""
    kiosk: str
    """The kiosk's name."""
    seq: int
    hash: str
    tickets: int
    """Tickets among the lines taken in with this one."""
    since: int | None
    """Since when the kiosk has been alone, UTC milliseconds; None when it has come back."""

    @property
    def subject(self) -> str:
        return self.origin


@dataclass(frozen=True, kw_only=True)
class TicketSuperseded(Change):
    """A ticket that nobody holds: its asker waits with another, given under the same key."""

    visit: str
    by: str
    """The visit that the citizen holds the number of."""
    counter: int | None
    """The counter that had called it, and is free now."""


@dataclass(frozen=True, kw_only=True)
class TicketFoundLate(Change):
    """A ticket of a day that is over: it counts there, as not served."""

    visit: str
    day: str
    series: str
    number: int
    lane: Lane
    language: Language
    legs: tuple[LegPlan, ...]
    token: str
    received: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RegressionSeen(Change):
    """A device remembers lines that this store lacks, or has otherwise."""

    witness: str
    """The device's name."""
    origin: str
    seq: int
    hash: str
