"""Figures of long periods over many centres, from days that were added up once.

Each service's day at each centre is one row: sums, and its durations as tenths of a minute, two
bytes each. Durations are reported to a tenth, and rounding keeps their order; so a quantile of the
rounded ones is the rounded quantile of the true ones, and a year's median is that of all its legs,
exactly: nothing is estimated and no quantile is averaged.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, delete, func, insert, literal, select
from sqlalchemy.sql.expression import ColumnElement

from floor.facade import Entry
from floor.facade.figures import Level, Ratings, Spread
from floor.rules.offer import Text
from floor.rules.opening import MINUTE, local_day
from floor.store.measures.counting import figures_of
from floor.store.measures.facts import Facts
from floor.store.measures.levels import Share, shares
from floor.store.measures.reading import Reader
from floor.store.measures.spread import minutes
from floor.store.portable import upsert_into
from sync.central.tables import stale_days, tallies

TENTH = MINUTE // 10
LONGEST = 0xFFFF
"""Tenths of a minute that two bytes hold: 109 hours; a longer one counts as that."""
SUMS = tuple(column.name for column in tallies.columns if column.name not in (
    "centre", "day", "service", "agency", "waits", "services", "visits"
))  # fmt: skip
_SPREADS = {"waits": "wait_ms", "services": "service_ms", "visits": "visit_ms"}
_HOUR = 3_600_000


# -- adding a day up --------------------------------------------------------------------------


def packed(durations: Iterable[int]) -> bytes:
    """Milliseconds as tenths of a minute, rounded as reports round; two bytes each, low first."""
    tenths = array("H", (min(LONGEST, round(10 * round(ms / MINUTE, 1))) for ms in durations))
    if sys.byteorder == "big":
        tenths.byteswap()
    return tenths.tobytes()


def rows_of(facts: Facts, centre: str, day: str) -> list[dict[str, Any]]:
    """The rows of one day at one centre."""
    found = shares(facts, Level.SERVICE).items()
    return [_row(facts, centre, day, service, share) for service, share in found]


def _row(facts: Facts, centre: str, day: str, service: str, share: Share) -> dict[str, Any]:
    told = figures_of(service, Text(en="", sw=""), share, Level.SERVICE, facts)
    people = told.people
    assert people is not None
    waits = [leg.waited for leg in share.waits if leg.called and leg.waited is not None]
    services = [leg.serving for leg in share.legs if leg.serving is not None]
    visits = [visit.duration for visit in share.visits if visit.duration is not None]
    lists = {"waits": waits, "services": services, "visits": visits}
    stood = sum(leg.suspended for leg in share.legs)
    legs = {name: getattr(told.legs, name) for name in _OF_LEGS}
    promise = {name: getattr(told.promise, name) for name in _OF_PROMISE}
    rated = {f"rated_{value}": count for value, count in enumerate(told.ratings.counts, 1)}
    return {
        "centre": centre,
        "day": day,
        "service": service,
        "suspended": stood,
        "agency": facts.agencies.get(service, "?"),
        **legs,
        **promise,
        **rated,
        "arrived": people.arrived,
        "shown": people.shown,
        **{name: packed(values) for name, values in lists.items()},
        **{_SPREADS[name]: sum(values) for name, values in lists.items()},
    }


_OF_LEGS = ("legs", "served", "no_show", "cancelled", "unserved", "transfers")
_OF_PROMISE = ("called", "called_no_show", "called_within", "past")


def days_of(entries: Sequence[Entry]) -> set[str]:
    """The local days whose figures these lines may change: theirs, and those of their visits,
    whose names begin with their time."""
    times = {entry.at // _HOUR * _HOUR for entry in entries}
    found = set()
    for subject in {entry.subject for entry in entries if len(entry.subject) == 32}:
        try:
            times.add(int(subject[:12], 16))
        except ValueError:
            continue
    for at in times:
        try:
            found.add(local_day(at))
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


# -- telling a period -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """One row of a long period; definitions as in docs/figures.md."""

    key: str
    """The centre's, agency's or service's code; empty for all together."""
    arrived: int
    shown: int
    legs: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    called: int
    called_no_show: int
    called_within: int
    past: int
    transfers: int
    suspended_min: float
    wait: Spread
    service: Spread
    visit: Spread
    ratings: Ratings

    @property
    def within_promise(self) -> float | None:
        """Share of legs, called or past their promise, that were called within it."""
        of = self.called + self.past
        return self.called_within / of if of else None


