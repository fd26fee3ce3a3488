"""Folds many lines for PostgreSQL: on a slate in memory, and what came of it is written once.

A slate is an empty SQLite. The rows that the lines touch are laid on it, the folds' statements run
there, the very ones that a centre runs, at a few microseconds each; then only the rows that differ
go back, by COPY. So a visit's ten changes cost one row, and both databases hold what SQLite
reckoned. Tables that few lines touch get their statements as they are, many rows at a time.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pysqlite3
from psycopg import Connection as Driver
from psycopg import sql
from sqlalchemy import Connection, MetaData, Table, create_engine
from sqlalchemy.pool import StaticPool

from floor.store import tables as t
from floor.store.folds.base import Row, Statement
from sync.central import readied

OF_VISIT = (t.visits, t.legs, t.stays, t.lane_changes, t.estimates)
"""Tables whose rows a visit has; statements find them by it, or while they are open."""
HOT = (*OF_VISIT, t.counters, t.numbers, t.days, t.sessions, t.spans)
"""Tables that are folded on the slate. No statement on another reads these, nor the reverse."""
_HOT = frozenset(HOT)
Rows = dict[Any, tuple[Any, ...]]
"""Rows by primary key."""
Laid = dict[Table, list[tuple[Any, ...]]]
_here = threading.local()


class Kept:
    """How one table's rows are laid down, read again and sent home."""

    def __init__(self, table: Table) -> None:
        self.name = table.name
        columns = [column.name for column in table.columns]
        self.keys = [columns.index(column.name) for column in table.primary_key.columns]
        marks = ", ".join("?" * len(columns))
        self.lay = f"INSERT INTO {table.name} VALUES ({marks})"
        self.read = f"SELECT * FROM {table.name}"
        self.wipe = f"DELETE FROM {table.name}"
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        own = sql.Identifier(table.name)
        self.columns = names
        self.fetch = sql.SQL("SELECT {} FROM {} WHERE centre = %s AND ").format(names, own)
        self.copy = sql.SQL("COPY {} ({}) FROM STDIN").format(own, names)
        by = sql.SQL(", ").join(sql.Identifier(columns[place]) for place in self.keys)
        self.drop = sql.SQL("DELETE FROM {} WHERE ({}) IN (SELECT * FROM unnest({}))").format(
            own,
            by,
            sql.SQL(", ").join(
                sql.SQL("%s::" + ("text[]" if _is_text(table, columns[place]) else "bigint[]"))
                for place in self.keys
            ),
        )

    def by_key(self, rows: Iterable[tuple[Any, ...]]) -> Rows:
        """Rows by their primary keys."""
        keys = self.keys
        return {tuple([row[place] for place in keys]): row for row in rows}


def _is_text(table: Table, column: str) -> bool:
    return table.c[column].type.python_type is str


_KEPT = {table: Kept(table) for table in HOT}


class Slate:
    """An SQLite in memory for one thread, empty before and after each use."""

    def __init__(self) -> None:
        engine = create_engine("sqlite+pysqlite://", module=pysqlite3, poolclass=StaticPool)
        _bare_tables().create_all(engine)
        raw: Any = engine.raw_connection().dbapi_connection
        raw.isolation_level = None
        self.cursor = raw.cursor()
        self.cursor.execute("PRAGMA journal_mode=OFF")  # after a fault the slate is thrown away

    def fold(self, laid: Laid, rows: Iterable[Row]) -> dict[Table, Rows]:
        """What the tables hold after the statements, if they held what is laid before; by key.

        Raises what SQLite says to a value that it cannot take; then the slate is of no more use.
        """
        cursor = self.cursor
        cursor.execute("BEGIN")
        for table, found in laid.items():
            cursor.executemany(_KEPT[table].lay, found)
        readied.run(cursor, rows)
        after = {}
        for table, kept in _KEPT.items():
            after[table] = kept.by_key(cursor.execute(kept.read).fetchall())
            cursor.execute(kept.wipe)
        cursor.execute("COMMIT")
        return after


def _bare_tables() -> MetaData:
    """The tables with no index but their keys, and those of what is open at a counter: a slate
    holds a few hundred rows."""
    bare = MetaData()
    for table in HOT:
        copy = table.to_metadata(bare)
        copy.indexes -= {i for i in copy.indexes if i.name not in ("stays_open", "spans_open")}
    return bare


