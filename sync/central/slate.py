"""Folds many lines for PostgreSQL: on a slate in memory, and what came of it is written once.

A slate is an empty SQLite. The rows that the lines touch are laid on it, the folds' statements run
there, the very ones that a centre runs, at a few microseconds each; then only the rows that differ
go back, by COPY. So a visit's ten changes cost one row, and both databases hold what SQLite
reckoned. Tables that few lines touch get their statements as they are, many rows at a time.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

import pysqlite3
from psycopg import Connection as Driver
from sqlalchemy import Connection, MetaData, Table, create_engine
from sqlalchemy.pool import StaticPool

from floor.store import tables as t
from floor.store.folds.base import Row, Statement
from sync.central import readied

HOT = (*t.OF_VISIT, t.counters, t.numbers, t.days, t.sessions, t.spans)
"""Tables that are folded on the slate. No statement on another reads these, nor the reverse."""
_HOT = frozenset(HOT)
Rows = dict[Any, tuple[Any, ...]]
"""Rows by primary key."""
Laid = dict[Table, list[tuple[Any, ...]]]
_one = threading.Lock()
"""One slate is in use at a time, in each process: SQLite lets go of Python's lock for every
statement, and two threads at it would hand it to and fro, which takes longer than the statements.
"""
_clean: "list[Slate]" = []
"""The slate that is not in use; none at first, and after a fault."""


class Kept:
    """How one table's rows are laid down, read again and sent home."""

    def __init__(self, table: Table) -> None:
        self.name = table.name
        columns = [column.name for column in table.columns]
        self.key_names = [column.name for column in table.primary_key.columns]
        self.key = itemgetter(*map(columns.index, self.key_names))
        marks = ", ".join("?" * len(columns))
        self.lay = f"INSERT INTO {table.name} VALUES ({marks})"
        self.read = f"SELECT * FROM {table.name}"
        self.wipe = f"DELETE FROM {table.name}"
        names = ", ".join(f'"{name}"' for name in columns)
        self.fetch = f'SELECT {names} FROM "{table.name}" WHERE centre = %s AND '
        self.copy = f'COPY "{table.name}" ({names}) FROM STDIN'
        self.drop = _dropping(table, [name for name in self.key_names if name != "centre"])

    def by_key(self, rows: Sequence[tuple[Any, ...]]) -> Rows:
        """Rows by their primary keys."""
        return dict(zip(map(self.key, rows), rows, strict=True))

    def named(self, keys: Sequence[tuple[Any, ...]]) -> list[str]:
        """What `drop` wants for these rows of one centre."""
        columns = dict(zip(self.key_names, zip(*keys, strict=True), strict=True))
        (centre,) = set(columns.pop("centre"))
        return [*map(array, columns.values()), centre]


def _dropping(table: Table, keys: list[str]) -> str:
    """Deletes rows of a centre by the rest of their keys, which come as one array each. The centre
    is said by itself, so that PostgreSQL looks into its partition only."""
    own = table.name
    kinds = ("text" if table.c[key].type.python_type is str else "bigint" for key in keys)
    arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
    same = " AND ".join(f'"{own}"."{key}" = gone."{key}"' for key in keys)
    named = ", ".join(f'"{key}"' for key in keys)
    return (
        f'DELETE FROM "{own}" USING unnest({arrays}) AS gone ({named}) '
        f'WHERE "{own}".centre = %s AND {same}'
    )


def array(values: Iterable[Any]) -> str:
    """Texts or numbers as an array in PostgreSQL's own words; the driver takes longer for each of
    them than SQLite for a statement."""
    texts = list(map(str, values))
    joined = "".join(texts)
    if '"' in joined or "\\" in joined:
        texts = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    return '{"' + '","'.join(texts) + '"}' if texts else "{}"


_KEPT = {table: Kept(table) for table in HOT}


