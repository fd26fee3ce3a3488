"""The register of folds, and the statements that change one leg, visit or counter."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Delete, Insert, Table, Update, bindparam, update

from floor.rules.events import Change, Event
from floor.store import tables as t
from floor.store.portable import upsert_into

Statement = Insert | Update | Delete
Row = tuple[Statement, dict[str, Any]]
Fold = Callable[[str, Any, Event], Iterator[Row]]
FOLDS: dict[type[Change], list[Fold]] = {}
"""What each kind of change writes, in the order in which it was registered."""


def on(kind: type[Change]) -> Callable[[Fold], Fold]:
    """Register a fold of one kind of change, behind those registered for it already."""

    def keep(fold: Fold) -> Fold:
        FOLDS.setdefault(kind, []).append(fold)
        return fold

    return keep


def change_row(table: Table, keys: tuple[str, ...], *changed: str, **computed: Any) -> Update:
    """An update of one row: keys come as of_KEY, changed columns as new_COLUMN."""
    columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in changed}
    found = (table.c[name] == bindparam(f"of_{name}") for name in ("centre", *keys))
    return update(table).where(*found).values(**columns, **computed)


def change_leg(*changed: str, **computed: Any) -> Update:
    """An update of one leg."""
    return change_row(t.legs, ("visit", "leg"), *changed, **computed)


def change_counter(*changed: str) -> Update:
    """An update of a counter as it stands."""
    return change_row(t.counters, ("counter",), *changed)


def upsert(table: Table, *changed: str) -> Insert:
    """An insert that replaces the changed columns of a row that is there already."""
    base = upsert_into(table)
    return base.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: base.excluded[name] for name in changed},
    )


def of_leg(centre: str, change: Any, **new: Any) -> dict[str, Any]:
    """Parameters for the leg that a change names."""
    row = {"of_centre": centre, "of_visit": change.visit, "of_leg": change.leg}
    for name, value in new.items():
        row["new_" + name] = value
    return row


def of_counter(centre: str, counter: int, **new: Any) -> dict[str, Any]:
    """Parameters for a counter."""
    place = {"of_centre": centre, "of_counter": counter}
    return place | {f"new_{name}": value for name, value in new.items()}


HOLD = change_counter("visit", "since")


def hold(centre: str, counter: int, visit: str | None, at: int) -> Row:
    """A counter has a visit, or nobody."""
    place = {"of_centre": centre, "of_counter": counter}
    return HOLD, place | {"new_visit": visit, "new_since": at}
