"""When a centre was heard last, how its clock stands to ours, and which forks were seen."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from floor.store.portable import upsert_into as upsert
from sync.central.lines_tables import doors
from sync.central.naming import stored_name
from sync.central.tables import contacts, forks
from sync.protocol import CLOCK_LIMIT, Hello, Mark

FORK_SHOWN = 86_400_000
"""Milliseconds for which a fork stays on the page of all centres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockOffset:
    """How a centre's clock stood to headquarters'."""

    ms: int
    """The centre's less headquarters', milliseconds: above 0 it is ahead."""
    seen_at: int
    """When, by headquarters' clock."""

    @property
    def over(self) -> bool:
        """Whether it differs by more than it may."""
        return abs(self.ms) > CLOCK_LIMIT


def clock_offset(connection: Connection, centre: str) -> ClockOffset | None:
    """One centre's, or None of a centre that was never heard."""
    return clock_offsets(connection, centre).get(centre)


def clock_offsets(connection: Connection, centre: str | None = None) -> dict[str, ClockOffset]:
    """By centre, how its clock stood when it was seen last: in its last hello; or, where it
    practises, so that its host's clock is free, its computer's when the session was opened."""
    opened = select(doors.c.centre, doors.c.ahead, doors.c.opened_at)
    heard = select(contacts)
    if centre is not None:
        opened = opened.where(doors.c.centre == centre)
        heard = heard.where(contacts.c.centre == centre)
    found: dict[str, ClockOffset] = {}
    for row in connection.execute(opened.where(doors.c.opened_at > 0)):
        found[row.centre] = ClockOffset(ms=row.ahead, seen_at=row.opened_at)
    hellos = heard.where(contacts.c.greeted_at > 0, contacts.c.practice.is_(False))
    for row in connection.execute(hellos.order_by(contacts.c.greeted_at)):
        if row.centre not in found or row.greeted_at >= found[row.centre].seen_at:
            ms = row.centre_at - row.greeted_at
            found[row.centre] = ClockOffset(ms=ms, seen_at=row.greeted_at)
    return found


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
