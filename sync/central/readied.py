"""Statements of folds made ready for SQLite's own driver: the same SQL, without what SQLAlchemy
does for each execution, which costs more than SQLite's own work."""

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any

from sqlalchemy.dialects.sqlite import dialect

from floor.store.folds.base import Row, Statement

_DIALECT: Any = dialect(paramstyle="qmark")
Arguments = Callable[[dict[str, Any]], Any]
_known: dict[tuple[int, tuple[str, ...]], tuple[str, Arguments, Statement]] = {}
"""By the statement (kept, so that its id stays its own) and the names of its parameters."""


def run(cursor: Any, rows: Iterable[Row]) -> None:
    """Run the statements of folds, in order, on a cursor of SQLite's driver."""
    execute = cursor.execute
    for statement, row in rows:
        key = (id(statement), tuple(row))
        found = _known.get(key)
        if found is None:
            found = _known[key] = _readied(statement, key[1])
        execute(found[0], found[1](row))


def _readied(statement: Statement, names: tuple[str, ...]) -> tuple[str, Arguments, Statement]:
    """The SQL that SQLAlchemy would send for these parameters, and the arguments from a row."""
    compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(names))
    places: list[str] = compiled.positiontup
    fixed = {name: compiled.params[name] for name in places if name not in names}
    if fixed:

        def arguments(row: dict[str, Any]) -> list[Any]:
            return [fixed[name] if name in fixed else row[name] for name in places]

        return str(compiled), arguments, statement
    if len(places) == 1:
        only = places[0]
        return str(compiled), lambda row: (row[only],), statement
    return str(compiled), itemgetter(*places), statement
