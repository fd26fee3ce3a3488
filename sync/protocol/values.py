"""What centre and headquarters tell each other, as values."""

from dataclasses import dataclass
from typing import Literal

from floor.facade import Entry

START = "0" * 64
"""The hash of the place before an origin's first line."""
SPEAKS = 1
"""The version of the exchange that this program speaks: raised when an older one would fail."""
OLDEST = max(1, SPEAKS - 2)
"""The oldest version that is still understood, by headquarters and by centres."""

CLOCK_LIMIT = 120_000
"""Milliseconds by which a centre's clock may differ from headquarters'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in an origin's journal: a line's seq and hash; seq 0 is before the first line."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of journal at headquarters: an origin's own, or a branch that left it.

    A branch holds what a second store wrote under an origin's name: it is told by its first
    line, so that each journal line has one place only, whoever brings it.
    """

    origin: str
    branch: Mark | None = None
    """The branch's first line; None for the origin's own line."""

    @property
    def floor(self) -> int:
        """The seq before the first line."""
        return self.branch.seq - 1 if self.branch else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """Where a centre's journal ends, and what the centre's clock shows (UTC milliseconds)."""

    centre: str
    origin: str
    head: Mark
    at: int
    practice: bool
    program: str
    branch: Mark | None = None
    rungs: tuple[Mark, ...] = ()
    """Places before the head, so that headquarters finds how far both journals are one."""

    @property
    def line(self) -> Line:
        """Which line of journal is meant."""
        return Line(origin=self.origin, branch=self.branch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Consecutive lines of one origin."""

    centre: str
    origin: str
    entries: tuple[Entry, ...]
    branch: Mark | None = None

    @property
    def line(self) -> Line:
        """Which line of journal they belong to."""
        return Line(origin=self.origin, branch=self.branch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What headquarters can take just now."""

    most: int = 500
    """Lines in a batch."""
    delay: float = 0.0
    """Seconds between two batches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Headquarters has an origin's journal up to a line, and signs that."""

    seq: int
    hash: str
    kept: int = 0
    """Up to where headquarters' backup holds it, at most `seq`: a centre lets go of no line
    behind it."""
    at: int = 0
    """Headquarters' clock, UTC milliseconds."""
    signature: str = ""
    """Ed25519 by headquarters over centre, origin, seq, hash and time; base64."""
    pace: Pace = Pace()

    @property
    def mark(self) -> Mark:
        """The line."""
        return Mark(seq=self.seq, hash=self.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How headquarters sees a line of journal that a centre states.

    ok: both end at one place. behind: headquarters lacks what follows `receipt`. regressed:
    headquarters has more than the centre. forked: the two differ somewhere after `common`.
    """

    kind: Literal["ok", "behind", "regressed", "forked"]
    have: Mark
    """Where it ends at headquarters."""
    common: Mark
    """The highest place stated that is the same on both sides."""
    beyond: int = 0
    """The lowest seq stated that differs; 0 if none does."""
    receipt: Receipt | None = None
    """For what both sides have for certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session: requests of an older one are refused from now on."""

    server: str
    """Headquarters' epoch: another one after it was restored from a backup."""
    session: int
    key: str
    """Headquarters' public key, base64."""
    at: int
    """Headquarters' clock, UTC milliseconds."""
    pace: Pace = Pace()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """An origin's own line at headquarters."""

    origin: str
    seq: int
    hash: str
    kept: int
    """Up to where headquarters' backup holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What headquarters has of a centre, as it tells the centre."""

    server: str
    """Headquarters' epoch."""
    at: int
    """Its clock, UTC milliseconds."""
    program: str
    key: str
    """Its public key, base64."""
    session: int
    opened_at: int
    quarantined: bool
    lines: tuple[HeldLine, ...]
    """In the order of their epochs."""
    branches: int = 0
    """Lines of journal of second stores, which stand beside these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A centre wants an origin's lines after a seq, at most `limit`."""

    origin: str
    after: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Lines handed back, and headquarters' word on the last of them; both empty behind the end."""

    entries: tuple[Entry, ...]
    receipt: Receipt | None = None


def epoch_of(origin: str) -> int:
    """Which epoch an origin is: 0 for a store made new."""
    tail = origin.rpartition(".")[2]
    return int(tail) if tail.isdecimal() and len(tail) < 7 else 0
