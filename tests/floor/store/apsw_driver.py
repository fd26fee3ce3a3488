"""SQLAlchemy on apsw: the store's own SQL on a file system of the test's."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import apsw
import pysqlite3


def _named(fault: apsw.Error) -> pysqlite3.DatabaseError:
    """The error as pysqlite3 would have raised it."""
    told = pysqlite3.OperationalError(str(fault))
    names = apsw.mapping_result_codes | apsw.mapping_extended_result_codes
    told.sqlite_errorname = str(names[getattr(fault, "extendedresult", apsw.SQLITE_ERROR)])
    return told


class Cursor:
    """A DB-API cursor over apsw's."""

    arraysize, rowcount = 1, -1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: Iterator[Any] = iter(())
        self.description: Sequence[tuple[Any, ...]] | None = None

    @property
    def lastrowid(self) -> int:
        return self._connection.last_insert_rowid()

    def execute(self, sql: str, values: Sequence[Any] = ()) -> "Cursor":
        cursor = self._connection.cursor()
        self.description = None

        def describe(ran: apsw.Cursor, _sql: str, _values: object) -> bool:
            found = ran.get_description()
            self.description = [(name, *[None] * 6) for name, _ in found] or None
            return True

        cursor.exec_trace = describe
        before = self._connection.total_changes()
        try:
            self._rows = iter(cursor.execute(sql, tuple(values)).fetchall())
        except apsw.Error as fault:
            raise _named(fault) from fault
        self.rowcount = self._connection.total_changes() - before
        return self

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> "Cursor":
        for row in rows:
            self.execute(sql, row)
        return self

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())


class Connection:
    """A DB-API connection over apsw's, with transactions begun by hand."""

    isolation_level = None

    def __init__(self, path: str, vfs: str) -> None:
        self.real = apsw.Connection(path, vfs=vfs)

    @property
    def in_transaction(self) -> bool:
        return self.real.in_transaction

    def cursor(self) -> Cursor:
        return Cursor(self.real)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        return self.cursor().execute(sql, values)

    def create_function(self, name: str, count: int, call: Any, **_: Any) -> None:
        self.real.create_scalar_function(name, call, count)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self.real.close()


class Driver:
    """What SQLAlchemy takes for the module pysqlite3."""

    def __init__(self, vfs: str) -> None:
        self._vfs = vfs

    def __getattr__(self, name: str) -> Any:
        return getattr(pysqlite3, name)

    def connect(self, path: str, **_: Any) -> Connection:
        return Connection(path, self._vfs)
