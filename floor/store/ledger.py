"""The journal in the database: read it, restart from it, verify it, and fold it anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select

from floor import errors
from floor.facade import Entry, JournalPage, OriginHead
from floor.rules.events import DaysArchived, Event
from floor.rules.evolve import evolve
from floor.rules.state import State
from floor.store import bases, journal, milestones, project
from floor.store.bases import Base
from floor.store.database import memory_engine, reading
from floor.store.journal import Head
from floor.store.tables import FOLDED
from floor.store.tables import journal as lines

_FIELDS = tuple(Entry.__dataclass_fields__)
_COLUMNS = [lines.c[name] for name in _FIELDS]
_CHUNK = 1_000
_SELECT = select(lines.c.position, *_COLUMNS)
ADD_LINE = insert(lines)
_PAGE = (
    _SELECT.where(lines.c.centre == bindparam("centre"), lines.c.position > bindparam("after"))
    .order_by(lines.c.position)
    .limit(bindparam("limit"))
)
_LAST = (
    select(lines.c.seq, lines.c.hash)
    .where(lines.c.centre == bindparam("centre"), lines.c.origin == bindparam("origin"))
    .order_by(lines.c.seq.desc())
    .limit(1)
)


See = Callable[[State, Event], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A floor as its journal left it."""

    state: State
    head: Head
    position: int
    """Of the last line, in the order of all origins that the store has seen."""


def line_row(centre: str, entry: Entry, position: int | None = None) -> dict[str, Any]:
    """The journal's row of a line; in a store's first epoch its position is its seq."""
    fields = {name: getattr(entry, name) for name in _FIELDS}
    return {"centre": centre, "position": position or entry.seq} | fields


def read_page(connection: Connection, centre: str, after: int, limit: int) -> tuple[Entry, ...]:
    """Lines with a position above `after`, in order, at most `limit`."""
    found = connection.execute(_PAGE, _page_of(centre, after, limit))
    return tuple(Entry(**dict(zip(_FIELDS, row[1:], strict=True))) for row in found)


def read_from(connection: Connection, centre: str, after: int) -> Iterator[Entry]:
    """All lines with a position above `after`, a chunk at a time."""
    for _, entry in _placed(connection, centre, after):
        yield entry


def _placed(connection: Connection, centre: str, after: int) -> Iterator[tuple[int, Entry]]:
    """All lines with a position above `after`, each with its position, a chunk at a time."""
    while rows := connection.execute(_PAGE, _page_of(centre, after, _CHUNK)).all():
        for after, *fields in rows:
            yield after, Entry(**dict(zip(_FIELDS, fields, strict=True)))


def _page_of(centre: str, after: int, limit: int) -> dict[str, Any]:
    return {"centre": centre, "after": after, "limit": limit}


def head_of(connection: Connection, centre: str, origin: str) -> Head:
    """Where an origin's chain ends."""
    row = connection.execute(_LAST, {"centre": centre, "origin": origin}).first()
    return Head(origin=origin) if row is None else Head(origin=origin, seq=row.seq, hash=row.hash)


def hash_of(connection: Connection, centre: str, origin: str, seq: int) -> str | None:
    """The hash of an origin's line; None when it is not here."""
    mine = (lines.c.centre == centre) & (lines.c.origin == origin)
    found: str | None = connection.execute(
        select(lines.c.hash).where(mine, lines.c.seq == seq)
    ).scalar()
    return found


def page(engine: Engine, centre: str, origin: str, after: int, limit: int) -> JournalPage:
    """An origin's lines with a seq above `after`, for whoever ships or checks them."""
    mine = (lines.c.centre == centre) & (lines.c.origin == origin)
    ask = select(*_COLUMNS).where(mine, lines.c.seq > after).order_by(lines.c.seq).limit(limit)
    with reading(engine).connect() as connection:
        head = head_of(connection, centre, origin)
        entries = tuple(Entry(**row._mapping) for row in connection.execute(ask))
    return JournalPage(centre=centre, entries=entries, head_seq=head.seq, head=head.hash)


def origins(engine: Engine, centre: str) -> tuple[OriginHead, ...]:
    """Where each origin's chain ends that has lines here, in the order in which they were
    written; found in as many steps as there are origins."""
    mine, found, last = lines.c.centre == centre, [], ""
    with reading(engine).connect() as connection:
        ask = select(func.min(lines.c.origin))
        while last := connection.execute(ask.where(mine, lines.c.origin > last)).scalar() or "":
            end = head_of(connection, centre, last)
            head = OriginHead(origin=last, seq=end.seq, hash=end.hash)
            place = select(lines.c.position).where(mine, lines.c.origin == last)
            found.append((connection.execute(place.where(lines.c.seq == head.seq)).scalar(), head))
    return tuple(head for _, head in sorted(found, key=lambda each: each[0] or 0))


def restart(
    engine: Engine, centre: str, origin: str, see: See = lambda _state, _event: None
) -> Standing:
    """The floor as the journal left it, folded from the last day's opening; raises StoreDamaged.

    What stands from before that day is the last catalogue, the agents, bookings and devices: its
    cost is that of one day, whatever the history. That day's chain is checked on the way. `see` is
    shown that day's events, each before it moves the state.
    """
    state = State(centre=centre)
    with reading(engine).connect() as connection:
        base = bases.read(connection, centre)
        opened = milestones.last(connection, centre, "day_opened")
        before = max((opened or 1) - 1, base.end.position)
        for entry in milestones.standing(connection, centre, base, before):
            _fold(state, entry)
        position, head = before, head_at(connection, centre, base, before)
        for position, entry in _placed(connection, centre, before):  # noqa: B007
            head = journal.follow_epochs(head, (entry,))
            _fold(state, entry, see)
    head = _own(head, origin)
    state.version = head.seq
    return Standing(state=state, head=head, position=position)


