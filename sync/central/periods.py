"""Figures of a period at one centre or at many, at any level: from the legs, or from days added up.

Each centre's facts are shared out to rows by themselves, since nobody is overtaken by somebody in
another town; then the shares of all centres are put together, and counted once.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import reduce
from operator import add

from sqlalchemy import Connection, select

from floor.facade.figures import Downtime, Figures, Level, Report
from floor.rules.offer import Text
from floor.store import tables as t
from floor.store.measures import desks
from floor.store.measures.counting import figures_of
from floor.store.measures.facts import Facts, Visit
from floor.store.measures.levels import Share
from floor.store.measures.reading import Reader
from sync.central import long
from sync.central.asked import Asked, Period, demand_period
from sync.central.cuts import Cut, cut_to, shares_of
from sync.central.live import CentreNow
from sync.central.store import Central
from sync.central.tallies import Day
from sync.errors import ReportTooLong

FEW_DAYS = 60
"""Days of centres that are counted from their legs each time: a national day, or two months of one
centre. Longer periods are told from days that were added up, which gives the same figures."""
MOST_DAYS = 400
"""Days of centres in one report at the levels that do not add up."""
KEPT = 64
"""Days of centres whose facts are kept."""
AGE = 5.0
"""Seconds for which they are kept without a new line of the centre."""


__all__ = ["Asked", "Period", "Periods", "demand_period", "names"]


class Periods:
    """Answers for periods; the facts of a centre's days are read once for all readers."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, str], tuple[str, float, Facts]] = OrderedDict()
        self._reports: OrderedDict[object, tuple[float, Report]] = OrderedDict()

    def facts(self, centre: CentreNow, period: Period) -> Facts:
        """What happened at a centre."""
        key = (centre.code, period.since, period.until)
        version = f"{centre.head} {centre.lines}"
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept[0] == version and time.monotonic() < kept[1]:
            return kept[2]
        with self._central.asking() as connection:
            found = Reader(
                connection, centre.code, period.since, period.until, centre.at or 0
            ).facts()
        with self._lock:
            self._kept[key] = (version, time.monotonic() + AGE, found)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def name(self, centre: CentreNow, level: Level, key: str) -> Text:
        """What an agency or a service is called at a centre."""
        period = Period(since="0001-01-01", until="0001-01-01")
        with self._central.asking() as connection:
            asked = Asked(centres=(centre,), period=period, level=level)
            return names(connection, asked)(key)

    def report(self, asked: Asked) -> Report:
        """The rows of a level over all centres asked for, and the whole; counted once for all
        readers. Raises ReportTooLong."""
        _demand_size(asked)
        key = (
            tuple((c.code, c.head, c.lines, c.open) for c in asked.centres),
            (asked.period, asked.level, asked.cut),
        )
        with self._lock:
            until, kept = self._reports.get(key, (0.0, None))
        if kept is not None and time.monotonic() < until:
            return kept
        made = self._made(asked)
        with self._lock:
            self._reports[key] = (time.monotonic() + AGE, made)
            self._reports.move_to_end(key)
            while len(self._reports) > KEPT:
                self._reports.popitem(last=False)
        return made

    def pending(self, asked: Asked) -> int:
        """Days of centres of which more came than a report tells yet."""
        if _is_short(asked) or not long.adds_up(asked):
            return 0
        with self._central.asking() as connection:
            return long.parted(connection, asked).pending

    def _made(self, asked: Asked) -> Report:
        if _is_short(asked) or not long.adds_up(asked):
            return self._of_legs(asked)
        centres = {centre.code: centre for centre in asked.centres}

        def facts_of(day: Day) -> Facts:
            return self.facts(centres[day[0]], Period(since=day[1], until=day[1]))

        with self._central.asking() as connection:
            name_of = names(connection, asked)
            whole, rows = long.figures(connection, asked, facts_of, name_of)
        return _told(asked, whole, rows)

    def _of_legs(self, asked: Asked) -> Report:
        """A report counted from the legs themselves."""
        with self._central.asking() as connection:
            name_of = names(connection, asked)
        found = [(c, self.facts(c, asked.period)) for c in asked.centres]
        parts = _by_key(found, asked.cut, Level.CENTRE)
        whole = _put_together("", Text(en="", sw=""), Level.CENTRE, parts)
        if asked.level is Level.CENTRE:
            rows = [
                _put_together(
                    c.code, name_of(c.code), Level.CENTRE, _by_key([one], asked.cut, Level.CENTRE)
                )
                for one in found
                for c in one[:1]
            ]
        else:
            parts = _by_key(found, asked.cut, asked.level)
            keys = dict.fromkeys(key for key, _, _ in parts)
            rows = [
                _put_together(key, name_of(key), asked.level, [p for p in parts if p[0] == key])
                for key in keys
            ]
        return _told(asked, whole, rows)


