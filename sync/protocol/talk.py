"""The agent's side of the exchange: a generator of wishes.

The agent opens a session, looks where the centre's journal ends, greets headquarters, which says
how it sees this line of journal, and pushes the lines that are missing there. Receiving twice is
harmless, so on any doubt the agent forgets its place and begins again: the place is always
recomputed from what headquarters has. Origins that the store had before are shipped first, in
their order. A line that headquarters knows otherwise (a second store wrote under its name) or
further (the store is an old copy) is not gone on with: the centre begins a new line, and what it
wrote on the old one arrives as a branch. Nothing is overwritten on either side.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from floor.errors import Trouble
from floor.facade import Entry
from sync.errors import (
    BrokenBatch,
    Doubt,
    Fenced,
    Forked,
    Gap,
    LateRequest,
    SessionLost,
    TooLarge,
)
from sync.protocol.ladder import between, ladder
from sync.protocol.pacing import BATCH_LINES, BEAT, FOLLOW, Patience, follow_each_other, take
from sync.protocol.values import START, Batch, Hello, Line, Mark, Opened, Pace, Receipt, Verdict
from sync.protocol.wishes import (
    Answer,
    Begin,
    Earlier,
    Grant,
    Greet,
    Look,
    Open,
    Push,
    Read,
    Rest,
    Rungs,
    Talk,
    Wish,
)

AGAIN = (Trouble, Gap, Forked, BrokenBatch, TooLarge, Fenced, SessionLost, LateRequest)
"""Faults after which the agent tries again; any other ends it."""
T = TypeVar("T")
Step = Generator[Wish, Answer, T]


class _Renewed(Exception):
    """The centre goes on with another line: what it has is to be shipped from the beginning."""


@dataclass(slots=True)
class _Ship:
    """What lasts over a session."""

    patience: Patience
    most: int
    pace: Pace = field(default_factory=Pace)

    @property
    def lines(self) -> int:
        """Lines in a batch now; two at least, for the proof and one more."""
        return max(2, min(self.most, self.pace.most))


def shipping(chance: Iterator[float], *, most: int = BATCH_LINES) -> Talk:
    """The agent: yields what it wishes and is sent the answer; ends never but with an error.

    `chance` gives numbers from 0 to 1 without end; `most` lines go in a batch, 2 at least.
    Raises what people must look at: Quarantined, UnknownToken, ForeignToken.
    """
    ship = _Ship(Patience(chance), most)
    while True:
        try:
            opened = yield Open()
            ship.pace = _demand(opened, Opened).pace
            yield from _ship_all(ship)
        except _Renewed:
            ship.patience.well()
        except AGAIN as fault:
            yield Rest(seconds=ship.patience.after(fault), fault=fault)


def _ship_all(ship: _Ship) -> Step[None]:
    """Ship earlier origins, then follow the store's own for as long as all is well."""
    found = yield Earlier()
    for hello in _demand(found, tuple):
        yield from _ship_earlier(ship, _demand(hello, Hello))
    have, thorough = 0, True
    while True:
        now = yield from _from_greeting(ship, thorough)
        if now < have:
            raise Doubt(problem="headquarters has less than it had")
        have, thorough = now, False


def _ship_earlier(ship: _Ship, hello: Hello) -> Step[None]:
    """Ship what headquarters lacks of an origin that grows no more: also what it knows
    otherwise, as a branch beside it, and so on at a branch of the branch."""
    while True:
        verdict = yield from _place(hello, thorough=True)
        if verdict.kind == "behind":
            have = _receipt(verdict)
            proof = have.seq > hello.line.floor
            while have.seq < hello.head.seq:
                have = yield from _push(ship, hello, have, proof)
                proof = False
        if verdict.kind != "forked":
            return
        first = yield from _marks(hello.origin, (verdict.common.seq + 1,))
        hello = replace(hello, branch=first[0], rungs=())


