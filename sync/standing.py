"""How a centre stands to headquarters, gathered from all who know: agent, host, headquarters."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from floor import errors
from floor.connect import connect
from floor.decisions import MATTERS, envelope
from floor.errors import FoleniError
from floor.facade import Floor, OriginHead
from floor.version import VERSION
from sync.headquarters import Headquarters
from sync.noting import Begun, Notebook, Noted, now
from sync.protocol import CLOCK_LIMIT, SPEAKS, Held, epoch_of

LATE = 60_000
"""Age of the oldest line that waits, milliseconds, from which the centre counts as behind."""
PATIENCE = 2.0
"""Seconds for the host to answer."""
Trouble = Literal[
    "no_agent", "ended", "cut_off", "behind", "quarantined", "regressed", "clock", "no_host"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Something that headquarters decided."""

    matter: str
    number: int
    at: int | None = None
    """When it was adopted, UTC milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Lines that headquarters has not acknowledged."""

    lines: int
    age_ms: int
    """How long ago the oldest of them was written, by the host's clock; 0 without any."""


@dataclass(slots=True, kw_only=True)
class Standing:
    """All of it; times in UTC milliseconds, and None for what nobody could tell."""

    at: int
    address: str
    program: str = VERSION
    speaks: int = SPEAKS
    centre: str = ""
    runs: bool = False
    """Whether the agent runs."""
    noted: Noted = field(default_factory=Noted)
    answers: bool = False
    """Whether headquarters answers now."""
    fault: FoleniError | None = None
    """Why not."""
    within_ms: int | None = None
    """How long its answer took."""
    clock_ms: int | None = None
    """This computer's clock less headquarters'."""
    headquarters_program: str = ""
    headquarters_key: str = ""
    session: int = 0
    quarantined: bool = False
    host_fault: FoleniError | None = None
    origin: str = ""
    head: int = 0
    hash: str = ""
    earlier: int = 0
    """Origins before the present one."""
    received: int | None = None
    """Up to which line of the present origin headquarters has it."""
    kept: int | None = None
    """The same of its backup."""
    waiting: Waiting | None = None
    lost: int = 0
    """Lines that headquarters keeps and this centre does not have."""
    adopted: tuple[Decision, ...] = ()
    undecided: tuple[Decision, ...] = ()
    """What has come down, or would, and is not adopted."""
    begun: tuple[Begun, ...] = ()

    @property
    def epoch(self) -> int:
        """Which line of the centre's it is; 0 for a store made new."""
        return epoch_of(self.origin)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What somebody has to look at, most pressing first."""
        late = self.waiting is not None and self.waiting.age_ms > LATE
        ahead = self.received is not None and self.origin != "" and self.received > self.head
        found: dict[Trouble, bool] = {
            "quarantined": self.quarantined,
            "regressed": ahead,
            "cut_off": not self.answers,
            "ended": self.noted.state == "ended" and not self.runs,
            "no_agent": not self.runs and self.noted.state != "ended",
            "no_host": self.host_fault is not None,
            "behind": late,
            "clock": self.clock_ms is not None and abs(self.clock_ms) > CLOCK_LIMIT,
        }
        return tuple(name for name, holds in found.items() if holds)


def gather(*, host: str, device: str, headquarters: Headquarters, token_file: Path) -> Standing:
    """Ask everybody; who does not answer is told as such."""
    notes = Notebook(token_file)
    standing = Standing(at=now(), address=headquarters.address, noted=notes.noted)
    standing.runs, standing.begun = notes.runs(), notes.noted.begun
    standing.centre = notes.noted.centre
    try:
        floor = connect(host, device=device, patience=PATIENCE)
    except FoleniError as fault:
        standing.host_fault = fault
        _headquarters(standing, headquarters)
        return standing
    try:
        _host(standing, floor, headquarters)
    except FoleniError as fault:
        standing.host_fault = fault
    finally:
        floor.close()
    return standing


def _host(standing: Standing, floor: Floor, headquarters: Headquarters) -> None:
    standing.centre = floor.health().centre
    held = _headquarters(standing, headquarters)
    health = floor.health()  # after headquarters, or it could seem to have more than we
    standing.origin = health.origin
    standing.head, standing.hash = health.version, health.head
    heads = floor.origins()
    standing.earlier = len([head for head in heads if head.origin != health.origin])
    decided = floor.standing()
    standing.adopted = tuple(
        Decision(matter=line.matter, number=line.number, at=line.at) for line in decided.decided
    )
    if held is not None:
        has: dict[str, int] = {matter: decided.number(matter) for matter in MATTERS}
        _decisions(standing, headquarters, has)
    _place(standing, held)
    ours = {head.origin: head.seq for head in heads}
    has_more = {o: seq - ours.get(o, 0) for o, seq in _there(standing, held).items()}
    standing.lost = sum(more for more in has_more.values() if more > 0)
    standing.waiting = _waiting(floor, heads, _there(standing, held), health.at)


def _headquarters(standing: Standing, headquarters: Headquarters) -> Held | None:
    if not standing.centre:
        return None  # only the host knows which centre this is
    asked, began = now(), time.monotonic()
    try:
        held = headquarters.held(standing.centre)
    except FoleniError as fault:
        standing.fault = fault
        return None
    standing.answers, standing.within_ms = True, round((time.monotonic() - began) * 1000)
    standing.clock_ms = asked + (standing.within_ms // 2) - held.at
    standing.headquarters_program, standing.headquarters_key = held.program, held.key
    standing.session, standing.quarantined = held.session, held.quarantined
    return held


def _decisions(standing: Standing, headquarters: Headquarters, has: dict[str, int]) -> None:
    """What would come down if it were asked for now."""
    try:
        newer = headquarters.newer(standing.centre, msgspec.json.encode(has))
    except FoleniError:
        return
    said = [envelope(signed) for signed in newer]
    standing.undecided = tuple(Decision(matter=s.matter, number=s.number) for s in said)


def _there(standing: Standing, held: Held | None) -> dict[str, int]:
    """Up to where headquarters has each origin: as it says now, or as was noted last."""
    if held is not None:
        return {line.origin: line.seq for line in held.lines}
    return {origin: mark.seq for origin, mark in standing.noted.received.items()}


def _place(standing: Standing, held: Held | None) -> None:
    """How far the present origin is received, and in headquarters' backup."""
    kept = dict(standing.noted.kept)
    if held is not None:
        kept = {line.origin: line.kept for line in held.lines}
    standing.received = _there(standing, held).get(standing.origin, 0)
    standing.kept = kept.get(standing.origin, 0)


def _waiting(
    floor: Floor, heads: tuple[OriginHead, ...], there: dict[str, int], at: int
) -> Waiting:
    """What waits behind where headquarters has it; `at`: what the host's clock shows."""
    lines, age = 0, 0
    for head in heads:
        after = there.get(head.origin, 0)
        if head.seq > after:
            lines += head.seq - after
            found = floor.journal(after=after, limit=1, origin=head.origin).entries
            age = max(age, at - found[0].at if found else 0)
    return Waiting(lines=lines, age_ms=age)


def demand_enrolled(token_file: Path) -> None:
    """Raise BadSetting for a centre that headquarters has let in at no time."""
    if not token_file.exists():
        problem = f"{token_file} is not there: this centre is not enrolled at headquarters"
        raise errors.BadSetting(setting="token-file", problem=problem)
