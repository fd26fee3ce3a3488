"""Statements of folds made ready for SQLite's own driver: the same SQL, without what SQLAlchemy
does for each execution, which costs more than SQLite's own work."""

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any

from sqlalchemy.dialects.sqlite import dialect

from floor.store.folds.base import Row, Statement

_DIALECT: Any = dialect(paramstyle="qmark")
Arguments = Callable[[dict[str, Any]], Any]
_known: dict[int, tuple[str, Arguments, int, Statement]] = {}
"""By the statement's id: its SQL, the arguments from a row, how many those are that the row has,
and itself, so that its id stays its own."""


def run(cursor: Any, rows: Iterable[Row]) -> None:
    """Run the statements of folds, in order, on a cursor of SQLite's driver."""
    execute, known = cursor.execute, _known.get
    for statement, row in rows:
        found = known(id(statement))
        if found is None or found[2] != len(row):
            found = _known[id(statement)] = _readied(statement, tuple(row))
        execute(found[0], found[1](row))


def _readied(statement: Statement, names: tuple[str, ...]) -> tuple[str, Arguments, int, Statement]:
    """The SQL that SQLAlchemy would send for these parameters, and the arguments from a row."""
    compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(names))
    places: list[str] = compiled.positiontup
    fixed = {name: compiled.params[name] for name in places if name not in names}
    if fixed:

        def arguments(row: dict[str, Any]) -> list[Any]:
            return [fixed[name] if name in fixed else row[name] for name in places]

        return str(compiled), arguments, len(names), statement
    if len(places) == 1:
        only = places[0]
        return str(compiled), lambda row: (row[only],), len(names), statement
    return str(compiled), itemgetter(*places), len(names), statement
