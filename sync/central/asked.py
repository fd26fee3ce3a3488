"""What is asked of a period: which centres, days, level and part."""

from dataclasses import dataclass
from datetime import date

from floor.errors import BadRequest
from floor.facade.figures import Level
from sync.central.cuts import EVERYTHING, Cut
from sync.central.live import CentreNow


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Local days, both included."""

    since: str
    until: str

    @property
    def days(self) -> int:
        return (date.fromisoformat(self.until) - date.fromisoformat(self.since)).days + 1

    def before(self) -> "Period":
        """As many days that end the day before it; the first day that there is has none before."""
        begin = date.fromisoformat(self.since).toordinal()
        first, last = (date.fromordinal(max(1, day)) for day in (begin - self.days, begin - 1))
        return Period(since=first.isoformat(), until=last.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be told."""

    centres: tuple[CentreNow, ...]
    period: Period
    level: Level
    cut: Cut = EVERYTHING


def demand_period(since: str, until: str) -> Period:
    """A period. Raises BadRequest."""
    try:
        days = [date.fromisoformat(day).isoformat() for day in (since, until)]
    except ValueError:
        problem = f"{since[:20]!r} or {until[:20]!r} is no day such as 2026-11-23"
        raise BadRequest(problem=problem) from None
    if days[0] > days[1]:
        raise BadRequest(problem=f"{days[0]} is after {days[1]}")
    return Period(since=days[0], until=days[1])
