"""Reports over long periods and many centres: from days that were added up, and from the facts of
those that lines came of since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from floor.facade.figures import Figures, Level
from floor.rules.offer import Text
from floor.store.measures.facts import Facts
from sync.central import sums, tallies
from sync.central.asked import Asked
from sync.central.sums import CENTRE, Sum
from sync.central.tallies import Day, Wanted

FRESH = 60
"""Days of centres at most that are counted from their legs for one report. When more are marked,
as after centres came back, the latest are; the others are told as they were added up last."""
BY = {Level.CENTRE: "centre", Level.AGENCY: "agency", Level.SERVICE: "service"}
"""Levels at which days add up. Hours, counters and agents are told from the legs alone."""


def adds_up(asked: Asked) -> bool:
    """Whether a report can be told from days that were added up."""
    return asked.level in BY and asked.cut.counter is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """The days of a period of which the tallies do not say the last."""

    fresh: frozenset[Day]
    """Counted from their legs."""
    pending: int
    """How many are told as they were added up last, if they were."""


def parted(connection: Connection, asked: Asked) -> Parted:
    """Which days are not, or not wholly, in the tallies: those marked, and those that go on, on
    which people wait longer with every minute."""
    since, until = asked.period.since, asked.period.until
    codes = {centre.code for centre in asked.centres}
    days = {day for day in tallies.marked(connection, since, until) if day[0] in codes}
    days |= {
        (centre.code, centre.day)
        for centre in asked.centres
        if centre.open and centre.day and since <= centre.day <= until
    }
    latest = sorted(days, key=lambda day: (day[1], day[0]), reverse=True)
    return Parted(fresh=frozenset(latest[:FRESH]), pending=len(latest[FRESH:]))


def figures(
    connection: Connection,
    asked: Asked,
    facts_of: Callable[[Day], Facts],
    name_of: Callable[[str], Text],
) -> tuple[Figures, tuple[Figures, ...]]:
    """The whole, and the rows of the level, not in order."""
    found = _sums(connection, asked, facts_of)
    whole = Sum()
    for each in found.values():
        whole.add(each)
    if asked.level is Level.CENTRE:
        found = {centre.code: found.get(centre.code, Sum()) for centre in asked.centres}
    else:
        found.pop(CENTRE, None)
    rows = (sums.figures(key, name_of(key), each, asked.level) for key, each in found.items())
    return sums.figures("", Text(en="", sw=""), whole, Level.CENTRE), tuple(rows)


def _sums(connection: Connection, asked: Asked, facts_of: Callable[[Day], Facts]) -> dict[str, Sum]:
    fresh = parted(connection, asked).fresh
    wanted = Wanted(
        since=asked.period.since,
        until=asked.period.until,
        centres=[centre.code for centre in asked.centres],
        cut=asked.cut,
        without=fresh,
    )
    found = tallies.period(connection, wanted, BY[asked.level])
    for day in sorted(fresh):
        for key, each in _of_day(asked, day, facts_of(day)):
            found.setdefault(key, Sum()).add(each)
    return found


def _of_day(asked: Asked, day: Day, facts: Facts) -> Sequence[tuple[str, Sum]]:
    """The sums of a day that belong to the part asked for, each with its row's key."""
    found = []
    for service, each in sums.of_facts(facts).items():
        agency = tallies.agency_of(facts, service)
        keys = {Level.CENTRE: day[0], Level.AGENCY: agency, Level.SERVICE: service}
        if asked.cut.whole or (service != CENTRE and asked.cut.takes(service, agency)):
            found.append((keys[asked.level], each))
    return found