def head_at(connection: Connection, centre: str, base: Base, position: int) -> Head:
    """The head at a position; the beginning of all journals at 0."""
    if position == base.end.position:
        return base.end.head
    ask = select(lines.c.origin, lines.c.seq, lines.c.hash)
    row = connection.execute(
        ask.where(lines.c.centre == centre, lines.c.position == position)
    ).first()
    return Head(origin="") if row is None else Head(**row._mapping)


def _own(head: Head, origin: str) -> Head:
    """The head of a store whose own origin must be the last. Raises StoreDamaged."""
    if head.origin not in ("", origin):
        problem = f"it ends in {head.origin}, but the store says it is {origin}"
        raise errors.StoreDamaged(path="journal", problem=problem)
    return replace(head, origin=origin)


def follow(engine: Engine, centre: str, standing: Standing, see: See) -> Standing:
    """Move a floor on by the lines that came since, as `restart` does; its chain is not checked."""
    position, head = standing.position, standing.head
    with reading(engine).connect() as connection:
        for position, entry in _placed(connection, centre, standing.position):  # noqa: B007
            _fold(standing.state, entry, see)
            head = Head(origin=entry.origin, seq=entry.seq, hash=entry.hash)
    return Standing(state=standing.state, head=head, position=position)


def _fold(state: State, entry: Entry, see: See = lambda _state, _event: None) -> None:
    event = journal.read(entry)
    if event is not None:
        see(state, event)
        evolve(state, event)


def verify(engine: Engine, centre: str, origin: str, *, vouched: bool = False) -> Head:
    """Check the whole chain that is here, line by line, and what it stands on; the head on
    success. An archive need not have the line that vouches for its stub, which stands later: it
    is `vouched` for otherwise. Raises StoreDamaged."""
    with reading(engine).connect() as connection:
        base = bases.read(connection, centre)
        head, vouched = base.left.head, vouched or not base.archived
        for position, entry in _placed(connection, centre, 0):
            if position <= base.left.position:
                raise _strange(entry, "it was archived, and is here again")
            head = journal.follow_epochs(head, (entry,))
            if position == base.end.position and head != base.end.head:
                raise _strange(entry, "the archive ends in another line")
            if entry.kind == DaysArchived.kind and not vouched:
                event = journal.read(entry)
                assert event is not None and isinstance(event.change, DaysArchived)
                vouched = base.vouched_by(event.change)
    if not vouched:
        raise errors.StoreDamaged(
            path="table base", problem="no line of the journal vouches for it"
        )
    return _own(head, origin)


def _strange(entry: Entry, problem: str) -> errors.StoreDamaged:
    return errors.StoreDamaged(path=f"journal line {entry.seq}", problem=problem)


def copy(source: Connection, target: Connection, centre: str, *, after: int, until: int) -> None:
    """Write a range of lines, at most some thousand, into another store, and fold them there."""
    found = source.execute(_PAGE, _page_of(centre, after, until - after)).all()
    rows = [{"centre": centre} | dict(row._mapping) for row in found]
    target.execute(ADD_LINE, rows)
    fold(target, centre, (Entry(**dict(zip(_FIELDS, row[1:], strict=True))) for row in found))


def fold(connection: Connection, centre: str, entries: Iterable[Entry]) -> None:
    """Write lines into the folded tables, in order; kinds of a later version are passed over."""
    for entry in entries:
        event = journal.read(entry)
        if event is None:
            continue
        for statement, row in project.rows(centre, event):
            connection.execute(statement, row)


def rebuild(engine: Engine, centre: str) -> None:
    """Empty a centre's folded tables and fold its whole journal into them again, onto what
    archived days left."""
    with engine.begin() as connection:
        for table in FOLDED:
            connection.execute(delete(table).where(table.c.centre == centre))
        _fold_all(connection, connection, centre)


def _fold_all(source: Connection, target: Connection, centre: str) -> Base:
    """Fold a whole journal into empty tables, onto what archived days left."""
    base = bases.read(source, centre)
    bases.load(target, base.image)
    fold(target, centre, read_from(source, centre, base.end.position))
    return base


def folded(engine: Engine, centre: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a centre's folded tables, sorted: two folds of one journal are equal."""
    with reading(engine).connect() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(
                    select(table)
                    .where(table.c.centre == centre)
                    .order_by(*table.primary_key.columns)
                )
            ]
            for table in FOLDED
        }


def demand_equal_fold(engine: Engine, centre: str) -> None:
    """Raise StoreDamaged unless the folded tables are what the journal folds to.

    The journal is folded into an empty store in memory, so nothing here is touched. While an
    archiving is under way, rows of its days may stand beside those of the fold.
    """
    stand = folded(engine, centre)
    with memory_engine() as fresh:
        with reading(engine).connect() as source, fresh.begin() as target:
            base = _fold_all(source, target, centre)
        again = folded(fresh, centre)
    for name, rows in stand.items():
        same = rows == again[name] if base.finished else set(rows) >= set(again[name])
        if not same:
            raise errors.StoreDamaged(
                path=f"table {name}", problem="it is not what the journal folds to"
            )
