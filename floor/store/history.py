"""Gives a store a long past, for benchmarks: millions of ended tickets, written by SQL alone.

The lines are copies of one real ticket's, so the chain does not verify; sizes and indexes are true.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pysqlite3

from floor.rules import opening
from floor.rules.events import DayClosed, DayOpened, Event
from floor.store import journal, ledger
from floor.store.journal import Head

PAST_DAY = "2026-11-20"
"""The last of the past days."""
A_DAY = 2_000
"""Tickets of one past day."""
CHUNK = 50_000
"""Tickets written in one transaction."""
_NAMED = f"printf('%012x%020x', 946684800000 + i * {86_400_000 // A_DAY}, i)"
"""The id of visit i: its time, from the year 2000 on, and its number."""
_COUNT = "WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"


def age(path: Path, tickets: int) -> Iterator[int]:
    """Add ended tickets to a closed store that holds one finished day with one ended ticket.

    Yields how many have been added so far; nothing is whole until it ends.
    """
    connection = _open(path)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-64000")
    (head,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
    visit, lines = _the_ticket(connection)
    tables = _told_of(connection, visit)
    _set_aside(connection, tables, visit)
    for first in range(0, tickets, CHUNK):
        last = min(first + CHUNK, tickets)
        connection.execute("BEGIN")
        for table in tables:
            _copy_rows(connection, table, first, last)
        _copy_lines(connection, head, lines, first, last)
        connection.execute("COMMIT")
        yield last
    _begin_and_end_a_day(connection, head + tickets * lines)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def recipe(path: Path, tickets: int) -> str:
    """What a past of so many tickets is made of, from the store that it would be added to: the
    tables that it fills, as they are made, and what the one ticket's lines say."""
    connection = _open(path)
    visit, _ = _the_ticket(connection)
    filled = [*_told_of(connection, visit), "journal"]
    made = [
        row[0]
        for row in connection.execute("SELECT sql, tbl_name FROM sqlite_master ORDER BY name")
        if row[1] in filled
    ]
    told = connection.execute(
        "SELECT kind, body FROM journal WHERE subject = ? ORDER BY position", (visit,)
    ).fetchall()
    connection.close()
    lines = [(kind, sorted(msgspec.json.decode(body))) for kind, body in told]
    parts = msgspec.json.encode([tickets, A_DAY, PAST_DAY, made, lines])
    return hashlib.sha256(parts).hexdigest()


def complete(path: Path, fresh: Path) -> bool:
    """Give a kept store the tables that a fresh one has and it lacks; whether the others are made
    alike, and it can be used."""
    connection, sample = _open(path), _open(fresh)
    made = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"
    known = dict(connection.execute(made).fetchall())
    wanted = dict(sample.execute(made).fetchall())
    alike = all(wanted[name] == sql for name, sql in known.items() if name in wanted)
    for name, sql in wanted.items():
        if alike and name not in known:
            connection.execute(sql)
    connection.close()
    sample.close()
    return alike


def last_day(path: Path) -> str:
    """The last day that a closed store has opened, as an ISO date."""
    connection = _open(path)
    (day,) = connection.execute("SELECT max(day) FROM days").fetchone()
    connection.close()
    return str(day)


def _open(path: Path) -> Any:
    return pysqlite3.connect(str(path), isolation_level=None)


def _the_ticket(connection: Any) -> tuple[str, int]:
    """The one ticket, and how many lines its visit has in the journal."""
    (visit,) = connection.execute("SELECT visit FROM visits LIMIT 1").fetchone()
    count = "SELECT count(*) FROM journal WHERE subject = ?"
    return visit, connection.execute(count, (visit,)).fetchone()[0]


def _told_of(connection: Any, visit: str) -> list[str]:
    """The tables that have a row of the visit, the journal aside."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        name
        for (name,) in names.fetchall()
        if "visit" in _columns(connection, name)
        and connection.execute(f"SELECT 1 FROM {name} WHERE visit = ?", (visit,)).fetchone()
    ]


def _columns(connection: Any, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _set_aside(connection: Any, tables: list[str], visit: str) -> None:
    """Keep the ticket's rows apart: to look for them in the grown tables would take for ever."""
    for table in tables:
        rows = f"SELECT * FROM {table} WHERE visit = ?"
        connection.execute(f"CREATE TEMP TABLE its_{table} AS {rows}", (visit,))
    lines = "SELECT *, row_number() OVER (ORDER BY position) AS nth FROM journal WHERE subject = ?"
    connection.execute(f"CREATE TEMP TABLE its_journal AS {lines}", (visit,))


def _copy_rows(connection: Any, table: str, first: int, last: int) -> None:
    """Copies of the ticket's row in a table, under other visits, numbers and days."""
    other = {
        "visit": _NAMED,
        "number": f"i % {A_DAY} + 1",
        "day": f"date('2000-01-01', printf('+%d days', i / {A_DAY}))",
    }
    _insert(connection, table, other, first, last)


def _copy_lines(connection: Any, head: int, lines: int, first: int, last: int) -> None:
    """Copies of a ticket's journal lines, one ticket after another."""
    place = f"{head} + i * {lines} + t.nth"
    other = {"position": place, "seq": place, "subject": _NAMED}
    _insert(connection, "journal", other, first, last)


def _insert(connection: Any, table: str, other: dict[str, str], first: int, last: int) -> None:
    """Insert tickets `first` to `last`: the rows set aside, with other values in some columns."""
    names = _columns(connection, table)
    chosen = ", ".join(other.get(name, f't."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"{_COUNT} INSERT INTO {table} ({columns}) SELECT {chosen} FROM n, temp.its_{table} AS t",
        (first, last),
    )


def _begin_and_end_a_day(connection: Any, head: int) -> None:
    """A last past day without tickets, soundly chained, so that a restart has where to begin."""
    centre, origin, before = connection.execute(
        "SELECT centre, origin, hash FROM journal WHERE position = ?", (head,)
    ).fetchone()
    at = opening.at_local(PAST_DAY, 0)
    last = Head(origin=origin, seq=head, hash=before)
    for change in (DayOpened(day=PAST_DAY), DayClosed(day=PAST_DAY, reason="closing")):
        event = Event(at=at, actor=None, device="history", key=change.kind, change=change)
        last, entry = journal.append(last, event)
        row = ledger.line_row(centre, entry)
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO journal ({names}) VALUES ({marks})", [*row.values()])
