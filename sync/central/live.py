"""How every centre stands now, by a few queries over the folded tables, whatever their number."""

from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import BigInteger, Connection, case, func, literal, select
from sqlalchemy.sql.expression import ColumnElement

from floor.catalogue import CentreLine
from floor.rules.opening import MINUTE
from floor.rules.state import Stand, Step
from floor.store.tables import counters, days, legs, services
from sync.central.contacts import ClockOffset, clock_offsets, forked
from sync.central.tables import contacts, flags

QUIET = 30_000
"""Milliseconds without a word after which a centre counts as cut off."""


class Attention(StrEnum):
    """How much a centre needs somebody to look, most first."""

    FORKED = "forked"
    CUT_OFF = "cut_off"
    LATE = "late"
    WELL = "well"
    CLOSED = "closed"
    NEVER = "never"


_RANK = {attention: rank for rank, attention in enumerate(Attention)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreNow:
    """One centre as headquarters knows it; of one that never reported only its name."""

    code: str
    name: str
    county: str
    counters: int
    attention: Attention
    outreach: bool = False
    """Whether it travels; its county is then a phrase."""
    heard_ms: int | None = None
    """Milliseconds since its last word."""
    at: int | None = None
    """What the centre's clock shows, or showed at its last word; UTC milliseconds."""
    day: str | None = None
    """The last local day that it opened."""
    open: bool = False
    waiting: int = 0
    longest_min: float | None = None
    """Minutes that whoever waits longest has waited."""
    late: int = 0
    """People waiting past their promise."""
    serving: int = 0
    served: int = 0
    counters_open: int = 0
    head: str = ""
    """Hash of the journal's last line that it sent, 64 hex digits."""
    lines: int = 0
    practice: bool = False
    flagged: int = 0
    """Lines kept but not understood."""
    clock_ms: int | None = None
    """The centre's clock less headquarters', milliseconds, when it was seen last."""
    clock_off: bool = False
    """Whether that is more than it may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contact:
    heard_at: int
    at: int
    seq: int
    hash: str
    practice: bool


def all_centres(
    connection: Connection,
    catalogue: tuple[CentreLine, ...],
    now: int,
    agencies: frozenset[str] = frozenset(),
) -> tuple[CentreNow, ...]:
    """Every centre of the catalogue and any other that reports: what needs attention first, then
    by name. `now` is headquarters' clock, UTC milliseconds; with agencies only their people are
    counted."""
    heard = _contacts(connection, now)
    facts = _Facts(
        heard=heard,
        opened=_last_days(connection),
        tallies=_tallies(connection, heard, agencies),
        stands=_open_counters(connection),
        forked=forked(connection, now),
        flagged=_flagged(connection),
        offsets=clock_offsets(connection),
    )
    known = {line.code: line for line in catalogue if not line.planned}
    found = [
        _centre(code, known.get(code), facts, now) for code in known.keys() | facts.heard.keys()
    ]
    return tuple(sorted(found, key=lambda centre: (_RANK[centre.attention], centre.name)))


def _centre(code: str, line: CentreLine | None, facts: "_Facts", now: int) -> CentreNow:
    """One centre, with what the catalogue and the facts say of it."""
    bare = CentreNow(
        code=code,
        name=line.short if line else code,
        county=line.county if line else "",
        outreach=line.outreach if line else False,
        counters=line.counters if line else 0,
        attention=Attention.FORKED if code in facts.forked else Attention.NEVER,
    )
    contact = facts.heard.get(code)
    if contact is None:
        return bare
    day, is_open = facts.opened.get(code, (None, False))
    tally = facts.tallies.get(code, _Tally())
    offset = facts.offsets.get(code)
    age = now - contact.heard_at
    return replace(
        bare,
        attention=_attention(code in facts.forked, is_open, age, tally.late),
        heard_ms=age,
        at=contact.at,
        day=day,
        open=is_open,
        waiting=tally.waiting,
        longest_min=tally.longest_min(contact.at),
        late=tally.late,
        serving=tally.serving,
        served=tally.served,
        counters_open=facts.stands.get(code, 0),
        head=contact.hash if contact.seq else "",
        lines=contact.seq,
        practice=contact.practice,
        flagged=facts.flagged.get(code, 0),
        clock_ms=None if offset is None else offset.ms,
        clock_off=offset is not None and offset.over,
    )


def _attention(forked: bool, is_open: bool, age: int, late: int) -> Attention:
    if forked:
        return Attention.FORKED
    if is_open and age > QUIET:
        return Attention.CUT_OFF
    if is_open and late:
        return Attention.LATE
    return Attention.WELL if is_open else Attention.CLOSED


def _contacts(connection: Connection, now: int) -> dict[str, _Contact]:
    """By centre the origin heard last, with what the centre's clock shows: it is carried on from
    the last hello while the centre is heard, and stands where it was when it is not."""
    found: dict[str, _Contact] = {}
    for row in connection.execute(select(contacts).order_by(contacts.c.heard_at)):
        until = now if now - row.heard_at <= QUIET else row.heard_at
        found[row.centre] = _Contact(
            heard_at=row.heard_at,
            at=row.centre_at + until - row.greeted_at,
            seq=row.seq,
            hash=row.hash,
            practice=row.practice,
        )
    return found


def _last_days(connection: Connection) -> dict[str, tuple[str, bool]]:
    """By centre the last day it opened, and whether it is still open."""
    last = select(days.c.centre, func.max(days.c.day).label("day")).group_by(days.c.centre)
    latest = last.subquery()
    rows = connection.execute(
        select(days.c.centre, days.c.day, days.c.closed_at).join(
            latest, (latest.c.centre == days.c.centre) & (latest.c.day == days.c.day)
        )
    )
    return {row.centre: (row.day, row.closed_at is None) for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    waiting: int = 0
    late: int = 0
    serving: int = 0
    served: int = 0
    oldest: int | None = None

    def longest_min(self, at: int) -> float | None:
        return None if self.oldest is None else round(max(0, at - self.oldest) / MINUTE, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the store says, each by centre."""

    heard: dict[str, _Contact]
    opened: dict[str, tuple[str, bool]]
    tallies: dict[str, _Tally]
    stands: dict[str, int]
    forked: set[str]
    flagged: dict[str, int]
    offsets: dict[str, ClockOffset]


def _tallies(
    connection: Connection, heard: dict[str, _Contact], agencies: frozenset[str]
) -> dict[str, _Tally]:
    """The legs of each centre's last day, counted; late by the centre's own clock."""
    last = select(days.c.centre, func.max(days.c.day).label("day")).group_by(days.c.centre)
    latest = last.subquery()
    clocks = {code: contact.at for code, contact in heard.items()}
    at: ColumnElement[int] = literal(0, BigInteger)
    if clocks:
        at = case(clocks, value=legs.c.centre, else_=literal(0, BigInteger))
    waits = legs.c.step == Step.WAITING.value
    late = waits & ((at - legs.c.clock) > legs.c.promise * MINUTE)
    busy = legs.c.step.in_([Step.CALLED.value, Step.SERVING.value])
    mine: ColumnElement[bool] = literal(True)
    if agencies:
        of = services.c.agency.in_(agencies) & (services.c.service == legs.c.service)
        mine = select(literal(1)).where(of, services.c.centre == legs.c.centre).exists()
    rows = connection.execute(
        select(
            legs.c.centre,
            how_many(waits).label("waiting"),
            how_many(late).label("late"),
            how_many(busy).label("serving"),
            how_many(legs.c.step == Step.DONE.value).label("served"),
            func.min(case((waits, legs.c.clock))).label("oldest"),
        )
        .join(latest, (latest.c.centre == legs.c.centre) & (latest.c.day == legs.c.day))
        .where(mine)
        .group_by(legs.c.centre)
    )
    return {
        row.centre: _Tally(
            waiting=row.waiting,
            late=row.late,
            serving=row.serving,
            served=row.served,
            oldest=row.oldest,
        )
        for row in rows
    }


def how_many(which: ColumnElement[bool]) -> ColumnElement[int]:
    """Rows for which something holds."""
    return func.sum(case((which, 1), else_=0))


def _open_counters(connection: Connection) -> dict[str, int]:
    rows = connection.execute(
        select(counters.c.centre, func.count().label("n"))
        .where(counters.c.stand == Stand.OPEN.value)
        .group_by(counters.c.centre)
    )
    return {row.centre: row.n for row in rows}


def _flagged(connection: Connection) -> dict[str, int]:
    rows = connection.execute(
        select(flags.c.centre, func.count().label("n")).group_by(flags.c.centre)
    )
    return {row.centre: row.n for row in rows}
