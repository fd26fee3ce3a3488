"""How a centre ships its journal, as values and one generator: no socket, no clock, no disk.

The agent looks where the centre's journal ends, greets headquarters, which answers with the head
it has, and pushes the lines after it. Receiving twice is harmless, so on any doubt the agent
forgets its place and greets again: the place is always recomputed from what headquarters has.
Origins that a restored store had before are shipped first, in their order, and once.
The first batch after a greeting begins with the line that headquarters has already: if that is
another line there, the two journals have forked, and nothing is overwritten on either side.
"""

import itertools
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from floor.errors import FoleniError, Trouble
from floor.facade import Entry
from sync.errors import BrokenBatch, CentralBusy, Doubt, Gap, Regressed, TooLarge

BATCH_LINES = 500
BATCH_BYTES = 256 * 1024
"""A batch is as large as both allow, and one line at least."""
_FRAME = 200
"""About what the names of a line's fields add to it, in bytes."""
START = "0" * 64
"""The hash of the place before an origin's first line."""
FOLLOW = 0.5
"""Seconds between looks at a journal that has been shipped whole."""
BEAT = 10
"""After so many turns headquarters is greeted again, so that it knows we live, and our clock."""
SHORTEST, LONGEST = 0.5, 60.0
"""Seconds of the first pause after a failure, and of the longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in an origin's journal: a line's seq and hash; seq 0 is before the first line."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """Where a centre's journal ends, and what the centre's clock shows (UTC milliseconds)."""

    centre: str
    origin: str
    head: Mark
    at: int
    practice: bool
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Consecutive lines of one origin."""

    centre: str
    origin: str
    entries: tuple[Entry, ...]


# -- what the agent asks of its surroundings, and what each is answered with -----------------


