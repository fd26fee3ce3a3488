"""Has visits stand here again that a restore lost: what headquarters kept of them, line by line.

Each visit is judged by itself. Where nothing has happened to it here since the backup, it is as
the lost lines tell. Where it went on here, what happened here holds; and that is said in the
journal as well, so that headquarters, which has seen both, counts the visit once, as we do.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import Connection, func, select

from floor import errors
from floor.facade import Entry, OriginHead, Recovered
from floor.rules import events as ev
from floor.rules.moves.recovered import told_by
from floor.rules.numbering import ticket_label
from floor.rules.state import OPEN_STEPS, State, Step
from floor.rules.verbs.recovering import LostVisit, RecoverVisits
from floor.store import journal, milestones
from floor.store.database import reading
from floor.store.tables import journal as lines
from floor.store.tables import visits

if TYPE_CHECKING:
    from floor.store.local import LocalFloor

LOST = "lost with the store"
"""Why a visit that was at a counter waits again, or one of a past day ended unserved."""
_COLUMNS = tuple(lines.c[name] for name in Entry.__dataclass_fields__)
_BEGINS = (ev.TicketTaken.kind, ev.TicketFoundLate.kind)
"""Kinds with which a visit begins."""
_RECOVERED = ev.VisitRecovered.kind


class _Unfit(Exception):
    """A visit cannot stand here again: why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """What the store has of one visit."""

    before: list[Entry]
    """Up to the base."""
    since: list[Entry]

    @property
    def done(self) -> bool:
        return any(entry.kind == _RECOVERED for entry in self.since)


def recover(
    floor: "LocalFloor", base: OriginHead, lost: Sequence[Entry], *, dry_run: bool
) -> tuple[Recovered, ...]:
    """See `Floor.recover`."""
    _demand_whole(lost)
    by_visit = {
        visit: list(found)
        for visit, found in groupby(sorted(lost, key=lambda e: e.subject), lambda e: e.subject)
    }
    with reading(floor._engine).connect() as connection:
        here = _here(connection, floor.identity.centre, base, list(by_visit))
        judged = [
            _judge(floor, connection, visit, here[visit], found)
            for visit, found in by_visit.items()
        ]
    if dry_run:
        return tuple(told for told, _ in judged)
    return _bring_in(floor, judged)


How = Literal["back", "waits", "own"]
Judged = tuple[Recovered, LostVisit | None]


def _bring_in(floor: "LocalFloor", judged: Sequence[Judged]) -> tuple[Recovered, ...]:
    """Enter what fits; visits that moved since they were looked at are left for another time."""
    wanted = tuple(lost for _, lost in judged if lost is not None)
    if not wanted:
        return tuple(told for told, _ in judged)
    before = floor.head.seq
    key = f"recover-{secrets.token_hex(16)}"  # what was done before is seen in the journal
    floor.submit(RecoverVisits(visits=wanted), key=key, device=floor.device).result()
    page = floor.journal(after=before, limit=1_000 + len(wanted))
    done = {entry.subject for entry in page.entries if entry.kind == _RECOVERED}
    return tuple(
        told if lost is None or told.visit in done else replace(told, how="left", why="moved")
        for told, lost in judged
    )


def _demand_whole(lost: Sequence[Entry]) -> None:
    """Raise BadRequest unless each line is what its hash says, and tells of a visit."""
    for entry in lost:
        if journal.line_hash(entry) != entry.hash:
            problem = f"line {entry.seq} of {entry.origin} was changed"
            raise errors.BadRequest(problem=problem)
        if not ev.tells_of_a_visit(entry.kind):
            problem = f"line {entry.seq} of {entry.origin} tells nothing of a visit"
            raise errors.BadRequest(problem=problem)


def _here(
    connection: Connection, centre: str, base: OriginHead, names: list[str]
) -> dict[str, _Here]:
    """The store's own lines of these visits. Visits live within a day: none that was lost began
    before the day that was open at the base. Raises BadRequest for a base that is not here."""
    mine = lines.c.centre == centre
    place = 0
    if base.seq:
        at = (lines.c.origin == base.origin) & (lines.c.seq == base.seq)
        ask = select(lines.c.position).where(mine, at, lines.c.hash == base.hash)
        if (found := connection.execute(ask).scalar()) is None:
            problem = f"line {base.seq} of {base.origin} is not here"
            raise errors.BadRequest(problem=problem)
        place = found
    opened = milestones.last(connection, centre, "day_opened", until=place) or 0
    ask_lines = select(lines.c.position, *_COLUMNS).where(mine, lines.c.position >= opened)
    here = {name: _Here(before=[], since=[]) for name in names}
    of_them = lines.c.subject.in_(names)
    for row in connection.execute(ask_lines.where(of_them).order_by(lines.c.position)):
        values = dict(row._mapping)
        after = values.pop("position") > place
        entry = Entry(**values)
        (here[entry.subject].since if after else here[entry.subject].before).append(entry)
    return here


