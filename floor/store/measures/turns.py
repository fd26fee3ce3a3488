"""Who overtook whom, after Gordon (1987): a slip is to be overtaken, a skip is to overtake."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from floor.store.measures.facts import Leg


@dataclass(frozen=True, slots=True)
class Overtaking:
    """One leg was called before another of its service whose clock had started earlier."""

    overtaker: Leg
    overtaken: Leg
    skip: str
    """The overtaker's class when it was called."""
    slip: str
    """The class, then, of the one overtaken."""

    @property
    def by_rule(self) -> bool:
        """Whether nobody chose the overtaker out of turn."""
        first = self.overtaker.first
        return first is not None and not first.reason

    @property
    def same_class(self) -> bool:
        """Whether both were of one class and promise: the rule never has one overtake the other."""
        return self.skip == self.slip and self.overtaker.promise == self.overtaken.promise


def overtakings(legs: Iterable[Leg]) -> Iterator[Overtaking]:
    """Every overtaking among legs of one service and day.

    A leg that was sent to one counter or agent waits for that one, and is overtaken by nobody.
    """
    rivals: dict[tuple[str, str], list[Leg]] = defaultdict(list)
    for leg in legs:
        if leg.clock is not None:
            rivals[leg.visit.day, leg.service].append(leg)
    for group in rivals.values():
        waiting = [leg for leg in group if not leg.directed]
        for leg in group:
            if leg.called_at is not None:
                yield from _overtaken_by(leg, leg.called_at, waiting)


def _overtaken_by(leg: Leg, called_at: int, waiting: list[Leg]) -> Iterator[Overtaking]:
    assert leg.clock is not None and leg.first is not None
    for other in waiting:
        assert other.clock is not None and other.joined is not None and other.until is not None
        if other.clock < leg.clock and other.joined <= called_at < other.until:
            lane = other.visit.lane_at(called_at)
            yield Overtaking(leg, other, leg.first.lane, lane)
