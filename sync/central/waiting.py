"""Who waits for each agency of a centre, now."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from floor.rules.opening import MINUTE
from floor.rules.state import Step
from floor.store.tables import legs, services
from sync.central.live import CentreNow, how_many


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyNow:
    """Who waits for one agency at one centre."""

    waiting: int
    longest_min: float
    late: int


def waiting_by_agency(connection: Connection, centre: CentreNow) -> dict[str, AgencyNow]:
    """By agency, who waits on the centre's last day, as of the centre's clock."""
    at = centre.at or 0
    late = (at - legs.c.clock) > legs.c.promise * MINUTE
    agency = func.coalesce(services.c.agency, "?").label("agency")
    same = (services.c.centre == legs.c.centre) & (services.c.service == legs.c.service)
    rows = connection.execute(
        select(
            agency,
            func.count().label("waiting"),
            func.min(legs.c.clock).label("oldest"),
            how_many(late).label("late"),
        )
        .select_from(legs.outerjoin(services, same))
        .where(
            legs.c.centre == centre.code,
            legs.c.day == centre.day,
            legs.c.step == Step.WAITING.value,
        )
        .group_by(agency)
    )
    return {
        row.agency: AgencyNow(
            waiting=row.waiting,
            longest_min=round(max(0, at - row.oldest) / MINUTE, 1),
            late=row.late,
        )
        for row in rows
    }
