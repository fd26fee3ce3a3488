"""Every reported figure, once, as Core queries over the folded tables; see docs/figures.md."""

from dataclasses import dataclass
from math import ceil

from sqlalchemy import Connection, and_, case, func, select

from floor.facade import AgencyFigures, DayFigures
from floor.rules.offer import Text
from floor.rules.opening import MINUTE
from floor.rules.state import Step
from floor.store.tables import agencies, legs, services, visits


@dataclass(slots=True)
class _Tally:
    steps: dict[str, int]
    waits: list[int]
    within: int = 0

    def count(self, *steps: Step) -> int:
        return sum(self.steps.get(step.value, 0) for step in steps)

    @property
    def legs(self) -> int:
        return sum(self.steps.values())


def quantile(values: list[int], share: float) -> int | None:
    """The smallest value that at least this share of the values does not exceed; None of none."""
    if not values:
        return None
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def _minutes(milliseconds: int | None) -> float | None:
    return None if milliseconds is None else round(milliseconds / MINUTE, 1)


def _tallies(connection: Connection, centre: str, day: str) -> dict[str, _Tally]:
    """Legs of the day by agency: how they stand, and the waits of those that were called."""
    agency = func.coalesce(services.c.agency, "?").label("agency")
    rows = connection.execute(
        select(
            agency,
            legs.c.step,
            (legs.c.called_at - legs.c.clock).label("wait"),
            legs.c.promise,
        )
        .select_from(
            legs.outerjoin(
                services,
                and_(services.c.centre == legs.c.centre, services.c.service == legs.c.service),
            )
        )
        .where(legs.c.centre == centre, legs.c.day == day)
    )
    tallies: dict[str, _Tally] = {}
    for row in rows:
        tally = tallies.setdefault(row.agency, _Tally({}, []))
        tally.steps[row.step] = tally.steps.get(row.step, 0) + 1
        if row.wait is not None:
            tally.waits.append(row.wait)
            tally.within += row.wait <= row.promise * MINUTE
    return tallies


def _called_twice(connection: Connection, centre: str, day: str) -> int:
    """Calls of a leg beyond the first and its returns to the queue: two counters had it at once."""
    recalls = legs.c.calls - 1 - legs.c.requeues - legs.c.recalls
    extra = func.sum(case((recalls > 0, recalls), else_=0))
    mine = and_(legs.c.centre == centre, legs.c.day == day)
    return int(connection.execute(select(extra).where(mine)).scalar() or 0)


def _duplicate_numbers(connection: Connection, centre: str, day: str) -> int:
    """Tickets of the day whose number another ticket of the day has too, beyond the first."""
    same = (
        select(func.count().label("n"))
        .where(visits.c.centre == centre, visits.c.day == day)
        .group_by(visits.c.series, visits.c.number)
        .having(func.count() > 1)
        .subquery()
    )
    return int(connection.execute(select(func.sum(same.c.n - 1))).scalar() or 0)


def day_figures(connection: Connection, centre: str, day: str) -> DayFigures:
    """The figures of a centre's local day."""
    tallies = _tallies(connection, centre, day)
    whole = _whole(tallies)
    mine = and_(visits.c.centre == centre, visits.c.day == day)
    return DayFigures(
        centre=centre,
        day=day,
        visits=connection.execute(select(func.count()).where(mine)).scalar_one(),
        legs=whole.legs,
        served=whole.count(Step.DONE),
        no_show=whole.count(Step.NO_SHOW),
        cancelled=whole.count(Step.CANCELLED),
        unserved=whole.count(Step.UNSERVED),
        waiting=whole.count(Step.WAITING, Step.PLANNED),
        called=len(whole.waits),
        called_twice=_called_twice(connection, centre, day),
        duplicate_numbers=_duplicate_numbers(connection, centre, day),
        wait_median_min=_minutes(quantile(whole.waits, 0.5)),
        wait_p90_min=_minutes(quantile(whole.waits, 0.9)),
        within_promise=round(whole.within / len(whole.waits), 4) if whole.waits else None,
        by_agency=_by_agency(connection, centre, tallies),
    )


def _whole(tallies: dict[str, _Tally]) -> _Tally:
    """All agencies as one: their legs are added up, never their quantiles."""
    whole = _Tally({}, [])
    for tally in tallies.values():
        whole.waits += tally.waits
        whole.within += tally.within
        for step, count in tally.steps.items():
            whole.steps[step] = whole.steps.get(step, 0) + count
    return whole


def _by_agency(
    connection: Connection, centre: str, tallies: dict[str, _Tally]
) -> tuple[AgencyFigures, ...]:
    """The agencies' figures, most asked for first."""
    names = {
        row.agency: Text(en=row.name_en, sw=row.name_sw)
        for row in connection.execute(select(agencies).where(agencies.c.centre == centre))
    }
    return tuple(
        AgencyFigures(
            agency=code,
            name=names.get(code, Text(en=code, sw=code)),
            legs=tally.legs,
            served=tally.count(Step.DONE),
            no_show=tally.count(Step.NO_SHOW),
            unserved=tally.count(Step.UNSERVED),
            wait_median_min=_minutes(quantile(tally.waits, 0.5)),
            wait_p90_min=_minutes(quantile(tally.waits, 0.9)),
        )
        for code, tally in sorted(tallies.items(), key=lambda pair: -pair[1].legs)
    )
