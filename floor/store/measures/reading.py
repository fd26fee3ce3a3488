"""Reads what happened in some days at a centre from the folded tables."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, select

from floor.rules.numbering import ticket_label
from floor.rules.opening import at_local, local_day
from floor.rules.state import Step
from floor.store import tables as t
from floor.store.measures import downs as down
from floor.store.measures.desks import wrapped_up
from floor.store.measures.facts import (
    TRANSFERRED,
    Booked,
    Facts,
    Held,
    Leg,
    Raise,
    Span,
    Stay,
    Visit,
)

DAY = 86_400_000
"""Milliseconds; the centre's local day has no summer time."""
Place = tuple[str, int]
"""A visit, and the index of one of its legs."""


class Reader:
    """Reads the facts of a centre's local days, `since` to `until` (ISO dates, both included)."""

    def __init__(
        self, connection: Connection, centre: str, since: str, until: str, now: int
    ) -> None:
        self._connection, self._centre, self._now = connection, centre, now
        self._days = (since, until)
        self._from, self._to = at_local(since, 0), at_local(until, 0) + DAY
        rows = self._all(select(t.days).where(t.days.c.centre == centre))
        self._closed = {row.day: row.closed_at for row in rows if row.closed_at is not None}

    def facts(self) -> Facts:
        """Everything, in one reading."""
        rows = self._all(select(t.services).where(t.services.c.centre == self._centre))
        agencies = {row.service: row.agency for row in rows}
        rows = self._all(self._between(t.suspensions, t.suspensions.c.since))
        downs = down.downs_of((r.service, r.since, r.until, self._end(r.since)) for r in rows)
        raises = self._raises()
        visits = self._visits(raises)
        stays = self._stays()
        self._give_legs(visits, stays, downs, agencies)
        return Facts(
            now=self._now,
            visits=visits,
            stays=stays,
            raises=tuple(raise_ for raise_, _ in raises),
            sessions=self._spans(t.sessions),
            spans=wrapped_up(self._spans(t.spans), stays),
            downs=downs,
            booked=self._booked(),
            agencies=agencies,
        )

    def _all(self, ask: Select[Any]) -> list[Any]:
        return list(self._connection.execute(ask))

    def _between(self, table: Any, column: Any) -> Select[Any]:
        mine = (table.c.centre == self._centre, column >= self._from, column < self._to)
        return select(table).where(*mine).order_by(column)

    def _of_visits(self, table: Any) -> Select[Any]:
        """Rows of the visits of these days."""
        same = (t.visits.c.centre == table.c.centre) & (t.visits.c.visit == table.c.visit)
        since, until = self._days
        return (
            select(table)
            .join(t.visits, same)
            .where(table.c.centre == self._centre, t.visits.c.day.between(since, until))
        )

    def _end(self, since: int) -> int:
        """When whatever began then ended at the latest: that day's closing, or now."""
        closed: int | None = self._closed.get(local_day(since))
        return max(since, self._now if closed is None else closed)

    def _raises(self) -> list[tuple[Raise, str]]:
        """Lane changes, each with the lane before it."""
        rows = self._all(self._of_visits(t.lane_changes).order_by(t.lane_changes.c.at))
        return [
            (Raise(visit=r.visit, at=r.at, agent=r.agent, reason=r.reason), r.before) for r in rows
        ]

    def _visits(self, raises: list[tuple[Raise, str]]) -> dict[str, Visit]:
        lanes: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for change, before in raises:
            lanes[change.visit].append((change.at, before))
        since, until = self._days
        v = t.visits.c
        ask = select(t.visits).where(v.centre == self._centre, v.day.between(since, until))
        rows = self._all(ask.order_by(v.day, v.issued_at, v.series, v.number))
        return {
            row.visit: Visit(
                id=row.visit,
                day=row.day,
                ticket=ticket_label(row.series, row.number),
                lane=row.lane,
                issued_at=row.issued_at,
                received=row.received,
                copies=row.copies,
                rating=row.rating,
                booking=row.booking,
                lanes=tuple(lanes.get(row.visit, ())),
            )
            for row in rows
        }

    def _stays(self) -> tuple[Stay, ...]:
        names = tuple(Stay.__dataclass_fields__)
        ask = self._of_visits(t.stays).order_by(t.stays.c.called_at, t.stays.c.left_at)
        found = []
        for row in self._all(ask):
            known = {name: row._mapping[name] for name in names}
            if row.left_at is None:
                known["left_at"] = self._end(row.called_at)
            found.append(Stay(**known))
        return tuple(found)

    def _spans(self, table: Any) -> tuple[Span, ...]:
        return tuple(
            Span(
                counter=row.counter,
                agent=row.agent or "",
                since=row.since,
                until=self._end(row.since) if row.until is None else row.until,
                stand=getattr(row, "stand", ""),
                reason=getattr(row, "reason", ""),
            )
            for row in self._all(self._between(table, table.c.since))
        )

    def _booked(self) -> tuple[Booked, ...]:
        rows = self._all(self._between(t.appointments, t.appointments.c.at))
        return tuple(
            Booked(service=r.service, at=r.at, visit=r.visit, missed=r.missed) for r in rows
        )

    def _held(self) -> dict[Place, Held]:
        """The waits that were told and have ended by the call; the last told of each leg."""
        told = t.estimates.c
        ask = self._of_visits(t.estimates).where(told.waited.is_not(None))
        return {
            (row.visit, row.leg): Held(error=row.error, hit=row.hit)
            for row in self._all(ask.order_by(told.told_at))
        }

    def _give_legs(
        self,
        visits: dict[str, Visit],
        stays: tuple[Stay, ...],
        downs: Mapping[str, tuple[down.Down, ...]],
        agencies: Mapping[str, str],
    ) -> None:
        """Give each visit its legs, each with its stays."""
        of_leg: dict[Place, list[Stay]] = defaultdict(list)
        for stay in stays:
            of_leg[stay.visit, stay.leg].append(stay)
        held = self._held()
        found: dict[str, list[Leg]] = defaultdict(list)
        for row in self._all(self._of_visits(t.legs).order_by(t.legs.c.visit, t.legs.c.leg)):
            mine = tuple(of_leg.get((row.visit, row.leg), ()))
            before = of_leg.get((row.visit, row.leg - 1), [])
            sent = before[-1] if before and before[-1].left == TRANSFERRED else None
            agency = agencies.get(row.service, "?")
            of = visits[row.visit]
            found[row.visit].append(
                replace(
                    self._leg(row, of, agency, mine, sent, downs.get(row.service, ())),
                    told=held.get((row.visit, row.leg)),
                )
            )
        for visit, legs in found.items():
            visits[visit].legs = tuple(legs)

    def _leg(
        self,
        row: Any,
        visit: Visit,
        agency: str,
        stays: tuple[Stay, ...],
        sent: Stay | None,
        downs: tuple[down.Down, ...],
    ) -> Leg:
        """A leg; `sent` is the stay from which it was sent on, if it was."""
        first = stays[0] if stays else None
        clock = first.clock if first else row.clock
        until = row.called_at or row.ended_at or self._now
        waited, held, joined = None, 0, None
        if clock is not None:
            held = down.stood(downs, clock, until)
            raw = first.waited if first and first.waited is not None else until - clock
            waited = max(0, raw - held)
            begun = visit.issued_at if row.leg == 0 else clock - row.suspended
            joined = sent.left_at if sent else begun
        return Leg(
            visit=visit,
            index=row.leg,
            service=row.service,
            agency=agency,
            step=Step(row.step),
            transfers=row.transfers + (row.outcome == TRANSFERRED),
            called_at=row.called_at,
            clock=clock,
            joined=joined,
            until=None if clock is None else until,
            waited=waited,
            suspended=row.suspended + held,
            promise=first.promise if first and first.promise is not None else row.promise,
            ended_at=row.ended_at,
            counter=row.counter,
            agent=row.agent,
            directed=bool(sent and sent.directed),
            stays=stays,
        )
