"""How a day went: arrivals, people waiting, waits and open counters by the quarter of an hour."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from floor.facade.course import DayCourse, Kept, Quarter
from floor.rules.opening import MINUTE
from floor.rules.state import Stand
from floor.store.measures.facts import Facts, Leg
from floor.store.measures.reading import Reader
from floor.store.measures.spread import spread

QUARTER = 15 * MINUTE
"""Milliseconds; the centre's local hours begin on whole UTC quarters."""
ENDLESS = 2**62
"""After all times."""


def course(connection: Connection, centre: str, day: str, *, now: int) -> DayCourse:
    """The course of a centre's local day, by the centre's clock."""
    facts = Reader(connection, centre, day, day, now).facts()
    return DayCourse(
        centre=centre,
        day=day,
        at=now,
        quarters=tuple(_quarters(facts)),
        kept=tuple(_kept(facts.legs)),
        out_of_turn=sum(1 for stay in facts.stays if stay.reason)
        + sum(1 for stay in facts.stays if stay.sent == "front")
        + len(facts.raises),
    )


def _kept(legs: Iterable[Leg]) -> Iterable[Kept]:
    found: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for leg in legs:
        if leg.called or leg.past:
            found[leg.service, leg.agency][leg.called and leg.within] += 1
    for (service, agency), counts in sorted(found.items()):
        yield Kept(service=service, agency=agency, within=counts[True], past=counts[False])


def _quarters(facts: Facts) -> Iterable[Quarter]:
    arrived = Counter(visit.issued_at // QUARTER for visit in facts.visits.values())
    called: dict[int, list[Leg]] = defaultdict(list)
    for leg in facts.legs:
        if leg.called_at is not None:
            called[leg.called_at // QUARTER].append(leg)
    opened = [span for span in facts.spans if span.stand == Stand.OPEN]
    waiting = _Standing(_waits(facts.legs))
    counters = _Standing((s.since, s.until if s.until < facts.now else ENDLESS) for s in opened)
    touched = [*arrived, *called, *(span.since // QUARTER for span in opened)]
    ends = [span.until for span in opened] + [end for _, end in _waits(facts.legs)]
    touched += [(min(end, facts.now) - 1) // QUARTER for end in ends]
    for quarter in range(min(touched, default=0), max(touched, default=-1) + 1):
        until = min((quarter + 1) * QUARTER - 1, facts.now)
        spent = spread(leg.waited for leg in called[quarter])
        yield Quarter(
            at=quarter * QUARTER,
            arrived=arrived[quarter],
            waiting=waiting.at(until),
            counters=counters.at(until),
            wait_median_min=spent.median_min,
            wait_p90_min=spent.p90_min,
        )


def _waits(legs: Iterable[Leg]) -> Iterable[tuple[int, int]]:
    """When each leg waited for its first call, from and to; one that waits still has no end."""
    for leg in legs:
        if leg.joined is not None and leg.until is not None:
            going = not leg.called and leg.ended_at is None
            yield leg.joined, ENDLESS if going else leg.until


class _Standing:
    """How many of some times go on at a moment."""

    def __init__(self, times: Iterable[tuple[int, int]]) -> None:
        found = list(times)
        self._begins = sorted(begin for begin, _ in found)
        self._ends = sorted(end for _, end in found)

    def at(self, moment: int) -> int:
        return bisect_right(self._begins, moment) - bisect_right(self._ends, moment)
