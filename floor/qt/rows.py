"""A list for QML that changes row by row, so that views keep their place and can animate."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

NOWHERE = QModelIndex()
FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class RowsModel(QAbstractListModel):
    """Rows with one role for each name in `roles`; `key` names the role that tells rows apart."""

    count_changed = Signal()

    def __init__(self, *, roles: Sequence[str], key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if key not in roles:
            raise ValueError(f"the key {key!r} is not among the roles {', '.join(roles)}")
        self._roles = {FIRST_ROLE + place: name for place, name in enumerate(roles)}
        self._key = key
        self._rows: list[dict[str, Any]] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        name = self._key if role == Qt.ItemDataRole.DisplayRole else self._roles.get(role)
        if name is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()][name]

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def _count(self) -> int:
        return len(self._rows)

    count = Property(int, _count, notify=count_changed)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A copy of what is shown."""
        return [dict(row) for row in self._rows]

    def replace(self, rows: Iterable[object]) -> None:
        """Show these rows (mappings or dataclasses) by the fewest inserts, removals and moves.

        Rows with the same key are one row that changed. ValueError if two have the same key.
        """
        wanted = [{name: _value(row, name) for name in self._roles.values()} for row in rows]
        keys: list[Hashable] = [row[self._key] for row in wanted]
        if len(set(keys)) != len(keys):
            raise ValueError(f"two rows have the same {self._key}")
        before = len(self._rows)
        self._remove_all_but(set(keys))
        self._insert_new(wanted)
        for place, row in enumerate(wanted):
            self._put(place, row)
        if len(self._rows) != before:
            self.count_changed.emit()

    def _remove_all_but(self, kept: set[Hashable]) -> None:
        """Each run of rows that go leaves at once: a view lays itself out once for it."""
        last = len(self._rows)
        while last > 0:
            if self._rows[last - 1][self._key] in kept:
                last -= 1
                continue
            first = last - 1
            while first > 0 and self._rows[first - 1][self._key] not in kept:
                first -= 1
            self.beginRemoveRows(NOWHERE, first, last - 1)
            del self._rows[first:last]
            self.endRemoveRows()
            last = first

    def _insert_new(self, wanted: list[dict[str, Any]]) -> None:
        """Each run of new rows comes at once, behind the row that it follows in `wanted`."""
        known = {row[self._key]: place for place, row in enumerate(self._rows)}
        place, run = 0, list[dict[str, Any]]()
        for row in [*wanted, None]:
            if row is not None and row[self._key] not in known:
                run.append(row)
                continue
            if run:
                self.beginInsertRows(NOWHERE, place, place + len(run) - 1)
                self._rows[place:place] = run
                self.endInsertRows()
                place += len(run)
                run = []
            place += 1

    def _put(self, place: int, row: dict[str, Any]) -> None:
        """Bring the row to its place; the rows before it already are at theirs."""
        found = self._find(row[self._key], place)
        if found != place:
            self.beginMoveRows(NOWHERE, found, found, NOWHERE, place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()
        shown = self._rows[place]
        changed = [role for role, name in self._roles.items() if shown[name] != row[name]]
        if changed:
            self._rows[place] = row
            here = self.index(place)
            self.dataChanged.emit(here, here, changed)

    def _find(self, key: Hashable, start: int) -> int:
        places = range(start, len(self._rows))
        return next(place for place in places if self._rows[place][self._key] == key)


def _value(row: object, name: str) -> Any:
    if isinstance(row, Mapping):
        return row[name]
    return getattr(row, name)
