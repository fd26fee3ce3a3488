"""The change by which a visit that a restore lost stands here again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from floor.rules.events.base import Change, Event


def tells_of_a_visit(kind: str) -> bool:
    """Whether changes of a kind are about one visit, as far as this version knows."""
    change = Change.kinds.get(kind)
    return change is not None and "visit" in change.__annotations__


@dataclass(frozen=True, kw_only=True)
class LostLine:
    """A line of journal as it was written, under its own origin, seq and hash; a line that the
    recovery itself adds has no place yet: its seq is 0."""

    origin: str
    seq: int
    hash: str
    at: int
    kind: str
    actor: str | None
    device: str
    key: str
    body: str


@dataclass(frozen=True, kw_only=True)
class VisitRecovered(Change):
    """A visit is as these lines tell it, from its ticket on, whatever was known of it before.

    So it is counted once wherever it is folded: at a centre that had lost the lines, and at
    headquarters, which had them all along.
    """

    read: ClassVar[Callable[[LostLine], Event]]
    """How a line is read; the journal brings it, since rules know no JSON."""

    visit: str
    day: str
    lines: tuple[LostLine, ...]
    own: bool = False
    """Whether they are this store's own: the visit had gone on here otherwise, and that holds."""

    def events(self) -> tuple[Event, ...]:
        """What the lines tell. Raises ValueError for a line that tells nothing of a visit."""
        return tuple(VisitRecovered.read(line) for line in self.lines)
