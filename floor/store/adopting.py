"""Brings in what a kiosk wrote alone: lines checked as a chain, then entered as one verb."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from floor import errors
from floor.facade import Entry
from floor.rules.snapshots import LinesTaken
from floor.rules.verbs import AdoptLines
from floor.store import journal
from floor.store.journal import Head

if TYPE_CHECKING:
    from floor.store.local import LocalFloor


def adopt(floor: "LocalFloor", lines: Sequence[Entry], *, kiosk: str) -> "Future[LinesTaken]":
    """Enter a kiosk's lines behind those that are here already; lines that are known change
    nothing. Raises LinesRefused for a gap, a fork, or content that was changed."""
    if not lines:
        raise errors.BadRequest(problem="there is no line")
    origin, known = lines[0].origin, floor.adopted_head(lines[0].origin)
    try:
        journal.follow(Head(origin=origin, seq=lines[0].seq - 1, hash=lines[0].prev_hash), lines)
    except errors.StoreDamaged as fault:
        raise refusal(kiosk, str(fault.values["problem"])) from None
    if lines[0].seq > known.seq + 1:
        raise refusal(kiosk, f"lines {known.seq + 1} to {lines[0].seq - 1} are missing")
    fresh = [line for line in lines if line.seq > known.seq]
    _demand_same(lines, known, kiosk)
    try:
        events = tuple(event for line in fresh if (event := journal.read(line)) is not None)
    except errors.StoreDamaged as fault:
        raise refusal(kiosk, str(fault.values["problem"])) from None
    last = fresh[-1] if fresh else known
    verb = AdoptLines(
        origin=origin,
        kiosk=kiosk,
        after=known.seq,
        events=events,
        seq=last.seq,
        hash=last.hash,
    )
    if not fresh:
        return _nothing_new(floor, known)
    return floor.submit(verb, key=f"alone-{last.hash}", device=kiosk)


def _demand_same(lines: Sequence[Entry], known: Head, kiosk: str) -> None:
    """Refuse lines that fork off those that are here: at the last known one, or behind it."""
    for line in lines:
        forks = line.seq == known.seq and line.hash != known.hash
        if forks or (line.seq == known.seq + 1 and line.prev_hash != known.hash):
            raise refusal(kiosk, f"line {line.seq} is not the one that is here")


def _nothing_new(floor: "LocalFloor", known: Head) -> "Future[LinesTaken]":
    done: Future[LinesTaken] = Future()
    health = floor.health()
    done.set_result(
        LinesTaken(version=health.version, at=health.at, seq=known.seq, hash=known.hash)
    )
    return done


def refusal(kiosk: str, problem: str) -> errors.LinesRefused:
    """Lines that cannot be brought in, and why."""
    return errors.LinesRefused(kiosk=kiosk, problem=problem)