@dataclass(frozen=True, slots=True)
class Look:
    """Where does the centre's journal end? Answered with a Hello."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Which origins had the store before this one, by restores? Answered with a Hello for each,
    in the order in which they were written; their lines never grow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Lines of an origin's journal, at most `limit`. Answered with a tuple of entries."""

    origin: str
    after: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Greet:
    """Headquarters says which head it has of this origin. Answered with a Mark."""

    hello: Hello


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """Headquarters commits the batch and says which head it has now. Answered with a Mark."""

    batch: Batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Wait; answered with None."""

    seconds: float
    level: Mark | None = None
    """The head, when headquarters has all that the centre had at the last look."""
    fault: FoleniError | None = None
    """Why there is a pause."""


Wish = Look | Earlier | Read | Greet | Push | Rest
Answer = Hello | tuple[Hello, ...] | tuple[Entry, ...] | Mark | None
Talk = Generator[Wish, Answer, None]
"""A wish that cannot be fulfilled is answered by throwing a Trouble, or what was refused."""


AGAIN = (Trouble, Gap, BrokenBatch, TooLarge)
"""Faults after which the agent tries again; any other ends it."""


def pause(failures: int, chance: float, asked: float = 0.0) -> float:
    """Seconds to wait after so many failures in a row; `chance` from 0 to 1 spreads the herd.

    It doubles from SHORTEST to LONGEST and lasts between half and whole of that; never less
    than the seconds that headquarters asked for.
    """
    whole = min(LONGEST, SHORTEST * 2.0 ** min(failures - 1, 16))
    return max(whole * (0.5 + chance / 2), asked * (1 + chance / 4))


def weight(entry: Entry) -> int:
    """About the bytes of a line in a batch."""
    texts = (entry.kind, entry.subject, entry.device, entry.key, entry.body, entry.actor or "")
    return _FRAME + len(entry.origin) + sum(len(text.encode()) for text in texts)


def take(entries: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """As many lines from the beginning as make one batch, at most `most`."""
    taken: list[Entry] = []
    size = 0
    for entry in entries:
        size += weight(entry)
        if taken and (size > BATCH_BYTES or len(taken) == most):
            break
        taken.append(entry)
    return tuple(taken)


def follow_each_other(origin: str, after: int, entries: tuple[Entry, ...]) -> bool:
    """Whether these are the lines after `after`, each naming the hash of the one before."""
    numbers = all(e.origin == origin and e.seq == after + 1 + i for i, e in enumerate(entries))
    links = all(e.prev_hash == before.hash for before, e in itertools.pairwise(entries))
    return bool(entries) and numbers and links


class _Patience:
    """How long to wait after a failure: longer each time, until something goes well."""

    def __init__(self, chance: Iterator[float]) -> None:
        self._chance, self._failures = chance, 0

    def well(self) -> None:
        self._failures = 0

    def after(self, fault: FoleniError) -> float:
        self._failures += 1
        asked = float(fault.values.get("seconds", 0)) if isinstance(fault, CentralBusy) else 0.0
        return pause(self._failures, next(self._chance), asked)


def shipping(chance: Iterator[float], *, most: int = BATCH_LINES) -> Talk:
    """The agent: yields what it wishes and is sent the answer; ends never but with an error.

    `chance` gives numbers from 0 to 1 without end; `most` lines go in a batch, 2 at least.
    Raises what people must look at: Forked, Regressed, UnknownToken, ForeignToken.
    """
    patience = _Patience(chance)
    while True:
        try:
            yield from _earlier(patience, most)
            have = Mark(seq=0, hash="")
            while True:
                have = yield from _from_greeting(patience, most, have)
        except AGAIN as fault:
            yield Rest(seconds=patience.after(fault), fault=fault)


def _earlier(patience: _Patience, most: int) -> Talk:
    """Ship what headquarters lacks of origins before the store's own: a store that was restored
    had lines that were never shipped, perhaps."""
    found = yield Earlier()
    if not isinstance(found, tuple):
        raise Doubt(problem="the centre does not say which origins it had")
    for hello in found:
        assert isinstance(hello, Hello)
        have = yield from _greet(hello)
        proof = have.seq > 0
        while have.seq < hello.head.seq:
            have = yield from _push(hello, have, proof, most)
            patience.well()
            proof = False


def _from_greeting(patience: _Patience, most: int, before: Mark) -> Generator[Wish, Answer, Mark]:
    """Greet, ship what headquarters lacks, follow for a while; what headquarters has then.

    If it has less than before, it may lack lines of earlier origins as well: that is a Doubt.
    """
    hello = yield from _look()
    have = yield from _greet(hello)
    if have.seq < before.seq:
        raise Doubt(problem="headquarters has less than it had")
    proof = have.seq > 0
    for _ in range(BEAT):
        if have.seq < hello.head.seq:
            have = yield from _push(hello, have, proof, most)
            patience.well()
            proof = False
            continue
        if have == hello.head:
            patience.well()
            yield Rest(seconds=FOLLOW, level=have)
        seen, hello = hello, (yield from _look())
        if hello.origin != seen.origin:
            raise Doubt(problem="the centre's store is another one now")
        if have.seq > hello.head.seq:  # at the second look: it was no other agent of this centre
            raise Regressed(centre=hello.centre, seq=have.seq, ours=hello.head.seq)
        if have.seq == hello.head.seq and have.hash != hello.head.hash:
            raise Doubt(problem="the heads differ")  # greeting shows whether it is a fork
    return have


def _push(hello: Hello, have: Mark, proof: bool, most: int) -> Generator[Wish, Answer, Mark]:
    """Push the lines after a mark, led by the marked line itself as proof of one journal."""
    after = have.seq - 1 if proof else have.seq
    found = yield Read(origin=hello.origin, after=after, limit=most)
    if not _are_lines(found) or not follow_each_other(hello.origin, after, found):
        raise Doubt(problem="the centre's journal does not follow itself")
    entries = take(found, most)
    if proof and len(entries) == 1:  # a line so large that the proof left it no room
        entries = found[:2]
    acknowledged = yield Push(
        batch=Batch(centre=hello.centre, origin=hello.origin, entries=entries)
    )
    if acknowledged != Mark(seq=entries[-1].seq, hash=entries[-1].hash):
        raise Doubt(problem="another line was acknowledged than was sent")
    return acknowledged


def _are_lines(found: Answer) -> TypeGuard[tuple[Entry, ...]]:
    return isinstance(found, tuple) and all(isinstance(entry, Entry) for entry in found)


def _look() -> Generator[Wish, Answer, Hello]:
    found = yield Look()
    if not isinstance(found, Hello):
        raise Doubt(problem="the centre does not say where its journal ends")
    return found


def _greet(hello: Hello) -> Generator[Wish, Answer, Mark]:
    found = yield Greet(hello=hello)
    if not isinstance(found, Mark):
        raise Doubt(problem="headquarters does not say which head it has")
    return found
