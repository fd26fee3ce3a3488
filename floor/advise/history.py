"""What a day is expected to bring, from the figures of days like it."""

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import fmean

from floor.facade import Floor, Level, Report
from floor.facade.figures import Figures
from floor.rules.advice.groups import Expected, times_of
from floor.rules.offer import Offer, Service

WEEKS, LIKE = 8, 3
"""Weeks back in which the same weekday is looked for, and how many such days are enough."""
RECENT = 14
"""Days back that are looked at when there are too few of the same weekday."""
KNOWN = 20
"""Services of one kind from which on their own times count, and not the catalogue's minutes."""
SPREAD, LEAST, MOST = 0.8, 0.3, 1.5
"""Coefficient of variation where it is not known, and between which a measured one must lie."""


def expected(floor: Floor, offer: Offer, day: date) -> tuple[Expected, tuple[date, ...]] | None:
    """What the day brings, and the days that say so; None when there are none."""
    same = [day - timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    found = list(_hours(floor, same))
    if len(found) < LIKE:
        recent = [day - timedelta(days=back) for back in range(1, RECENT + 1)]
        found += _hours(floor, [each for each in recent if each not in same])
    if not found:
        return None
    days = sorted(each for each, _ in found)
    times = floor.report(since=days[0].isoformat(), until=days[-1].isoformat(), level=Level.SERVICE)
    return _expected(offer, [hours for _, hours in found], times), tuple(days)


def _hours(floor: Floor, days: list[date]) -> Iterator[tuple[date, dict[int, int]]]:
    """People by local hour, of those days on which any came."""
    for day in days:
        told = floor.report(since=day.isoformat(), until=day.isoformat(), level=Level.HOUR)
        rows = {int(row.key): row.people.arrived for row in told.rows if row.key and row.people}
        if sum(rows.values()):
            yield day, rows


def _expected(offer: Offer, days: list[dict[int, int]], told: Report) -> Expected:
    """Arrivals by half hour in the mean of the days, shared among services as they were asked for.

    An hour's people are spread evenly.
    """
    hours = sorted({hour for day in days for hour, people in day.items() if people})
    first, last = hours[0], hours[-1]
    mean = [fmean(day.get(hour, 0) for day in days) for hour in range(first, last + 1)]
    halves = [people / 2 for people in mean for _ in range(2)]
    rows = {row.key: row for row in told.rows}
    legs = sum(rows[s.code].legs.legs for s in offer.services if s.code in rows)
    visits = told.whole.people.arrived if told.whole.people else legs
    each = legs / visits if visits else 1.0
    weights = {
        service.code: rows[service.code].legs.legs / legs * each if service.code in rows else 0.0
        for service in offer.services
    }
    return Expected(
        begins=first * 60,
        arrivals={
            code: tuple(weight * part for part in halves) for code, weight in weights.items()
        },
        times={service.code: _times(service, rows.get(service.code)) for service in offer.services},
    )


def _times(service: Service, row: Figures | None) -> tuple[float, ...]:
    """Minutes at the counter: the walk to it and the service, as measured if often enough."""
    if row is None or row.service.n < KNOWN or not row.service.mean_min:
        return times_of(service.minutes, SPREAD)
    mean = row.service.mean_min + (row.arrival.mean_min or 0.0)
    ratio = row.service.mean_min / (row.service.median_min or row.service.mean_min)
    spread = (max(ratio, 1.0) ** 2 - 1) ** 0.5  # of a lognormal with that mean and median
    vain = row.promise.no_show_share or 0.0
    return times_of(mean, min(max(spread, LEAST), MOST), vain=min(vain, 0.5))
