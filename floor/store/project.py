"""Folds events into tables: for each kind of change, the statements that write it down.

The centre and headquarters both use it; nothing else writes the folded tables.
"""

from collections.abc import Iterable, Iterator

from floor.rules.events import Event
from floor.store.folds import (
    calls,
    centre,
    counters,
    devices,
    estimates,
    health,
    recovered,
    stays,
    visits,
    visits_alone,
)
from floor.store.folds.base import FOLDS, Row

SUBJECTS = (
    calls,
    centre,
    counters,
    devices,
    health,
    stays,
    visits,
    visits_alone,
    estimates,
    recovered,
)
"""Each registers the folds of its kinds of change when it is imported."""


def rows(of_centre: str, event: Event) -> Iterator[Row]:
    """The statements, with their parameters, that write one event of a centre into the tables."""
    for fold in FOLDS[type(event.change)]:
        yield from fold(of_centre, event.change, event)


def all_rows(of_centre: str, events: Iterable[Event]) -> list[Row]:
    """As `rows`, for many events, in their order."""
    found: list[Row] = []
    for event in events:
        change = event.change
        for fold in FOLDS[type(change)]:
            found += fold(of_centre, change, event)
    return found
