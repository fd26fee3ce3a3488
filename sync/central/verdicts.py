"""Headquarters' side of the exchange, pure: what it says to a greeting, and what it takes in.

It works on a shelf: what headquarters has of one centre, in a database, or in memory for the
simulation. Every line of journal has one place only: an origin's own line holds what came first,
and what a second store wrote under the same name lies in a branch, named by its first line. A
branch begins only where its parent has another line, so no line is ever in two of them.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import msgspec

from floor import errors
from floor.facade import Entry
from floor.store import journal
from floor.store.journal import Head
from sync.errors import BrokenBatch, ForeignToken, Forked, Gap
from sync.protocol import START, Batch, Hello, Line, Mark, Verdict, epoch_of


class Shelf(Protocol):
    """What headquarters has of one centre, within one transaction."""

    def head(self, line: Line) -> Mark:
        """The last line; the floor of the line of journal when there is none."""

    def hashes(self, line: Line, seqs: Collection[int]) -> Mapping[int, str]:
        """The hashes of those lines that are here, by seq."""

    def holds(self, origin: str, mark: Mark) -> bool:
        """Whether this line is here, in the origin's own line or in a branch."""

    def add(self, line: Line, entries: Sequence[Entry]) -> None:
        """Store lines behind the head, and fold them."""

    def granted(self, old: str, base: Mark) -> Line | None:
        """The line that was granted last for going on from this base."""

    def grant(self, old: str, base: Mark, line: Line) -> None:
        """Remember a line granted."""

    def highest_epoch(self) -> int:
        """The highest of the lines here or granted."""


def check(centre: str, batch: Batch) -> None:
    """All that can be said of a batch without the store. Raises ForeignToken, BrokenBatch."""
    if batch.centre != centre:
        raise ForeignToken(centre=batch.centre)
    if not batch.entries:
        raise BrokenBatch(problem="it holds no line")
    first = batch.entries[0]
    try:
        before = Head(origin=batch.origin, seq=first.seq - 1, hash=first.prev_hash)
        journal.follow(before, batch.entries)
    except errors.StoreDamaged as fault:
        told = f"{fault.values['path']}: {fault.values['problem']}"
        raise BrokenBatch(problem=told) from None
    if first.seq == 1 and first.prev_hash not in (journal.GENESIS, _base(first)):
        raise BrokenBatch(problem="its first line does not begin a journal")


def _base(first: Entry) -> str | None:
    """The hash from which a restored store goes on, as its first line states it."""
    if first.kind != "epoch_began":
        return None
    try:
        return msgspec.json.decode(first.body, type=_Base).base_hash
    except (msgspec.MsgspecError, RecursionError):
        return None


class _Base(msgspec.Struct):
    base_hash: str


def greet(shelf: Shelf, hello: Hello) -> Verdict:
    """How a centre's line of journal stands to what is here."""
    line = hello.line
    have = shelf.head(line)
    stated = {mark.seq: mark.hash for mark in (*hello.rungs, hello.head)}
    known = sorted(seq for seq in stated if line.floor < seq <= have.seq)
    ours = shelf.hashes(line, known)
    common, beyond = _begin(line), 0
    for seq in known:
        if ours[seq] != stated[seq]:
            beyond = seq
            break
        common = Mark(seq=seq, hash=stated[seq])
    if beyond:
        return Verdict(kind="forked", have=have, common=common, beyond=beyond)
    if hello.head.seq > have.seq:
        return Verdict(kind="behind", have=have, common=common)
    kind = "ok" if hello.head.seq == have.seq else "regressed"
    return Verdict(kind=kind, have=have, common=common)  # type: ignore[arg-type]


def _begin(line: Line) -> Mark:
    return Mark(seq=line.floor, hash=START)


def receive(shelf: Shelf, batch: Batch) -> Mark | Forked:
    """Store the lines of a checked batch that are new here; its last line, which is here then.

    A fork is returned rather than raised, since it is to be recorded. Raises Gap when lines
    between the head and the batch are missing, BrokenBatch for a branch of nothing.
    """
    line, first = batch.line, batch.entries[0]
    have = shelf.head(line)
    if have.seq == line.floor and line.branch is not None:
        _demand_branch(shelf, line.origin, line.branch, first)
    if first.seq > have.seq + 1 or first.seq <= line.floor:
        raise Gap(seq=have.seq)
    if line.floor + 1 < first.seq == have.seq + 1 and first.prev_hash != have.hash:
        return Forked(centre=batch.centre, seq=have.seq)
    known = [entry.seq for entry in batch.entries if entry.seq <= have.seq]
    ours = shelf.hashes(line, known)
    for entry in batch.entries:
        if ours.get(entry.seq, entry.hash) != entry.hash:
            return Forked(centre=batch.centre, seq=entry.seq)
    fresh = [entry for entry in batch.entries if entry.seq > have.seq]
    if fresh:
        shelf.add(line, fresh)
    last = batch.entries[-1]
    return Mark(seq=last.seq, hash=last.hash)


def _demand_branch(shelf: Shelf, origin: str, branch: Mark, first: Entry) -> None:
    """A branch begins with the line it is named by, behind one that is here; and not with one
    that is here already. Raises Gap, BrokenBatch."""
    if Mark(seq=first.seq, hash=first.hash) != branch:
        raise Gap(seq=branch.seq - 1)
    if branch.seq > 1 and not shelf.holds(origin, Mark(seq=branch.seq - 1, hash=first.prev_hash)):
        raise Gap(seq=0)
    if shelf.holds(origin, branch):
        raise BrokenBatch(problem="its first line is no branch: it is here already")


def grant(shelf: Shelf, old: str, base: Mark, fresh: str) -> Line:
    """The line that goes on from a base: the one granted before, as long as nothing came of it,
    or else a new one with a higher epoch. `fresh`: 128 random bits in hex."""
    known = shelf.granted(old, base)
    if known is not None and shelf.head(known).seq == 0:
        return known
    epoch = 1 + max(epoch_of(old), shelf.highest_epoch())
    line = Line(origin=f"{fresh}.{epoch}")
    shelf.grant(old, base, line)
    return line