def _from_greeting(ship: _Ship, thorough: bool) -> Step[int]:
    """Greet, ship what headquarters lacks, follow for a while; the seq that it has then."""
    hello = _demand((yield Look()), Hello)
    verdict = yield from _place(hello, thorough=thorough)
    if verdict.kind == "regressed":  # look again: the journal may have grown meanwhile
        hello = _demand((yield Look()), Hello)
        verdict = yield from _place(hello, thorough=True)
    if verdict.kind in ("regressed", "forked"):
        yield from _renew(hello, verdict.common)
    have = _receipt(verdict)
    proof = have.seq > 0
    for _ in range(BEAT):
        if have.seq < hello.head.seq:
            have = yield from _push(ship, hello, have, proof)
            proof = False
            continue
        if have == hello.head:
            ship.patience.well()
            yield Rest(seconds=FOLLOW, level=have)
        seen, hello = hello, _demand((yield Look()), Hello)
        if hello.origin != seen.origin:
            raise Doubt(problem="the centre's store is another one now")
        if have.seq > hello.head.seq:
            raise Doubt(problem="the centre's journal ends before what headquarters has of it")
        if have.seq == hello.head.seq and have.hash != hello.head.hash:
            raise Doubt(problem="the heads differ")  # greeting shows whether it is a fork
    return have.seq


def _renew(hello: Hello, base: Mark) -> Step[None]:
    """Have the centre go on with a new line from the place up to which both sides agree."""
    line = _demand((yield Grant(old=hello.origin, base=base)), Line)
    yield Begin(old=hello.origin, line=line)
    raise _Renewed


def _place(hello: Hello, *, thorough: bool) -> Step[Verdict]:
    """Headquarters' verdict on a line; of a fork also where exactly the two part.

    `thorough`: with a whole ladder. What headquarters has is held against the centre's own line
    in any case, before anything is built on it."""
    floor = hello.line.floor
    seqs = ladder(hello.head.seq, floor)[:-1] if thorough else ()
    while True:
        rungs = yield from _marks(hello.origin, seqs)
        verdict = _demand((yield Greet(hello=replace(hello, rungs=rungs))), Verdict)
        if verdict.kind == "behind" and verdict.have.seq > floor:
            ours = yield from _marks(hello.origin, (verdict.have.seq,))
            if ours[0].hash == verdict.have.hash:
                return verdict
            seqs = (*seqs, verdict.have.seq)
        elif verdict.kind == "forked":
            inner = between(max(floor, verdict.common.seq), verdict.beyond)
            if not inner:
                return replace(verdict, common=_begins(hello, verdict.common))
            seqs = (*inner, verdict.beyond)
        else:
            return verdict


def _begins(hello: Hello, common: Mark) -> Mark:
    """The common place, which is before the first line when nothing is common."""
    return common if common.seq > hello.line.floor else Mark(seq=hello.line.floor, hash=START)


def _push(ship: _Ship, hello: Hello, have: Mark, proof: bool) -> Step[Mark]:
    """Push the lines after a mark, led by the marked line itself as proof of one journal."""
    after = have.seq - 1 if proof else have.seq
    found = yield Read(origin=hello.origin, after=after, limit=ship.lines)
    lines = tuple(_demand(each, Entry) for each in _demand(found, tuple))
    if not follow_each_other(hello.origin, after, lines):
        raise Doubt(problem="the centre's journal does not follow itself")
    entries = take(lines, ship.lines)
    if proof and len(entries) == 1:  # a line so large that the proof left it no room
        entries = lines[:2]
    batch = Batch(centre=hello.centre, origin=hello.origin, entries=entries, branch=hello.branch)
    receipt = _demand((yield Push(batch=batch)), Receipt)
    if receipt.mark != Mark(seq=entries[-1].seq, hash=entries[-1].hash):
        raise Doubt(problem="another line was acknowledged than was sent")
    ship.patience.well()
    ship.pace = receipt.pace
    if receipt.pace.delay > 0:
        yield Rest(seconds=ship.patience.spread(receipt.pace.delay))
    return receipt.mark


def _marks(origin: str, seqs: tuple[int, ...]) -> Step[tuple[Mark, ...]]:
    if not seqs:
        return ()
    found = yield Rungs(origin=origin, seqs=tuple(sorted(set(seqs))))
    marks = tuple(_demand(each, Mark) for each in _demand(found, tuple))
    if tuple(mark.seq for mark in marks) != tuple(sorted(set(seqs))):
        raise Doubt(problem="the centre does not say which lines it has")
    return marks


def _receipt(verdict: Verdict) -> Mark:
    return Mark(seq=verdict.have.seq, hash=verdict.have.hash)


def _demand(found: object, kind: type[T]) -> T:
    """What was answered, if it is what was asked for. Raises Doubt."""
    if not isinstance(found, kind):
        raise Doubt(problem=f"{type(found).__name__} is no {kind.__name__}")
    return found
