"""Changes of the centre itself: catalogue, agents, the day, services suspended, announcements."""

from dataclasses import dataclass
from typing import Literal

from floor.rules.amendment import Amendment
from floor.rules.events.base import Change
from floor.rules.offer import Offer, Text


@dataclass(frozen=True, kw_only=True)
class CatalogueAdopted(Change):
    """The centre goes on with this offer."""

    offer: Offer


@dataclass(frozen=True, kw_only=True)
class CentreAmended(Change):
    """A manager's version of the centre's own settings: all of them, over the catalogue's."""

    number: int
    amendment: Amendment
    restores: int = 0
    """The version that it brings back; 0 for none."""


@dataclass(frozen=True, kw_only=True)
class AgentEnrolled(Change):
    """An agent may sign in; no name, no PIN: those stay out of the journal."""

    agent: str
    role: Literal["agent", "supervisor", "manager"]
    services: tuple[str, ...] = ()
    """The services the agent can give; empty is all that the counter gives."""
    counters: tuple[int, ...] = ()
    """Where the agent may sit; empty is anywhere."""
    works: bool = True
    """False: may sign in no more."""


@dataclass(frozen=True, kw_only=True)
class PinUnlocked(Change):
    """A supervisor lets an agent whose PIN was tried too often try again."""

    agent: str


@dataclass(frozen=True, kw_only=True)
class PinReset(Change):
    """An agent has a PIN that holds for one sign-in; the PIN itself stays out of the journal."""

    agent: str


@dataclass(frozen=True, kw_only=True)
class PinChanged(Change):
    """An agent has chosen a PIN of the own."""

    agent: str


@dataclass(frozen=True, kw_only=True)
class DayOpened(Change):
    """A local day begins; numbers restart in each series."""

    day: str
    """ISO date, local."""


@dataclass(frozen=True, kw_only=True)
class DayClosed(Change):
    """The local day ends; whoever was left is recorded as unserved before."""

    day: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ServiceSuspended(Change):
    """No tickets, no calls by the rule; the clocks of those who wait for it stand still."""

    service: str
    reason: str
    message: Text
    """What citizens are told."""
    since: int
    """From when, UTC milliseconds; a suspension told anew keeps its beginning."""
    back_at: int | None = None
    """When it is expected back, UTC milliseconds."""


@dataclass(frozen=True, kw_only=True)
class ServiceRestored(Change):
    """The service goes on, and the clocks of those who wait for it with it."""

    service: str
    since: int
    """When it was suspended, UTC milliseconds."""


@dataclass(frozen=True, kw_only=True)
class QuotaSet(Change):
    """Tickets of a service that the day has; None is as many as come."""

    service: str
    quota: int | None


@dataclass(frozen=True, kw_only=True)
class Announced(Change):
    """The boards tell something until a time, UTC milliseconds; an empty text takes it back."""

    text: Text
    until: int


@dataclass(frozen=True, kw_only=True)
class BreakPlanned(Change):
    """An agent is to be on a break then; no minutes take the plan back."""

    agent: str
    at: int
    """UTC milliseconds."""
    minutes: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class ClockStepped(Change):
    """The host's clock shows less than the journal's last line: order stays that of the lines."""

    shown: int
    """What the clock shows, UTC milliseconds."""
    last: int
    """The time of the journal's last line."""


@dataclass(frozen=True, kw_only=True)
class EpochBegan(Change):
    """A store was restored: this origin goes on from the last line of the backup."""

    base_origin: str
    base_seq: int
    base_hash: str
    """Also the hash before this line, so that the chain runs on through it."""


@dataclass(frozen=True, kw_only=True)
class DaysArchived(Change):
    """The lines of old days lie in a file of their own: the store's journal begins after them."""

    until: str
    """The first local day that stays."""
    file: str
    """The archive's name, beside the store."""
    base_origin: str
    base_seq: int
    base_hash: str
    """Of the last line archived."""
    seal: str
    """SHA-256 of what stands from the lines archived, so that the chain vouches for it."""


@dataclass(frozen=True, kw_only=True)
class NumbersSkipped(Change):
    """Numbers that may be in people's hands are left out: each series goes on after `last`."""

    day: str
    last: dict[str, int]
    """By series, as if this number had been given."""
