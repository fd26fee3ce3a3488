"""What adds up of a row of a report, over days and centres; and the row's figures told from it.

Every figure is a count, a sum, the largest of some, or a quantile of durations. Durations are kept
as tenths of a minute, as which they are reported, and rounding keeps their order; so a quantile of
the rounded ones is the rounded quantile of the true ones, and a year's median is that of all its
legs, exactly: nothing is estimated and no quantile is averaged.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import msgspec

from floor.facade.figures import (
    Bookings,
    Downtime,
    Figures,
    LaneTurns,
    Legs,
    Level,
    People,
    Promise,
    Ratings,
    Spread,
    Turns,
)
from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.opening import MINUTE
from floor.rules.waiting.accuracy import CLOSE, Accuracy
from floor.store.measures import desks
from floor.store.measures.counting import figures_of
from floor.store.measures.facts import Facts
from floor.store.measures.levels import Share, shares
from floor.store.measures.spread import minutes
from sync.central.tables import LISTS, SUMS

TENTH = MINUTE // 10
LONGEST = 0xFFFF
"""Tenths of a minute that two bytes hold: 109 hours; a longer one counts as that."""
CENTRE = ""
"""In the place of a service: the time of the centre's counters, which is of none."""
_LEGS = ("legs", "served", "no_show", "cancelled", "unserved", "waiting", "to_come", "at_counter")
_PROMISE = ("called", "called_no_show", "called_within", "past", "waiting_past")
_TURNS = ("picked", "front", "lane_changes", "same_class_slips")
_PEOPLE = ("arrived", "shown", "paper", "screen", "unconfirmed", "copies")
_DESK = ("session", "open", "wrap", "idle")
_NOBODY = Text(en="", sw="")


@dataclass(slots=True, kw_only=True)
class Sum:
    """What adds up of a row."""

    counts: Counter[str] = field(default_factory=Counter)
    """By the names of `SUMS`."""
    lists: dict[str, Counter[int]] = field(default_factory=lambda: {n: Counter() for n in LISTS})
    """By the names of `LISTS`: how many have so many tenths of a minute."""
    longest: int | None = None
    """Tenths of a minute that whoever waits longest has waited."""
    breaks: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, other: "Sum") -> None:
        """Add another's days or centres."""
        self.counts.update(other.counts)
        for name, counted in other.lists.items():
            self.lists[name].update(counted)
        if other.longest is not None:
            self.longest = max(other.longest, self.longest or 0)
        for reason, (times, took) in other.breaks.items():
            before = self.breaks.get(reason, (0, 0))
            self.breaks[reason] = (before[0] + times, before[1] + took)


# -- from the facts ---------------------------------------------------------------------------


def of_facts(facts: Facts) -> dict[str, Sum]:
    """The sums of each service, and with CENTRE those of its counters."""
    found = {
        service: _of_share(service, share, facts)
        for service, share in shares(facts, Level.SERVICE).items()
    }
    whole = shares(facts, Level.CENTRE).get("", Share())
    times = desks.times(whole.sessions, whole.spans, whole.stays)
    counters = Counter({f"{name}_ms": getattr(times, name) for name in _DESK})
    found.setdefault(CENTRE, Sum()).add(Sum(counts=counters, breaks=dict(times.breaks)))
    return found


def _of_share(service: str, share: Share, facts: Facts) -> Sum:
    told = figures_of(service, _NOBODY, share, Level.SERVICE, facts)
    lists = {
        "waits": [leg.waited for leg in share.waits if leg.called and leg.waited is not None],
        "services": [leg.serving for leg in share.legs if leg.serving is not None],
        "visits": [visit.duration for visit in share.visits if visit.duration is not None],
        "arrivals": [leg.arrival for leg in share.legs if leg.arrival is not None],
    }
    errors = [abs(leg.told.error) for leg in share.waits if leg.told is not None]
    took = {f"{name[:-1]}_ms": sum(each) for name, each in lists.items()}
    downs = facts.downs.get(service, ())
    times = {
        "suspended_ms": sum(leg.suspended for leg in share.legs),
        "down_ms": sum(down.until - down.since for down in downs),
        "serving_ms": sum(stay.serving or 0 for stay in share.stays),
        "told_close": sum(error <= CLOSE for error in errors),
    }
    longest = told.promise.longest_min
    return Sum(
        counts=Counter(_counted(told) | took | times),
        lists={name: Counter(map(tenths, each)) for name, each in lists.items()}
        | {"errors": Counter(_capped(round(10 * round(error, 1))) for error in errors)},
        longest=None if longest is None else round(10 * longest),
    )


def _counted(told: Figures) -> dict[str, int]:
    """All that a row counts, by the names of `SUMS`."""
    people, bookings, downtime = told.people, told.bookings, told.downtime
    assert people is not None and bookings is not None and downtime is not None
    return {
        **{name: getattr(told.legs, name) for name in (*_LEGS, "transfers")},
        **{name: getattr(told.promise, name) for name in _PROMISE},
        **{name: getattr(told.turns, name) for name in _TURNS},
        **{f"slips_{lane.lane}": lane.slips for lane in told.turns.by_lane},
        **{f"skips_{lane.lane}": lane.skips for lane in told.turns.by_lane},
        **{name: getattr(people, name) for name in _PEOPLE},
        **{f"rated_{value}": count for value, count in enumerate(told.ratings.counts, 1)},
        "told": told.told.told,
        "told_missed": told.told.missed,
        "booked_used": bookings.used,
        "booked_missed": bookings.missed,
        "punctual": bookings.punctual,
        "late_bookings": bookings.late_bookings,
        "affected": downtime.affected,
    }


