"""Which control lies next in a direction: for arrow keys, pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

ASIDE = 8.0
"""How much worse it is to lie aside than to lie far."""


class Direction(Enum):
    """As on the keys: x to the right, y down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a control lies, in pixels of its window."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


def nearest(here: Box, others: Sequence[Box], direction: Direction) -> int | None:
    """Place in `others` of the control that a person would expect next; None if there is none."""
    found = [
        (cost, place)
        for place, other in enumerate(others)
        if (cost := _cost(here, other, direction)) is not None
    ]
    return min(found)[1] if found else None


def _cost(here: Box, other: Box, direction: Direction) -> float | None:
    across, down = direction.value
    (x, y), (other_x, other_y) = here.middle, other.middle
    ahead = (other_x - x) * across + (other_y - y) * down
    # A control must lie beyond the edge, not just a little further along.
    beyond = (here.width / 2) * abs(across) + (here.height / 2) * abs(down)
    if ahead <= beyond * 0.5 or ahead <= 0:
        return None
    if across:
        aside = _apart(here.y, here.y + here.height, other.y, other.y + other.height)
    else:
        aside = _apart(here.x, here.x + here.width, other.x, other.x + other.width)
    off = abs(other_y - y) if across else abs(other_x - x)
    return ahead + ASIDE * aside + off / 100


def _apart(start: float, end: float, other_start: float, other_end: float) -> float:
    """Distance between two spans; 0 where they overlap."""
    return max(0.0, other_start - end, start - other_end)


def first(boxes: Sequence[Box]) -> int | None:
    """Place of the control that is read first: the topmost, then the leftmost."""
    places = range(len(boxes))
    return min(places, key=lambda place: (boxes[place].y, boxes[place].x), default=None)
