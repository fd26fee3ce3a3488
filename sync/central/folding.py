"""Folds lines that any version of any centre may have written: what cannot be folded is flagged.

A line that is not understood never blocks those behind it; it stands in the journal as it came,
and a later version folds it when the tables are rebuilt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select
from sqlalchemy.exc import DataError, IntegrityError

from floor import errors
from floor.facade import Entry
from floor.rules.events import Change, Event
from floor.store import journal, ledger, project
from floor.store.database import memory_engine
from floor.store.tables import FOLDED

POISON = (IntegrityError, DataError, OverflowError, ValueError)
"""What the database says to a value that it cannot take; a failing disk is none of these."""
_NO_FOLDER = "no table is folded from this kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A line that could not be folded."""

    entry: Entry
    why: Literal["unknown", "broken", "conflict"]
    problem: str


def read(entry: Entry) -> Event | Flag:
    """The event of a line, or why there is none."""
    if entry.kind not in Change.kinds:
        return Flag(entry=entry, why="unknown", problem="this version does not know the kind")
    try:
        event = journal.read(entry)
    except (errors.StoreDamaged, RecursionError, ValueError) as fault:
        problem = fault.values["problem"] if isinstance(fault, errors.StoreDamaged) else fault
        return Flag(entry=entry, why="broken", problem=str(problem)[:500])
    if _has_zero(entry):
        return Flag(entry=entry, why="broken", problem="a text in it holds a zero byte")
    return event or Flag(entry=entry, why="unknown", problem=_NO_FOLDER)


_ZERO = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def _has_zero(entry: Entry) -> bool:
    """Whether a text holds a zero byte, which PostgreSQL takes in none."""
    outer = (entry.subject, entry.device, entry.key, entry.actor or "")
    if "\0" in "".join(outer):
        return True
    return "\\u0000" in entry.body and _ZERO.search(entry.body) is not None


def fold(connection: Connection, centre: str, entries: Sequence[Entry]) -> list[Flag]:
    """Write lines into the folded tables, in order, inside the caller's transaction; those that
    could not be are returned, and have changed nothing."""
    read_lines = [(entry, read(entry)) for entry in entries]
    good = [(entry, event) for entry, event in read_lines if isinstance(event, Event)]
    flags = [flag for _, flag in read_lines if isinstance(flag, Flag)]
    if not good or _all_written(connection, centre, [event for _, event in good]) is None:
        return flags
    for entry, event in good:  # one of them is poison: each by itself
        problem = _all_written(connection, centre, [event])
        if problem is not None:
            flags.append(Flag(entry=entry, why="conflict", problem=problem))
    return flags


def _all_written(connection: Connection, centre: str, events: list[Event]) -> str | None:
    """Write all events or none; None when they are written, else what was in the way."""
    try:
        with connection.begin_nested():
            for event in events:
                for statement, row in project.rows(centre, event):
                    connection.execute(statement, row)
    except POISON as fault:
        return str(getattr(fault, "orig", None) or fault)[:500]
    except KeyError:
        return _NO_FOLDER
    return None


def first_difference(connection: Connection, centre: str) -> str | None:
    """The first folded table that is not what a centre's journal folds to; None if all are.

    The journal is folded into an empty store in memory; `connection` sees one moment throughout.
    """
    with memory_engine() as fresh, fresh.begin() as target:
        after = 0
        while page := ledger.read_page(connection, centre, after, 1_000):
            fold(target, centre, page)
            after += len(page)
        for table in FOLDED:
            rows = (
                select(table).where(table.c.centre == centre).order_by(*table.primary_key.columns)
            )
            if connection.execute(rows).all() != target.execute(rows).all():
                return table.name
    return None
