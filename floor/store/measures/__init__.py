"""Every reported figure, computed once from the folded tables; see docs/figures.md."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, case, func, select

from floor import errors
from floor.facade import AgencyFigures, DayFigures, Level, Report
from floor.facade.figures import Figures
from floor.rules.offer import Text
from floor.rules.state import Step
from floor.store import tables as t
from floor.store.measures.behind import behind
from floor.store.measures.counting import figures_of, told_of
from floor.store.measures.course import course
from floor.store.measures.facts import Facts, Leg
from floor.store.measures.levels import Share, shares
from floor.store.measures.machines import machines
from floor.store.measures.reading import Reader
from floor.store.measures.spread import quantile, spread

__all__ = ["Asked", "course", "day_figures", "quantile", "report"]

MOST_DAYS = 400
"""Days that one report covers at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A report that is asked for; local days as ISO dates, both included."""

    centre: str
    since: str
    until: str
    level: Level
    now: int
    """The centre's clock, UTC milliseconds."""
    figure: str = ""
    """The figure whose tickets are wanted."""


def report(connection: Connection, asked: Asked) -> Report:
    """The figures of some days at a level. Raises BadRequest."""
    _demand_days(asked.since, asked.until)
    facts = Reader(connection, asked.centre, asked.since, asked.until, asked.now).facts()
    name = connection.execute(
        select(t.centres.c.name).where(t.centres.c.centre == asked.centre)
    ).scalar()
    said = Text(en=name or asked.centre, sw=name or asked.centre)
    whole = figures_of(
        asked.centre, said, shares(facts, Level.CENTRE).get("", Share()), Level.CENTRE, facts
    )
    told = machines(connection, asked.centre, asked.since, asked.until)
    return Report(
        centre=asked.centre,
        since=asked.since,
        until=asked.until,
        level=asked.level,
        at=asked.now,
        whole=replace(whole, machines=told),
        rows=_rows(facts, asked.level, _names(connection, asked)),
        figure=asked.figure,
        tickets=behind(facts, asked.figure) if asked.figure else (),
    )


def _demand_days(since: str, until: str) -> None:
    try:
        days = (date.fromisoformat(until) - date.fromisoformat(since)).days
    except ValueError:
        problem = f"{since[:20]!r} or {until[:20]!r} is no day such as 2026-11-23"
        raise errors.BadRequest(problem=problem) from None
    if days < 0:
        raise errors.BadRequest(problem=f"{since} is after {until}")
    if since < "1970-01-01" or until > "9998-12-31":
        raise errors.BadRequest(problem=f"{since} or {until} is no day of a centre")
    if days >= MOST_DAYS:
        raise errors.BadRequest(problem=f"a report covers {MOST_DAYS} days at most")


def _names(connection: Connection, asked: Asked) -> dict[str, Text]:
    """What the rows of agencies or services are called, by code."""
    found: Any = {Level.AGENCY: t.agencies, Level.SERVICE: t.services}.get(asked.level)
    if found is None:
        return {}
    code = found.c.agency if found is t.agencies else found.c.service
    rows = connection.execute(
        select(code.label("code"), found.c.name_en, found.c.name_sw).where(
            found.c.centre == asked.centre
        )
    )
    return {row.code: Text(en=row.name_en, sw=row.name_sw) for row in rows}


def _rows(facts: Facts, level: Level, names: dict[str, Text]) -> tuple[Figures, ...]:
    """The rows of a level; none of the centre's, which is the whole."""
    if level is Level.CENTRE:
        return ()
    found = [
        figures_of(key, names.get(key, Text(en=key, sw=key)), share, level, facts)
        for key, share in shares(facts, level).items()
    ]
    if level in (Level.AGENCY, Level.SERVICE):
        return tuple(sorted(found, key=lambda row: (-row.legs.legs, row.key)))
    return tuple(sorted(found, key=lambda row: (not row.key, len(row.key), row.key)))


def day_figures(connection: Connection, centre: str, day: str, *, now: int) -> DayFigures:
    """The figures of a centre's local day, by the centre's clock."""
    facts = Reader(connection, centre, day, day, now).facts()
    legs = facts.legs
    steps, wait = Counter(leg.step for leg in legs), spread(leg.waited for leg in _called(legs))
    whole = shares(facts, Level.CENTRE).get("", Share())
    within = figures_of(
        centre, Text(en="", sw=""), whole, Level.CENTRE, facts
    ).promise.within_promise
    return DayFigures(
        centre=centre,
        day=day,
        visits=len(facts.visits),
        legs=len(legs),
        served=steps[Step.DONE],
        no_show=steps[Step.NO_SHOW],
        cancelled=steps[Step.CANCELLED],
        unserved=steps[Step.UNSERVED],
        waiting=steps[Step.WAITING] + steps[Step.PLANNED],
        called=wait.n,
        called_twice=_called_twice(connection, centre, day),
        duplicate_numbers=_duplicate_numbers(connection, centre, day),
        wait_median_min=wait.median_min,
        wait_p90_min=wait.p90_min,
        within_promise=None if within is None else round(within, 4),
        told=told_of(legs),
        by_agency=_by_agency(connection, centre, legs),
    )


def _called(legs: list[Leg]) -> list[Leg]:
    return [leg for leg in legs if leg.called]


def _by_agency(connection: Connection, centre: str, legs: list[Leg]) -> tuple[AgencyFigures, ...]:
    """The agencies' figures, most asked for first."""
    names = {
        row.agency: Text(en=row.name_en, sw=row.name_sw)
        for row in connection.execute(select(t.agencies).where(t.agencies.c.centre == centre))
    }
    by_code: dict[str, list[Leg]] = {}
    for leg in legs:
        by_code.setdefault(leg.agency, []).append(leg)
    found = []
    for code, mine in sorted(by_code.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        steps, wait = Counter(leg.step for leg in mine), spread(leg.waited for leg in _called(mine))
        found.append(
            AgencyFigures(
                agency=code,
                name=names.get(code, Text(en=code, sw=code)),
                legs=len(mine),
                served=steps[Step.DONE],
                no_show=steps[Step.NO_SHOW],
                unserved=steps[Step.UNSERVED],
                wait_median_min=wait.median_min,
                wait_p90_min=wait.p90_min,
            )
        )
    return tuple(found)


def _called_twice(connection: Connection, centre: str, day: str) -> int:
    """Calls of a leg beyond the first and its returns to the queue: two counters had it at once."""
    legs = t.legs.c
    recalls = legs.calls - 1 - legs.requeues - legs.recalls
    extra = func.sum(case((recalls > 0, recalls), else_=0))
    mine = (legs.centre == centre) & (legs.day == day)
    return int(connection.execute(select(extra).where(mine)).scalar() or 0)


def _duplicate_numbers(connection: Connection, centre: str, day: str) -> int:
    """Tickets of the day whose number another ticket of the day has too, beyond the first."""
    visits = t.visits.c
    same = (
        select(func.count().label("n"))
        .where(visits.centre == centre, visits.day == day)
        .group_by(visits.series, visits.number)
        .having(func.count() > 1)
        .subquery()
    )
    return int(connection.execute(select(func.sum(same.c.n - 1))).scalar() or 0)
