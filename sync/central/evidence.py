"""What speaks for a centre's figures, or against them: its lines, its clock, and odd patterns.

A pattern accuses nobody: it says where somebody should look, and from how many cases it is told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from floor.rules.state import Step
from floor.store.database import epoch_of
from floor.store.measures.facts import Facts, Stay
from floor.store.tables import days
from floor.store.tables import journal as lines
from sync.central.contacts import clock_offset
from sync.central.live import CentreNow
from sync.central.tables import flags, forks
from sync.protocol import CLOCK_LIMIT

SHORT = 30_000
"""A service that took less, or a call given up sooner, milliseconds, is a short one."""
SEVERAL = 3
"""Cases from which a pattern is worth a look."""
OFTEN = 3.0
"""How many times the centre's own share an agent's is, from which it is worth a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One line that a centre's store wrote: a store, or a store restored from a backup."""

    origin: str
    epoch: int
    """0 for a store made new, one more with each restore."""
    first: int
    last: int
    lines: int
    since: int
    until: int
    """When its first and its last line were written, by the centre's clock."""
    head: str

    @property
    def missing(self) -> int:
        """Lines between its first and its last that are not here."""
        return self.last - self.first + 1 - self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a centre's journal."""

    origins: tuple[Origin, ...]
    """Oldest first."""
    offset: int | None
    """The centre's clock less headquarters', milliseconds, when it was seen last; where its host
    practises, its computer's."""
    forks: tuple[Any, ...]
    flagged: Mapping[str, int]
    """Lines kept but not folded, by kind."""

    @property
    def missing(self) -> int:
        return sum(origin.missing for origin in self.origins)

    @property
    def clock_off(self) -> bool:
        """Whether the clocks differ by more than they may."""
        return self.offset is not None and abs(self.offset) > CLOCK_LIMIT

    @property
    def sound(self) -> bool:
        """Whether nothing of it needs a look."""
        return not (self.forks or self.missing or self.clock_off or self.flagged)


def evidence(connection: Connection, centre: str) -> Evidence:
    """Of one centre's journal, by a few questions."""
    clock = clock_offset(connection, centre)
    differing = connection.execute(
        select(forks).where(forks.c.centre == centre).order_by(forks.c.last_at.desc())
    ).all()
    kinds = connection.execute(
        select(flags.c.kind, func.count().label("n"))
        .where(flags.c.centre == centre)
        .group_by(flags.c.kind)
    )
    return Evidence(
        origins=_origins(connection, centre),
        offset=None if clock is None else clock.ms,
        forks=tuple(differing),
        flagged={row.kind: row.n for row in kinds},
    )


def _origins(connection: Connection, centre: str) -> tuple[Origin, ...]:
    c = lines.c
    found = connection.execute(
        select(
            c.origin,
            func.min(c.seq).label("first"),
            func.max(c.seq).label("last"),
            func.count().label("lines"),
            func.min(c.at).label("since"),
            func.max(c.at).label("until"),
        )
        .where(c.centre == centre)
        .group_by(c.origin)
    ).all()
    told = []
    for row in found:
        at = (c.centre == centre, c.origin == row.origin, c.seq == row.last)
        head = connection.execute(select(c.hash).where(*at)).scalar_one()
        told.append(Origin(**row._mapping, epoch=_epoch(row.origin), head=head))
    return tuple(sorted(told, key=lambda each: (each.since, each.epoch)))


def _epoch(origin: str) -> int:
    try:
        return epoch_of(origin)
    except ValueError:
        return 0


@dataclass(slots=True, kw_only=True)
class Pattern:
    """What one agent or counter did in some days, counted."""

    who: str
    calls: int = 0
    out_of_turn: int = 0
    short: int = 0
    """Services shorter than anybody can give."""
    dropped: int = 0
    """Calls given up as no-show before anybody could walk up."""
    after_closing: int = 0
    odd: set[str] = field(default_factory=set)
    """Which of these are worth a look."""


KINDS = ("out_of_turn", "short", "dropped", "after_closing")


def patterns(
    facts: Facts, closed: Mapping[str, int], key: Callable[[Stay], str | None]
) -> list[Pattern]:
    """What each did, those worth a look first. `closed` tells when each local day was closed."""
    found: dict[str, Pattern] = {}
    for stay in facts.stays:
        who = key(stay) or ""
        each = found.setdefault(who, Pattern(who=who))
        each.calls += 1
        each.out_of_turn += bool(stay.reason) + (stay.sent == "front")
        served = stay.serving
        each.short += served is not None and stay.left == Step.DONE and served < SHORT
        each.dropped += stay.left == Step.NO_SHOW and stay.left_at - stay.called_at < SHORT
        end = closed.get(facts.visits[stay.visit].day)
        each.after_closing += end is not None and stay.called_at > end
    return _judged(list(found.values()))


def _judged(found: list[Pattern]) -> list[Pattern]:
    """Mark what is far from the others': several cases, and often for so many calls."""
    calls = sum(each.calls for each in found)
    for kind in KINDS:
        share = sum(getattr(each, kind) for each in found) / calls if calls else 0
        for each in found:
            cases = getattr(each, kind)
            others = _others(found, each, kind, share)
            if kind == "after_closing":
                odd = cases > 0
            else:
                odd = cases >= SEVERAL and cases / each.calls > OFTEN * others
            if odd:
                each.odd.add(kind)
    return sorted(found, key=lambda each: (-len(each.odd), -each.out_of_turn, -each.calls))


def _others(found: Iterable[Pattern], mine: Pattern, kind: str, share: float) -> float:
    """The share of all others; the centre's own where there is nobody else."""
    rest = [each for each in found if each is not mine]
    calls = sum(each.calls for each in rest)
    return sum(getattr(each, kind) for each in rest) / calls if calls else share


def closings(connection: Connection, centre: CentreNow) -> dict[str, int]:
    """When each local day was closed."""
    asked = select(days.c.day, days.c.closed_at).where(days.c.centre == centre.code)
    rows = connection.execute(asked.where(days.c.closed_at.is_not(None)))
    return {row.day: row.closed_at for row in rows}
