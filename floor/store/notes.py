"""Words that agents wrote about visits: beside the journal, and erased after two days."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Engine, bindparam, delete, insert, select

from floor.facade.pages import NoteLine
from floor.rules.verbs import Note
from floor.store.database import reading
from floor.store.tables import notes

KEEP = 2 * 86_400_000
"""Milliseconds: the day itself, and a day after its end."""
ADD = insert(notes)
ERASE = delete(notes).where(
    notes.c.id.in_(select(notes.c.id).where(notes.c.at < bindparam("before")).limit(50))
)
"""A few at a time, so that no verb waits for it."""


def row(note: Note) -> dict[str, Any]:
    """The table's row of a note."""
    return asdict(note)


def about(engine: Engine, visit: str) -> tuple[NoteLine, ...]:
    """The notes about a visit that are still kept, in the order written."""
    found = select(notes).where(notes.c.visit == visit).order_by(notes.c.at)
    with reading(engine).connect() as connection:
        return tuple(
            NoteLine(at=line.at, agent=line.agent, text=line.text)
            for line in connection.execute(found)
        )
