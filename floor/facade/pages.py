"""What the floor tells beside its snapshots: lines of the journal, and a day's figures."""

from dataclasses import dataclass
from typing import Literal

from floor.rules.offer import Text
from floor.rules.waiting.accuracy import Accuracy


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal as it is stored, shipped and verified."""

    origin: str
    """The store that wrote it: incarnation and epoch."""
    seq: int
    """Counts within the origin from 1, without gaps."""
    at: int
    """UTC milliseconds."""
    kind: str
    subject: str
    actor: str | None
    device: str
    key: str
    body: str
    """The change as JSON, to the letter as it was hashed."""
    prev_hash: str
    hash: str
    """SHA-256 in hex over the fields before it, chained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """Entries after a position, and the head behind which the journal ends."""

    centre: str
    entries: tuple[Entry, ...]
    head_seq: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginHead:
    """A line of an origin's journal, mostly its last."""

    origin: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedHead:
    """Headquarters has an origin's journal up to a line, and signed that."""

    head: OriginHead
    kept: int = 0
    """Up to which seq headquarters' backup holds it: nothing behind it may leave the centre."""
    at: int = 0
    """Headquarters' clock, UTC milliseconds."""
    signature: str = ""
    """Ed25519, base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What became of one visit of which a restore had lost lines."""

    visit: str
    ticket: str
    """The number as people say it; empty when its first line is unknown."""
    day: str
    how: Literal["back", "waits", "own", "already", "left"]
    """back: as it had ended. waits: it had not ended, and waits again, today. own: it went on here
    meanwhile, and that holds. already: all this was done before. left: nothing was done."""
    why: str = ""
    """Why it was left: `number_again`, `no_beginning`, `unreadable`, `moved`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFigures:
    """A day's waits at one agency, from the tables; minutes from clock start to first call."""

    agency: str
    name: Text
    legs: int
    served: int
    no_show: int
    unserved: int
    wait_median_min: float | None
    wait_p90_min: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """A day at one centre as `docs/figures.md` defines it, computed from the tables."""

    centre: str
    day: str
    visits: int
    legs: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    waiting: int
    called: int
    called_twice: int
    """Legs that two counters had at once; the store's rules make it 0."""
    duplicate_numbers: int
    wait_median_min: float | None
    wait_p90_min: float | None
    within_promise: float | None
    """Of legs that were called or are past their promise without a call, the share called within
    it."""
    told: Accuracy
    """Waits as told, against those that were."""
    by_agency: tuple[AgencyFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """What an agent wrote about a visit, and when (UTC milliseconds)."""

    at: int
    agent: str | None
    text: str
