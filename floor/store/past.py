"""Teaches a forecast what a centre's past days have shown, from the folded tables."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from floor.rules.events import Lane, Told
from floor.rules.offer import Hours
from floor.rules.opening import at_local, local_day
from floor.rules.state import BREAK_DRIFT, Stand
from floor.rules.waiting.learning import Learner
from floor.store import tables as t

DAYS = 60
"""Days that are looked back on: catalogues, agents and habits change."""
VAIN = frozenset({"no_show", "requeued", "released"})
"""How legs leave a counter to which nobody may have come."""


def teach(
    connection: Connection, centre: str, learner: Learner, *, before: str, hours: Hours
) -> None:
    """Teach the last days that began before a day (ISO date), in their order."""
    past = _Past(connection, centre, before)
    for day in past.days:
        _teach_day(past, learner, day, at_local(day, hours.opens - hours.check_in))


def _teach_day(past: "_Past", learner: Learner, day: str, began: int) -> None:
    habits = learner.habits
    for lane, service, issued in past.arrivals[day]:
        habits.learn_arrival(service, Lane(lane), issued - began)
    for stay in past.stays[day]:
        if stay.waited is not None or stay.reason:
            habits.learn_turn(by_rule=not stay.reason)
        came = stay.started_at is not None or stay.left not in VAIN
        if stay.left_at is not None:
            learner.left(stay.service, stay.left_at - stay.called_at, came=came)
    for lane, told, waited in past.told[day]:
        learner.met(Lane(lane), told, waited)
    for stand, length, planned, paused in past.spans[day]:
        if stand == Stand.OPEN:
            learner.worked(length, pauses=paused)
        elif stand == Stand.PAUSED and not planned:
            learner.paused(length)
    for length in past.downs[day]:
        habits.outages.learn(length)
    for offset in past.booked[day]:
        if offset is not None:
            habits.offsets.learn(offset)
        habits.learn_booking(shown=offset is not None)
    learner.end_day()


class _Past:
    """The rows of the last days, by day."""

    def __init__(self, connection: Connection, centre: str, before: str) -> None:
        self._connection, self._centre = connection, centre
        found = self._rows(
            select(t.days.c.day)
            .where(t.days.c.centre == centre, t.days.c.day < before)
            .order_by(t.days.c.day.desc())
            .limit(DAYS)
        )
        self.days = sorted(row.day for row in found)
        self.arrivals: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        self.stays: dict[str, list[Any]] = defaultdict(list)
        self.told: dict[str, list[tuple[str, Told, int]]] = defaultdict(list)
        self.spans: dict[str, list[tuple[str, int, bool, bool]]] = defaultdict(list)
        self.downs: dict[str, list[int]] = defaultdict(list)
        self.booked: dict[str, list[int | None]] = defaultdict(list)
        if self.days:
            self._from, self._to = at_local(self.days[0], 0), at_local(before, 0)
            self._read()

    def _rows(self, ask: Select[Any]) -> Iterator[Any]:
        return iter(self._connection.execute(ask))

    def _of_visits(self, table: Any, *columns: Any) -> Select[Any]:
        """Columns of a table's rows of the visits of these days, with the day."""
        v = t.visits.c
        same = (v.centre == table.c.centre) & (v.visit == table.c.visit)
        return (
            select(v.day, *columns)
            .join_from(t.visits, table, same)
            .where(v.centre == self._centre, v.day.between(self.days[0], self.days[-1]))
        )

    def _between(self, table: Any, column: Any) -> Select[Any]:
        mine = (table.c.centre == self._centre, column >= self._from, column < self._to)
        return select(table).where(*mine).order_by(column)

    def _read(self) -> None:
        v, s, e = t.visits.c, t.stays.c, t.estimates.c
        ask = self._of_visits(t.legs, v.lane, t.legs.c.service, v.issued_at)
        for row in self._rows(ask.where(t.legs.c.leg == 0).order_by(v.issued_at, v.visit)):
            self.arrivals[row.day].append((row.lane, row.service, row.issued_at))
        columns = (s.service, s.reason, s.waited, s.started_at, s.left, s.left_at)
        ask = self._of_visits(t.stays, s.called_at, *columns)
        for row in self._rows(ask.order_by(s.left_at, s.called_at, s.visit)):
            self.stays[row.day].append(row)
        numbers = (e.low, e.high, e.middle, e.raw_low, e.raw_high)
        ask = self._of_visits(t.estimates, e.lane, e.told_at, e.waited, *numbers)
        for row in self._rows(ask.where(e.waited.is_not(None)).order_by(e.told_at, e.visit)):
            told = Told(**{column.name: row._mapping[column.name] for column in numbers})
            self.told[row.day].append((row.lane, told, row.waited))
        self._read_desks()
        self._read_bookings()

    def _read_desks(self) -> None:
        """Times open and on breaks, each ended; whether planned, and whether a break followed."""
        plans = {
            (row.agent, row.day): row.at
            for row in self._rows(self._between(t.planned_breaks, t.planned_breaks.c.at))
            if row.minutes > 0
        }
        rows = [r for r in self._rows(self._between(t.spans, t.spans.c.since)) if r.until]
        unplanned = set()
        for row in rows:
            day = local_day(row.since)
            at = plans.get((row.agent or "", day))
            planned = at is not None and abs(row.since - at) <= BREAK_DRIFT
            if row.stand == Stand.PAUSED and not planned:
                unplanned.add((row.counter, row.since))
        for row in rows:
            length, here = row.until - row.since, (row.counter, row.since)
            planned, followed = here not in unplanned, (row.counter, row.until) in unplanned
            self.spans[local_day(row.since)].append((row.stand, length, planned, followed))
        for row in self._rows(self._between(t.suspensions, t.suspensions.c.since)):
            if row.until is not None:
                self.downs[local_day(row.since)].append(row.until - row.since)

    def _read_bookings(self) -> None:
        """By how much those with an appointment came early or late; None for not at all."""
        a, v = t.appointments.c, t.visits.c
        ask = (
            select(a.at, v.issued_at)
            .outerjoin(t.visits, (v.centre == a.centre) & (v.visit == a.visit))
            .where(a.centre == self._centre, a.at >= self._from, a.at < self._to)
            .order_by(a.at, a.code)
        )
        for row in self._rows(ask):
            came = None if row.issued_at is None else row.issued_at - row.at
            self.booked[local_day(row.at)].append(came)