def period(
    connection: Connection, since: str, until: str, by: str = "", centres: Sequence[str] = ()
) -> list[Tallied]:
    """The rows of local days, both included, by "centre", "agency", "service" or, with "", all
    together; of some centres, or of all. Most legs first."""
    key: ColumnElement[str] = tallies.c[by] if by else literal("")
    where: list[ColumnElement[bool]] = [tallies.c.day.between(since, until)]
    if centres:
        where.append(tallies.c.centre.in_(centres))
    ask = select(key.label("key"), *(func.sum(tallies.c[name]).label(name) for name in SUMS))
    grouped = ask.where(*where).group_by(key) if by else ask.where(*where)
    sums = {row.key: row for row in connection.execute(grouped) if row.legs is not None}
    durations = _durations(connection, key, where, by)
    rows = [_told(name, row, durations.get(name, {})) for name, row in sums.items()]
    return sorted(rows, key=lambda row: (-row.legs, row.key))


def _durations(
    connection: Connection, key: ColumnElement[str], where: Sequence[ColumnElement[bool]], by: str
) -> dict[str, dict[str, bytes]]:
    """All durations of each row, one behind the other."""
    columns = [tallies.c[name] for name in _SPREADS]
    if connection.dialect.name == "postgresql":
        joined = [_joined(column) for column in columns]
        ask = select(*([key.label("key"), *joined])).where(*where)
        found = connection.execute(ask.group_by(key) if by else ask)
        return {
            str(name): _by_name(bytes(blob) for blob in blobs)
            for name, *blobs in found
            if blobs[0] is not None
        }
    parts: dict[str, tuple[list[bytes], ...]] = {}
    for name, *blobs in connection.execute(select(key.label("key"), *columns).where(*where)):
        lists = parts.setdefault(name, ([], [], []))
        for kept, blob in zip(lists, blobs, strict=True):
            kept.append(blob)
    return {name: _by_name(b"".join(each) for each in lists) for name, lists in parts.items()}


def _joined(column: ColumnElement[bytes]) -> ColumnElement[bytes]:
    return func.string_agg(column, cast(literal(b""), LargeBinary))


def _by_name(blobs: Iterable[bytes]) -> dict[str, bytes]:
    return dict(zip(_SPREADS, blobs, strict=True))


def _told(key: str, row: Any, durations: dict[str, bytes]) -> Tallied:
    spreads = [
        spread_of(durations.get(name, b""), int(getattr(row, total)))
        for name, total in _SPREADS.items()
    ]
    plain = ("arrived", "shown", *_OF_LEGS, *_OF_PROMISE)
    return Tallied(
        key=key,
        **{name: int(getattr(row, name)) for name in plain},
        suspended_min=round(int(row.suspended) / MINUTE, 2),
        wait=spreads[0],
        service=spreads[1],
        visit=spreads[2],
        ratings=Ratings(
            counts=(
                *(int(row.rated_1), int(row.rated_2), int(row.rated_3)),
                *(int(row.rated_4), int(row.rated_5)),
            )
        ),
    )


def spread_of(data: bytes, total: int) -> Spread:
    """The spread of packed durations, whose sum is `total` milliseconds: the smallest that a share
    of them does not exceed, as everywhere."""
    tenths = array("H", data)
    if sys.byteorder == "big":
        tenths.byteswap()
    n, counts = len(tenths), Counter(tenths)
    places = [max(1, ceil(share * n)) for share in (0.5, 0.9, 0.95)]
    found: list[float | None] = []
    reached = 0
    for value in sorted(counts):
        reached += counts[value]
        while len(found) < len(places) and reached >= places[len(found)]:
            found.append(value / 10)
    median, p90, p95 = found if n else (None, None, None)
    mean = minutes(total / n) if n else None
    return Spread(n=n, median_min=median, p90_min=p90, p95_min=p95, mean_min=mean)
