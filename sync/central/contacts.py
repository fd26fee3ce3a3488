"""When a centre was heard last, and which forks were seen."""

from sqlalchemy import Connection, select

from floor.store.portable import upsert_into as upsert
from sync.central.lines_tables import doors
from sync.central.naming import stored_name
from sync.central.tables import contacts, forks
from sync.protocol import Hello, Mark

FORK_SHOWN = 86_400_000
"""Milliseconds for which a fork stays on the page of all centres."""


def forked(connection: Connection, now: int) -> set[str]:
    """Centres of which two journals were seen lately, or two computers under one key."""
    recent = select(forks.c.centre).where(forks.c.last_at > now - FORK_SHOWN).distinct()
    two = select(doors.c.centre).where(doors.c.returned.contains(" "))
    return {*connection.execute(recent).scalars(), *connection.execute(two).scalars()}


def hear(connection: Connection, hello: Hello, have: Mark, now: int) -> None:
    """Note a hello. A branch is noted too, but never as what was heard last."""
    when = now if hello.branch is None else 0
    row = {
        "centre": hello.centre,
        "origin": stored_name(hello.line),
        "heard_at": when,
        "greeted_at": when,
        "centre_at": hello.at,
        "seq": have.seq,
        "hash": have.hash,
        "practice": hello.practice,
        "program": hello.program[:80],
    }
    connection.execute(
        upsert(contacts).on_conflict_do_update(index_elements=["centre", "origin"], set_=row), row
    )


def note_fork(
    connection: Connection, centre: str, name: str, seq: int, ours: str, theirs: str, now: int
) -> None:
    """Record that two lines stand under one number."""
    row = {"centre": centre, "origin": name, "seq": seq, "theirs": theirs, "ours": ours}
    times = {"first_at": now, "last_at": now, "times": 1}
    connection.execute(
        upsert(forks).on_conflict_do_update(
            index_elements=["centre", "origin", "seq", "theirs"],
            set_={"last_at": now, "times": forks.c.times + 1},
        ),
        row | times,
    )