def fold(connection: Connection, centre: str, rows: Sequence[Row]) -> None:
    """Write the statements of a centre's lines, in order, into the tables of PostgreSQL, inside
    the caller's transaction. Raises what the databases say to values that they cannot take."""
    hot = [row for row in rows if row[0].table in _HOT]
    driver: Any = connection.connection.driver_connection
    laid = _touched(driver, centre, hot)
    slate = _here.__dict__.pop("slate", None) or Slate()
    after = slate.fold(laid, hot)
    _here.slate = slate
    _write(driver, laid, after)
    for statement, given in _cold(rows):
        connection.execute(statement, given)


def _cold(rows: Sequence[Row]) -> Iterable[tuple[Statement, list[dict[str, Any]]]]:
    """The statements on other tables: in order within a table, equal neighbours as one."""
    by_table: dict[Any, list[tuple[Statement, list[dict[str, Any]]]]] = defaultdict(list)
    for statement, row in rows:
        if statement.table in _HOT:
            continue
        found = by_table[statement.table]
        if found and found[-1][0] is statement and found[-1][1][0].keys() == row.keys():
            found[-1][1].append(row)
        else:
            found.append((statement, [row]))
    return [each for found in by_table.values() for each in found]


def _touched(driver: "Driver[Any]", centre: str, rows: Sequence[Row]) -> Laid:
    """The rows that the statements may touch, and perhaps some more, by table."""
    wanted = list(_wanted(rows))
    found: dict[Table, dict[Any, tuple[Any, ...]]] = defaultdict(dict)
    with driver.pipeline():
        cursors = []
        for table, condition, values in wanted:
            cursor = driver.cursor(binary=True)
            cursor.execute(_KEPT[table].fetch + sql.SQL(condition), (centre, *values), prepare=True)
            cursors.append((table, cursor))
        for table, cursor in cursors:
            found[table] |= _KEPT[table].by_key(cursor.fetchall())
    return {table: list(kept.values()) for table, kept in found.items()}


Wanted = tuple[Table, str, tuple[Any, ...]]


def _wanted(rows: Sequence[Row]) -> Iterable[Wanted]:
    """Which rows to fetch: a condition for each table, and its values. Rows that are only added
    need none; if one is there already, the copying finds it."""
    given = _given(rows)
    made = given.get((t.visits, "visit"), set())
    asked = {table: given.get((table, "of_visit"), set()) - made for table in OF_VISIT}
    asked[t.legs] = set().union(*asked.values())  # statements on the others look at the legs
    for table, visits in asked.items():
        if visits:
            yield table, "visit = ANY(%s)", (list(visits),)
    if given.get((t.stays, "of_counter")):
        yield t.stays, "left_at IS NULL", ()
    if services := given.get((t.legs, "of_service")):
        yield t.legs, "ended_at IS NULL AND service = ANY(%s)", (list(services),)
    if any(table is t.counters for table, _ in given):
        yield t.counters, "true", ()
    for table in (t.numbers, t.days):
        days = given.get((table, "day"), set()) | given.get((table, "of_day"), set())
        if days:
            yield table, "day = ANY(%s)", (list(days),)
    for table in (t.sessions, t.spans):
        names = ("counter", "of_counter")
        counters = set().union(*(given.get((table, name), set()) for name in names))
        if counters:
            since = given.get((table, "since"), set()) | given.get((table, "of_since"), set())
            yield table, "counter = ANY(%s) AND until IS NULL", (list(counters),)
            if since:
                values = (list(counters), min(since))
                yield table, "counter = ANY(%s) AND since >= %s", values


def _given(rows: Sequence[Row]) -> dict[tuple[Any, str], set[Any]]:
    """The values of those parameters by which rows are found, by table and name."""
    names = ("visit", "of_visit", "counter", "of_counter", "of_service", "day", "of_day")
    found: dict[tuple[Any, str], set[Any]] = defaultdict(set)
    for statement, row in rows:
        table = statement.table
        for name in (*names, "since", "of_since"):
            if name in row:
                found[table, name].add(row[name])
    return found


def _write(driver: "Driver[Any]", laid: Laid, after: dict[Table, Rows]) -> None:
    """Send home what differs: rows that are gone or other are deleted, and the new ones copied."""
    fresh: list[tuple[Kept, list[tuple[Any, ...]]]] = []
    with driver.pipeline():
        for table, now in after.items():
            kept = _KEPT[table]
            before = kept.by_key(laid.get(table, ()))
            other = [key for key, row in before.items() if now.get(key) != row]
            if other:
                driver.execute(kept.drop, [list(part) for part in zip(*other, strict=True)])
            new = [row for key, row in now.items() if before.get(key) != row]
            if new:
                fresh.append((kept, new))
    with driver.cursor() as cursor:
        for kept, rows in fresh:
            with cursor.copy(kept.copy) as copy:
                for row in rows:
                    copy.write_row(row)
