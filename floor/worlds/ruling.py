"""Rules of calling, to be compared: the largest used share, first come, and strict classes."""

from collections.abc import Callable, Iterable

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.room import Waiting

Rule = Callable[[Iterable[Waiting], int, bool], tuple[Waiting | None, bool]]
"""Of those whom a counter can serve, at a time, after a guarded call or not: whom it calls, and
whether the guard decided it."""
CLASSES = {Lane.APPOINTMENT: 0, Lane.PRIORITY: 1, Lane.WALK_IN: 2}


def largest_share(
    waiting: Iterable[Waiting], now: int, guarded: bool
) -> tuple[Waiting | None, bool]:
    """Foleni's rule, as `floor.rules.calling.next_call` has it on the floor's state."""
    first: Waiting | None = None
    urgent: Waiting | None = None
    best: tuple[float, int, int] = (0.0, 0, 0)
    worst: tuple[float, int, int] = (0.0, 0, 0)
    for leg in waiting:
        key = ((leg.clock - now) / (leg.promise * MINUTE), leg.issued, leg.serial)
        if first is None or key < best:
            first, best = leg, key
        if leg.lane is Lane.PRIORITY and key[0] <= -1 and (urgent is None or key < worst):
            urgent, worst = leg, key
    if urgent is not None and urgent is not first and not guarded:
        return urgent, True
    return first, False


def first_come(waiting: Iterable[Waiting], now: int, guarded: bool) -> tuple[Waiting | None, bool]:
    """The one whose clock started first."""

    def order(leg: Waiting) -> tuple[int, int, int]:
        return leg.clock, leg.issued, leg.serial

    return min(waiting, key=order, default=None), False


def strict(waiting: Iterable[Waiting], now: int, guarded: bool) -> tuple[Waiting | None, bool]:
    """Appointments before priority before walk-ins, whatever they have waited."""

    def order(leg: Waiting) -> tuple[int, int, int]:
        return CLASSES[leg.lane], leg.clock, leg.serial

    return min(waiting, key=order, default=None), False


RULES: dict[str, Rule] = {
    "largest_share": largest_share,
    "first_come": first_come,
    "strict": strict,
}
