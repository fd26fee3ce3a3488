"""Days that were added up once, from which long periods over many centres are told.

Each service's day at each centre is one row, as `sums` makes it, and one row has the time of the
centre's counters.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    LargeBinary,
    and_,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
)
from sqlalchemy.sql.expression import ColumnElement

from floor.facade import Entry
from floor.rules.opening import local_day
from floor.store.measures.facts import Facts
from floor.store.measures.reading import Reader
from floor.store.portable import upsert_into
from sync.central import sums
from sync.central.cuts import EVERYTHING, Cut
from sync.central.sums import CENTRE, Sum
from sync.central.tables import LISTS, SUMS, stale_days, tallies

_HOUR = 3_600_000
Day = tuple[str, str]
"""A centre and a local day."""


# -- adding a day up --------------------------------------------------------------------------


def rows_of(facts: Facts, centre: str, day: str) -> list[dict[str, Any]]:
    """The rows of one day at one centre."""
    return [
        {
            "centre": centre,
            "day": day,
            "service": service,
            "agency": agency_of(facts, service),
            **sums.row_of(found),
        }
        for service, found in sums.of_facts(facts).items()
    ]


def agency_of(facts: Facts, service: str) -> str:
    """Whose service it is; none of anybody's for the time of counters."""
    return "" if service == CENTRE else facts.agencies.get(service, "?")


def days_of(entries: Sequence[Entry]) -> set[str]:
    """The local days whose figures these lines may change: theirs, and those of their visits,
    whose names begin with their time."""
    hours = {entry.at // _HOUR for entry in entries}
    found = set()
    for subject in {entry.subject for entry in entries if len(entry.subject) == 32}:
        try:
            hours.add(int(subject[:12], 16) // _HOUR)
        except ValueError:
            continue
    for hour in hours:
        try:
            found.add(local_day(hour * _HOUR))
        except (OverflowError, ValueError):  # no calendar has it
            continue
    return found


def mark(connection: Connection, centre: str, entries: Sequence[Entry]) -> None:
    """Note that days of a centre are to be added up again; inside the transaction of its lines."""
    rows = [{"centre": centre, "day": day, "times": 1} for day in sorted(days_of(entries))]
    if rows:
        connection.execute(_MARK, rows)


_MARK = upsert_into(stale_days).on_conflict_do_update(
    index_elements=["centre", "day"], set_={"times": stale_days.c.times + 1}
)


def stale(connection: Connection, most: int) -> list[tuple[str, str, int]]:
    """Days to be added up, at most so many: centre, day, and how often they were touched."""
    s = stale_days.c
    ask = select(s.centre, s.day, s.times).order_by(s.day, s.centre).limit(most)
    return [(row.centre, row.day, row.times) for row in connection.execute(ask)]


def read_day(connection: Connection, centre: str, day: str, now: int) -> list[dict[str, Any]]:
    """The rows of one day as its lines say now."""
    return rows_of(Reader(connection, centre, day, day, now).facts(), centre, day)


def replace_day(
    connection: Connection, centre: str, day: str, rows: list[dict[str, Any]], times: int
) -> None:
    """Put a day's rows in the place of those before; it stays marked if it was touched since."""
    t, s = tallies.c, stale_days.c
    connection.execute(delete(tallies).where(t.centre == centre, t.day == day))
    if rows:
        connection.execute(insert(tallies), rows)
    same = (s.centre == centre, s.day == day, s.times == times)
    connection.execute(delete(stale_days).where(*same))


def marked(connection: Connection, since: str, until: str) -> set[Day]:
    """The days of a period that are to be added up again."""
    s = stale_days.c
    ask = select(s.centre, s.day).where(s.day.between(since, until))
    return {(row.centre, row.day) for row in connection.execute(ask)}


# -- telling a period -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows are to be added up; local days as ISO dates, both included."""

    since: str
    until: str
    centres: Sequence[str]
    cut: Cut = EVERYTHING
    """Not of a counter."""
    without: Collection[Day] = ()


def period(connection: Connection, wanted: Wanted, by: str) -> dict[str, Sum]:
    """The sums of each "centre", "agency" or "service" over a period. The time of counters is the
    centre's; by agency and service it stands under CENTRE."""
    key, where = tallies.c[by], _where(wanted)
    ask = select(
        key.label("key"),
        *(func.sum(tallies.c[name]).label(name) for name in SUMS),
        *(_joined(connection, tallies.c[name]).label(name) for name in LISTS),
        func.max(tallies.c.longest).label("longest"),
    )
    found = {}
    for row in connection.execute(ask.where(where).group_by(key)):
        told = row._mapping
        found[row.key] = Sum(
            counts=Counter({name: int(told[name]) for name in SUMS}),
            lists={name: sums.unpacked(bytes(told[name])) for name in LISTS},
            longest=row.longest,
        )
    broken = select(key.label("key"), tallies.c.breaks).where(where, tallies.c.breaks != "")
    for name, told in connection.execute(broken):
        found[name].add(Sum(breaks=sums.breaks_of(told)))
    return found


def _where(wanted: Wanted) -> ColumnElement[bool]:
    t, cut = tallies.c, wanted.cut
    where: list[ColumnElement[bool]] = [
        t.day.between(wanted.since, wanted.until),
        t.centre.in_(wanted.centres),
    ]
    if cut.agencies:
        where.append(t.agency.in_(cut.agencies))
    if cut.service:
        where.append(t.service == cut.service)
    if wanted.without:
        where.append(tuple_(t.centre, t.day).not_in(list(wanted.without)))
    return and_(*where)


def _joined(connection: Connection, column: ColumnElement[bytes]) -> ColumnElement[bytes]:
    """All durations of a row, one behind the other. SQLite joins texts alone, and takes bytes for
    a text as they are."""
    if connection.dialect.name == "postgresql":
        return func.string_agg(column, cast(literal(b""), LargeBinary))
    return cast(func.group_concat(column, ""), LargeBinary)
