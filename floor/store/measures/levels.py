"""Shares the facts out to the rows of a report, so that each belongs to one row of its level."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from floor.facade.figures import Level
from floor.rules.opening import local
from floor.store.measures.facts import Booked, Facts, Leg, Raise, Span, Stay, Visit
from floor.store.measures.turns import Overtaking, overtakings

A = TypeVar("A")


@dataclass(slots=True)
class Share:
    """What belongs to one row."""

    visits: list[Visit] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=list)
    """By who ended them."""
    waits: list[Leg] = field(default_factory=list)
    """By who called them first."""
    stays: list[Stay] = field(default_factory=list)
    rated: list[Visit] = field(default_factory=list)
    raises: list[Raise] = field(default_factory=list)
    overtaken: list[Overtaking] = field(default_factory=list)
    overtaking: list[Overtaking] = field(default_factory=list)
    booked: list[Booked] = field(default_factory=list)
    sessions: list[Span] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


class Keys:
    """The row of a level to which each fact belongs; "" for what belongs to none of them."""

    def __init__(self, level: Level, facts: Facts) -> None:
        self._level, self._facts = level, facts

    def visit(self, visit: Visit) -> str:
        """By the first leg: what the visit came for."""
        if self._level is Level.HOUR:
            return visit.hour
        return self._of_service(visit.legs[0].service) if visit.legs else ""

    def leg(self, leg: Leg) -> str:
        return self._of(leg.visit, leg.service, leg.counter, leg.agent)

    def wait(self, leg: Leg) -> str:
        first = leg.first
        counter, agent = (first.counter, first.agent) if first else (None, None)
        return self._of(leg.visit, leg.service, counter, agent)

    def stay(self, stay: Stay) -> str:
        visit = self._facts.visits[stay.visit]
        return self._of(visit, stay.service, stay.counter, stay.agent)

    def rated(self, visit: Visit) -> str:
        """By the leg that ended last: the answer is given then."""
        return self.leg(visit.last)

    def raised(self, change: Raise) -> str:
        """By the leg that waited then, and whoever changed the lane."""
        visit = self._facts.visits[change.visit]
        legs = (leg for leg in visit.legs if leg.ended_at is None or leg.ended_at >= change.at)
        leg = next(legs, visit.legs[-1])
        return self._of(visit, leg.service, None, change.agent)

    def booked(self, booking: Booked) -> str:
        if self._level is Level.HOUR:
            return f"{local(booking.at).hour:02d}"
        return self._of_service(booking.service)

    def down(self, service: str) -> str:
        return self._of_service(service)

    def span(self, span: Span) -> str:
        return self._of_desk(span.counter, span.agent)

    def _of(self, visit: Visit, service: str, counter: int | None, agent: str | None) -> str:
        if self._level is Level.HOUR:
            return visit.hour
        return self._of_service(service) or self._of_desk(counter, agent)

    def _of_service(self, service: str) -> str:
        if self._level is Level.SERVICE:
            return service
        return self._facts.agencies.get(service, "?") if self._level is Level.AGENCY else ""

    def _of_desk(self, counter: int | None, agent: str | None) -> str:
        if self._level is Level.COUNTER:
            return "" if counter is None else str(counter)
        return agent or "" if self._level is Level.AGENT else ""


KNOWN: dict[Level, frozenset[str]] = {
    Level.CENTRE: frozenset({"people", "bookings", "desk", "downtime"}),
    Level.AGENCY: frozenset({"people", "bookings", "downtime"}),
    Level.SERVICE: frozenset({"people", "bookings", "downtime"}),
    Level.COUNTER: frozenset({"desk"}),
    Level.AGENT: frozenset({"desk"}),
    Level.HOUR: frozenset({"people", "bookings"}),
}
"""Subjects that a level knows, besides legs and those that every level knows."""


def shares(facts: Facts, level: Level) -> dict[str, Share]:
    """The share of each row, by its key."""
    keys, known = Keys(level, facts), KNOWN[level]
    found: dict[str, Share] = defaultdict(Share)

    def share_out(things: Iterable[A], key: Callable[[A], str], name: str) -> None:
        for thing in things:
            getattr(found[key(thing)], name).append(thing)

    share_out(facts.legs, keys.leg, "legs")
    share_out(facts.legs, keys.wait, "waits")
    share_out(facts.stays, keys.stay, "stays")
    share_out((v for v in facts.visits.values() if v.rating is not None), keys.rated, "rated")
    share_out(facts.raises, keys.raised, "raises")
    for each in overtakings(facts.legs):
        found[keys.wait(each.overtaken)].overtaken.append(each)
        found[keys.wait(each.overtaker)].overtaking.append(each)
    if "people" in known:
        share_out(facts.visits.values(), keys.visit, "visits")
    if "bookings" in known:
        share_out(facts.booked, keys.booked, "booked")
    if "desk" in known:
        share_out(facts.sessions, keys.span, "sessions")
        share_out(facts.spans, keys.span, "spans")
    if "downtime" in known:
        for service in facts.downs:  # down, though perhaps nobody asked for it
            found[keys.down(service)]
    return found
