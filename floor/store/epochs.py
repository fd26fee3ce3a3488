"""A restore in the journal: the epoch that begins, and the numbers it leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass

from floor.rules import events as ev
from floor.rules.moves.base import on as moves
from floor.rules.state import State
from floor.store import project


@dataclass(frozen=True, kw_only=True)
class EpochBegan(ev.Change):
    """A store was restored: this origin goes on from the last line of the backup."""

    base_origin: str
    base_seq: int
    base_hash: str
    """Also the hash before this line, so that the chain runs on through it."""


@dataclass(frozen=True, kw_only=True)
class NumbersSkipped(ev.Change):
    """Numbers that may be in people's hands are left out: each series goes on after `last`."""

    day: str
    last: dict[str, int]
    """By series, as if this number had been given."""


@moves(EpochBegan)
def _began(state: State, change: EpochBegan, event: ev.Event) -> None:
    """Nothing on the floor moves."""


@moves(NumbersSkipped)
def _skipped(state: State, change: NumbersSkipped, event: ev.Event) -> None:
    state.numbers |= change.last


@project.on(EpochBegan)
def _no_row(centre: str, change: EpochBegan, event: ev.Event) -> Iterator[project.Row]:
    """No table tells of it."""
    return iter(())


@project.on(NumbersSkipped)
def _count(centre: str, change: NumbersSkipped, event: ev.Event) -> Iterator[project.Row]:
    for series, last in change.last.items():
        row = {"centre": centre, "day": change.day, "series": series, "last": last}
        yield project.COUNT_NUMBER, row