def _told(asked: Asked, whole: Figures, rows: Iterable[Figures]) -> Report:
    return Report(
        centre=" ".join(c.code for c in asked.centres),
        since=asked.period.since,
        until=asked.period.until,
        level=asked.level,
        at=max((c.at or 0 for c in asked.centres), default=0),
        whole=replace(whole, name=_title(asked.centres)),
        rows=tuple(sorted(rows, key=_order(asked.level))),
        figure="",
        tickets=(),
    )


Part = tuple[str, Share, Facts]
"""A row's key, and what one centre has for it."""


def _by_key(found: Sequence[tuple[CentreNow, Facts]], cut: Cut, level: Level) -> list[Part]:
    """Each centre's shares of a part."""
    return [
        (key, share, cut_to(facts, cut))
        for _, facts in found
        for key, share in shares_of(facts, cut, level).items()
    ]


def _put_together(key: str, name: Text, level: Level, parts: Sequence[Part]) -> Figures:
    """One row from what all centres have for it."""
    if len(parts) == 1:
        return figures_of(key, name, parts[0][1], level, parts[0][2])
    share = Share()
    visits: dict[str, Visit] = {}
    for _, each, facts in parts:
        for field in fields(Share):
            getattr(share, field.name).extend(getattr(each, field.name))
        visits |= facts.visits
    now = max((facts.now for _, _, facts in parts), default=0)
    bare = Facts(
        now=now,
        visits=visits,
        stays=(),
        raises=(),
        sessions=(),
        spans=(),
        downs={},
        booked=(),
        agencies={},
    )
    row = figures_of(key, name, share, level, bare)
    if row.desk is not None and parts:  # counter 1 of each centre is another one
        times = (desks.times(each.sessions, each.spans, each.stays) for _, each, _ in parts)
        row = replace(row, desk=desks.told(reduce(add, times)))
    if row.downtime is None:
        return row
    downs = [figures_of(key, name, each, level, facts).downtime for _, each, facts in parts]
    return replace(row, downtime=_added(downs))


def _added(downs: Iterable[Downtime | None]) -> Downtime:
    known = [down for down in downs if down is not None]
    return Downtime(
        downtime_min=round(sum(down.downtime_min for down in known), 2),
        affected=sum(down.affected for down in known),
    )


def _is_short(asked: Asked) -> bool:
    return asked.period.days * len(asked.centres) <= FEW_DAYS


def _demand_size(asked: Asked) -> None:
    centres = max(1, len(asked.centres))
    if not long.adds_up(asked) and asked.period.days * centres > MOST_DAYS:
        raise ReportTooLong(days=asked.period.days, centres=centres, most=MOST_DAYS // centres)


def _title(centres: tuple[CentreNow, ...]) -> Text:
    names = ", ".join(centre.name for centre in centres[:4])
    return Text(en=names, sw=names)


def names(connection: Connection, asked: Asked) -> Callable[[str], Text]:
    """What the rows are called, by key; centres differ little in what they call a service."""
    told: dict[str, Text] = {c.code: Text(en=c.name, sw=c.name) for c in asked.centres}
    if asked.level in (Level.AGENCY, Level.SERVICE):
        table = t.agencies if asked.level is Level.AGENCY else t.services
        code = table.c.agency if asked.level is Level.AGENCY else table.c.service
        mine = table.c.centre.in_([c.code for c in asked.centres])
        ask = select(code.label("code"), table.c.name_en, table.c.name_sw).where(mine).distinct()
        told = {r.code: Text(en=r.name_en, sw=r.name_sw) for r in connection.execute(ask)}
    return lambda key: told.get(key, Text(en=key, sw=key))


def _order(level: Level) -> Callable[[Figures], tuple[object, ...]]:
    if level in (Level.CENTRE, Level.AGENCY, Level.SERVICE):
        return lambda row: (-row.legs.legs, row.key)
    return lambda row: (not row.key, len(row.key), row.key)