def tenths(milliseconds: int) -> int:
    """Tenths of a minute, rounded as reports round."""
    return _capped(round(10 * round(milliseconds / MINUTE, 1)))


def _capped(value: int) -> int:
    return min(LONGEST, value)


# -- in a row of the database -----------------------------------------------------------------


def row_of(found: Sum) -> dict[str, Any]:
    """A sum as columns."""
    return {
        **{name: found.counts[name] for name in SUMS},
        **{name: packed(counted) for name, counted in found.lists.items()},
        "longest": found.longest,
        "breaks": msgspec.json.encode(found.breaks).decode() if found.breaks else "",
    }


def packed(counted: Counter[int]) -> bytes:
    """Durations as two bytes each, low first."""
    values = array("H", counted.elements())
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def unpacked(data: bytes) -> Counter[int]:
    """The durations again, counted."""
    values = array("H", data)
    if sys.byteorder == "big":
        values.byteswap()
    return Counter(values)


def breaks_of(told: str) -> dict[str, tuple[int, int]]:
    """Breaks as `row_of` wrote them."""
    return msgspec.json.decode(told, type=dict[str, tuple[int, int]]) if told else {}


# -- as figures -------------------------------------------------------------------------------


def figures(key: str, name: Text, found: Sum, level: Level) -> Figures:
    """The row of a report by centre, agency or service: what `figures_of` tells of all its facts
    together."""
    counts, lists = found.counts, found.lists
    times = {name: counts[f"{name}_ms"] for name in (*_DESK, "serving")}
    return Figures(
        key=key,
        name=name,
        legs=Legs(
            **_named(counts, (*_LEGS, "transfers")), suspended_min=_minutes(counts["suspended_ms"])
        ),
        promise=Promise(
            **_named(counts, _PROMISE),
            longest_min=None if found.longest is None else found.longest / 10,
            wait=spread_of(lists["waits"], counts["wait_ms"]),
        ),
        service=spread_of(lists["services"], counts["service_ms"]),
        arrival=spread_of(lists["arrivals"], counts["arrival_ms"]),
        told=_accuracy(counts, lists["errors"]),
        turns=_turns(counts),
        ratings=_ratings(counts),
        people=People(
            **_named(counts, _PEOPLE), visit=spread_of(lists["visits"], counts["visit_ms"])
        ),
        bookings=Bookings(
            used=counts["booked_used"],
            missed=counts["booked_missed"],
            punctual=counts["punctual"],
            late_bookings=counts["late_bookings"],
        ),
        desk=desks.told(desks.Times(**times, breaks=found.breaks))
        if level is Level.CENTRE
        else None,
        downtime=Downtime(downtime_min=_minutes(counts["down_ms"]), affected=counts["affected"]),
    )


def _named(counts: Mapping[str, int], names: Iterable[str]) -> dict[str, Any]:
    return {name: counts[name] for name in names}


def _minutes(milliseconds: int) -> float:
    return round(milliseconds / MINUTE, 2)


def _turns(counts: Mapping[str, int]) -> Turns:
    by_lane = (
        LaneTurns(lane=lane, slips=counts[f"slips_{lane}"], skips=counts[f"skips_{lane}"])
        for lane in (each.value for each in Lane)
    )
    return Turns(**_named(counts, _TURNS), by_lane=tuple(by_lane))


def _ratings(counts: Mapping[str, int]) -> Ratings:
    one, two, three, four, five = (counts[f"rated_{value}"] for value in range(1, 6))
    return Ratings(counts=(one, two, three, four, five))


def _accuracy(counts: Mapping[str, int], errors: Counter[int]) -> Accuracy:
    told = counts["told"]
    median, p90 = quantiles(errors, 0.5, 0.9)
    return Accuracy(
        told=told,
        missed=counts["told_missed"],
        error_median_min=median,
        error_p90_min=p90,
        within_5=counts["told_close"] / told if told else None,
        hit_rate=(told - counts["told_missed"]) / told if told else None,
    )


def spread_of(counted: Counter[int], total: int) -> Spread:
    """The spread of durations in tenths of a minute, whose sum is `total` milliseconds."""
    n = counted.total()
    median, p90, p95 = quantiles(counted, 0.5, 0.9, 0.95)
    mean = minutes(total / n) if n else None
    return Spread(n=n, median_min=median, p90_min=p90, p95_min=p95, mean_min=mean)


def quantiles(counted: Counter[int], *shares: float) -> tuple[float | None, ...]:
    """The smallest that each share of them, in growing order, does not exceed, as everywhere; in
    minutes, None of none."""
    n, reached = counted.total(), 0
    if not n:
        return (None,) * len(shares)
    places = [max(1, ceil(share * n)) for share in shares]
    found: list[float] = []
    for value in sorted(counted):
        reached += counted[value]
        while len(found) < len(places) and reached >= places[len(found)]:
            found.append(value / 10)
    return tuple(found)