def _judge(
    floor: "LocalFloor", connection: Connection, visit: str, here: _Here, lost: list[Entry]
) -> Judged:
    """What becomes of a visit, and how it is to stand, if anything is to be done."""
    told = {"visit": visit, "ticket": "", "day": ""}
    try:
        own = bool(here.since)
        history = _history([*here.before, *(here.since if own else lost)])
        first = _first(history)
        told |= {"ticket": ticket_label(first.series, first.number), "day": first.day}
        if here.done:
            return Recovered(**told, how="already"), None
        if not own:
            _demand_free(connection, floor.identity.centre, first)
        return _stands(floor, visit, first.day, history, told, own=own)
    except _Unfit as fault:
        return Recovered(**told, how="left", why=str(fault)), None


def _history(found: list[Entry]) -> tuple[ev.LostLine, ...]:
    """A visit's lines from its ticket on; what was recovered once stands for all before it."""
    history: list[ev.LostLine] = []
    for entry in found:
        if entry.kind == _RECOVERED:
            history = list(_told_in(entry).lines)
        else:
            kept = {n: getattr(entry, n) for n in ev.LostLine.__dataclass_fields__}
            history.append(ev.LostLine(**kept))
    return tuple(history)


def _told_in(entry: Entry) -> ev.VisitRecovered:
    """What was recovered once. Raises _Unfit."""
    try:
        event = journal.read(entry)
    except errors.StoreDamaged:
        raise _Unfit("unreadable") from None
    assert event is not None and isinstance(event.change, ev.VisitRecovered)
    return event.change


def _first(history: tuple[ev.LostLine, ...]) -> ev.TicketTaken | ev.TicketFoundLate:
    """The ticket with which a visit begins. Raises _Unfit."""
    if not history or history[0].kind not in _BEGINS:
        raise _Unfit("no_beginning")
    change = _read(history)[0].change
    assert isinstance(change, ev.TicketTaken | ev.TicketFoundLate)
    return change


def _read(history: tuple[ev.LostLine, ...]) -> tuple[ev.Event, ...]:
    try:
        return tuple(ev.VisitRecovered.read(line) for line in history)
    except ValueError:
        raise _Unfit("unreadable") from None


def _demand_free(
    connection: Connection, centre: str, first: ev.TicketTaken | ev.TicketFoundLate
) -> None:
    """Raise _Unfit when the number was given to somebody else meanwhile."""
    v = visits.c
    same = (v.day == first.day) & (v.series == first.series) & (v.number == first.number)
    ask = select(func.count()).where(v.centre == centre, same, v.visit != first.visit)
    if connection.execute(ask).scalar():
        raise _Unfit("number_again")


def _stands(
    floor: "LocalFloor",
    visit: str,
    day: str,
    history: tuple[ev.LostLine, ...],
    told: dict[str, Any],
    *,
    own: bool,
) -> Judged:
    """A visit as it is to stand: what had not ended waits again today, or ended with its day."""
    now = floor.clock.now()
    today = floor.look(lambda state: state.day) == day
    seen = floor.look(lambda state: state.visits.get(visit))
    how: How = "own" if own else "back"
    if not own:
        ends = _ends(floor, visit, history, now, today=today)
        how = "waits" if today and _waits(floor, visit, (*history, *ends)) else how
        history = (*history, *ends)
    change = ev.VisitRecovered(visit=visit, day=day, lines=history, own=own)
    return Recovered(**told, how=how), LostVisit(change=change, seen=seen)


def _apart(floor: "LocalFloor", history: tuple[ev.LostLine, ...]) -> State:
    """A floor on which only this visit has happened. Raises _Unfit."""
    events = _read(history)
    try:
        return floor.look(lambda state: told_by(state, events))
    except (KeyError, IndexError, AssertionError, ValueError):
        raise _Unfit("unreadable") from None


def _waits(floor: "LocalFloor", visit: str, history: tuple[ev.LostLine, ...]) -> bool:
    found = _apart(floor, history).visits.get(visit)
    return found is not None and found.current is not None


def _ends(
    floor: "LocalFloor", visit: str, history: tuple[ev.LostLine, ...], now: int, *, today: bool
) -> tuple[ev.LostLine, ...]:
    """What is to be said besides of a visit that had not ended: from a counter it goes back to
    wait, unless it is there now, too; on a day that is over nothing waits."""
    found = _apart(floor, history).visits.get(visit)
    if found is None or found.current is None:
        return ()
    said: list[ev.Change] = []
    still = floor.look(
        lambda state: [c.number for c in state.counters.values() if c.visit == visit]
    )
    for index, leg in enumerate(found.legs):
        if today and leg.counter in still:
            continue
        if leg.step in (Step.CALLED, Step.SERVING) and leg.counter is not None:
            at = leg.counter
            said.append(ev.LegReleased(visit=visit, leg=index, counter=at, reason=LOST))
        if leg.step in OPEN_STEPS and not today:
            said.append(ev.LegEnded(visit=visit, leg=index, end="unserved", outcome=LOST))
    return tuple(_added(change, now) for change in said)


def _added(change: ev.Change, now: int) -> ev.LostLine:
    body = msgspec.json.encode(change, order="deterministic").decode()
    return ev.LostLine(
        origin="", seq=0, hash="", at=now, kind=change.kind, actor=None, device="recover",
        key=f"recover-{secrets.token_hex(8)}", body=body,
    )  # fmt: skip
