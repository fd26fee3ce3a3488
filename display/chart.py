"""The course of the day as bars, each between 0 and 1, and what to compare them with."""

from collections.abc import Iterable, Mapping
from typing import Any

from floor.facade import DayCourse, Quarter
from floor.rules.opening import MINUTE, minute_of_day

QUARTER = 15
"""Minutes of a bar."""
BANDS = ("arrived", "waiting", "wait", "counters")
LEAST = {"arrived": 5.0, "waiting": 10.0, "wait": 10.0, "counters": 4.0}
"""What the highest bar of a band stands for at least, so that a quiet day looks quiet."""
WORKDAY = (7 * 60, 18 * 60)
"""Minutes of the day that are always shown."""


def values(quarter: Quarter) -> dict[str, float]:
    """A quarter's value in each band; of waits the ninetieth."""
    return {
        "arrived": float(quarter.arrived),
        "waiting": float(quarter.waiting),
        "wait": quarter.wait_p90_min or 0.0,
        "counters": float(quarter.counters),
    }


def by_minute(course: DayCourse | None) -> dict[int, Quarter]:
    """A day's quarters by the local minute in which they begin."""
    return {minute_of_day(each.at): each for each in course.quarters} if course else {}


def bands(today: DayCourse | None, before: DayCourse | None) -> dict[str, Any]:
    """The bars of each band from left to right: {height, inner, mark}; `inner` is the middle of
    the waits, `mark` what it was on the day before (-1 without). With each band's top, and the
    hours under them as {x, text}."""
    mine, theirs = by_minute(today), by_minute(before)
    minutes = [*mine, *theirs, *WORKDAY]
    first, last = min(minutes) // 60 * 60, max(minutes)
    last = -(-max(last, first + 60) // 60) * 60
    slots = range(first, last, QUARTER)
    tops = {band: _top(band, [*mine.values(), *theirs.values()]) for band in BANDS}
    return {
        "tops": tops,
        "hours": [
            {"x": (hour * 60 - first) / (last - first), "text": f"{hour:02d}"}
            for hour in range(first // 60, last // 60)
        ],
        **{
            band: [_bar(band, mine.get(slot), theirs.get(slot), tops[band]) for slot in slots]
            for band in BANDS
        },
    }


def _top(band: str, quarters: Iterable[Quarter]) -> float:
    return max([LEAST[band], *(values(each)[band] for each in quarters)])


def _bar(band: str, mine: Quarter | None, theirs: Quarter | None, top: float) -> dict[str, float]:
    inner = (mine.wait_median_min or 0.0) if mine and band == "wait" else 0.0
    return {
        "height": values(mine)[band] / top if mine else 0.0,
        "inner": inner / top,
        "mark": values(theirs)[band] / top if theirs else -1.0,
    }


def waiting_at(course: DayCourse | None, at: int) -> int | None:
    """How many waited on another day at this time of day; None where that is not known."""
    if course is None or not course.quarters:
        return None
    slot = minute_of_day(at) // QUARTER * QUARTER
    found = by_minute(course).get(slot)
    return found.waiting if found else 0


def compared(
    today: DayCourse | None, others: Mapping[str, DayCourse | None], *, waiting: int, at: int
) -> dict[str, Any]:
    """What the wall says beside the bars: people waiting against other days, the share within the
    promise in a hundred, and calls out of turn; what is not known is left out."""
    found: dict[str, Any] = {"now": waiting}
    for name, course in others.items():
        before = waiting_at(course, at)
        if before is not None:
            found[name] = before
    if today is not None:
        found["out_of_turn"] = today.out_of_turn
        if today.within_promise is not None:
            found["within"] = int(100 * today.within_promise)
    return found


def kept_shares(course: DayCourse | None) -> dict[str, int]:
    """The share within the promise in a hundred, by service and by agency."""
    sums: dict[str, list[int]] = {}
    for each in course.kept if course else ():
        for code in (each.service, each.agency):
            entry = sums.setdefault(code, [0, 0])
            entry[0] += each.within
            entry[1] += each.within + each.past
    return {code: int(100 * within / every) for code, (within, every) in sums.items() if every}


def age_minutes(course: DayCourse, at: int) -> int:
    """Minutes since a course was asked for."""
    return max(0, at - course.at) // MINUTE