class Slate:
    """An SQLite in memory for one thread at a time, empty before and after each use."""

    def __init__(self) -> None:
        raw = pysqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        engine = create_engine(
            "sqlite+pysqlite://", module=pysqlite3, creator=lambda: raw, poolclass=StaticPool
        )
        _bare_tables().create_all(engine)
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
    with _one:
        slate = _clean.pop() if _clean else Slate()
        after = slate.fold(laid, hot)
        _clean.append(slate)
    _write(driver, laid, after)
    if len(hot) < len(rows):
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
    asked = []
    with driver.pipeline():
        for table, condition, values in _wanted(rows):
            cursor = driver.cursor(binary=True)
            cursor.execute(_KEPT[table].fetch + condition, (centre, *values), prepare=True)
            asked.append((table, cursor))
    found: dict[Table, Rows] = defaultdict(dict)
    for table, cursor in asked:
        found[table] |= _KEPT[table].by_key(cursor.fetchall())
    return {table: list(kept.values()) for table, kept in found.items()}


_FINDING = frozenset(
    (
        *("visit", "of_visit", "counter", "of_counter", "of_service"),
        *("day", "of_day", "since", "of_since"),
    )
)
"""Parameters by which statements find rows."""
Wanted = tuple[Table, str, tuple[Any, ...]]


def _wanted(rows: Sequence[Row]) -> Iterable[Wanted]:
    """Which rows to fetch: a condition for each table, and its values. Rows that are only added
    need none; if one is there already, the copying finds it."""
    given = _given(rows)
    made = given.get((t.visits, "visit"), set())
    asked = {table: given.get((table, "of_visit"), set()) - made for table in t.OF_VISIT}
    asked[t.legs] = set().union(*asked.values())  # statements on the others look at the legs
    for table, visits in asked.items():
        if visits:
            yield table, "visit = ANY(%s::text[])", (array(visits),)
    if given.get((t.stays, "of_counter")):
        yield t.stays, "left_at IS NULL", ()
    if services := given.get((t.legs, "of_service")):
        yield t.legs, "ended_at IS NULL AND service = ANY(%s::text[])", (array(services),)
    if any(table is t.counters for table, _ in given):
        yield t.counters, "true", ()
    for table in (t.numbers, t.days):
        days = given.get((table, "day"), set()) | given.get((table, "of_day"), set())
        if days:
            yield table, "day = ANY(%s::text[])", (array(days),)
    for table in (t.sessions, t.spans):
        names = ("counter", "of_counter")
        counters = set().union(*(given.get((table, name), set()) for name in names))
        if counters:
            since = given.get((table, "since"), set()) | given.get((table, "of_since"), set())
            yield table, "counter = ANY(%s::bigint[]) AND until IS NULL", (array(counters),)
            if since:
                values = (array(counters), min(since))
                yield table, "counter = ANY(%s::bigint[]) AND since >= %s", values


def _given(rows: Sequence[Row]) -> dict[tuple[Any, str], set[Any]]:
    """The values of those parameters by which rows are found, by table and name."""
    alike: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for each in rows:
        alike[id(each[0]), len(each[1])].append(each)
    found: dict[tuple[Any, str], set[Any]] = defaultdict(set)
    for group in alike.values():
        statement, row = group[0]
        for name in _FINDING & row.keys():
            found[statement.table, name].update([each[1][name] for each in group])
    return found


def _write(driver: "Driver[Any]", laid: Laid, after: dict[Table, Rows]) -> None:
    """Send home what differs: rows that are gone or other are deleted, and the new ones copied."""
    fresh: list[tuple[Kept, list[tuple[Any, ...]]]] = []
    drops: list[str] = []
    gone: list[str] = []
    for table, now in after.items():
        kept = _KEPT[table]
        before = kept.by_key(laid.get(table, ()))
        if other := [key for key, row in before.items() if now.get(key) != row]:
            drops.append(kept.drop)
            gone += kept.named(other)
        if new := [row for key, row in now.items() if before.get(key) != row]:
            fresh.append((kept, new))
    with driver.cursor() as cursor:
        if drops:
            parts = ", ".join(f"d{n} AS ({drop})" for n, drop in enumerate(drops))
            cursor.execute(f"WITH {parts} SELECT 1", gone, prepare=True)
        for kept, rows in fresh:
            with cursor.copy(kept.copy) as copy:
                for row in rows:
                    copy.write_row(row)
