"""Gives a store a long past, for benchmarks: millions of ended tickets, written by SQL alone.

The lines are copies of one real ticket's, so the chain does not verify; sizes and indexes are true.
"""

from pathlib import Path
from typing import Any

import pysqlite3

from floor.rules import opening
from floor.rules.events import DayClosed, DayOpened, Event
from floor.store import journal, ledger
from floor.store.journal import Head

PAST_DAY = "2026-11-20"
"""The last of the past days."""
A_DAY = 2_000
"""Tickets of one past day."""
_CHUNK = 100_000
_COUNT = "WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"


def age(path: Path, tickets: int) -> None:
    """Add ended tickets to a closed store that holds one finished day with one ended ticket."""
    connection = pysqlite3.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    (head,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
    (visit,) = connection.execute("SELECT visit FROM visits LIMIT 1").fetchone()
    lines = connection.execute(
        "SELECT count(*) FROM journal WHERE subject = ? ORDER BY position", (visit,)
    ).fetchone()[0]
    for first in range(0, tickets, _CHUNK):
        last = min(first + _CHUNK, tickets)
        connection.execute("BEGIN")
        for table in ("visits", "legs", "stays"):
            _copy_rows(connection, table, first, last)
        _copy_lines(connection, visit, head, lines, first, last)
        connection.execute("COMMIT")
    _begin_and_end_a_day(connection, head + tickets * lines)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _columns(connection: Any, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _copy_rows(connection: Any, table: str, first: int, last: int) -> None:
    """Copies of the table's first row, under other visits, numbers and days."""
    other = {
        "visit": "printf('%032x', i)",
        "number": f"i % {A_DAY} + 1",
        "day": f"date('2000-01-01', printf('+%d days', i / {A_DAY}))",
    }
    names = _columns(connection, table)
    chosen = ", ".join(other.get(name, f't."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"{_COUNT} INSERT INTO {table} ({columns}) SELECT {chosen} FROM n, "
        f"(SELECT * FROM {table} LIMIT 1) AS t",
        (first, last),
    )


def _copy_lines(connection: Any, visit: str, head: int, lines: int, first: int, last: int) -> None:
    """Copies of a ticket's journal lines, one ticket after another."""
    place = f"{head} + i * {lines} + t.nth"
    other = {"position": place, "seq": place, "subject": "printf('%032x', i)"}
    names = _columns(connection, "journal")
    chosen = ", ".join(other.get(name, f't."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"{_COUNT} INSERT INTO journal ({columns}) SELECT {chosen} FROM n, "
        "(SELECT *, row_number() OVER (ORDER BY position) AS nth FROM journal "
        "WHERE subject = ?) AS t",
        (first, last, visit),
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
