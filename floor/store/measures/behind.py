"""The tickets behind a figure: those, and no others, that the figure counts."""

from collections.abc import Iterator

from floor import errors
from floor.facade.figures import Behind
from floor.rules.opening import MINUTE
from floor.rules.state import Step
from floor.store.measures.counting import (
    LEGS,
    PUNCTUAL,
    TOLD,
    VISITS,
    WAITS,
    affected,
    booked_leg,
)
from floor.store.measures.facts import Facts, Leg, Stay, Visit
from floor.store.measures.turns import overtakings

TURNS = ("picked", "front", "lane_changes", "out_of_turn", "slips", "same_class_slips")
OTHERS = ("past_promise", "copies", "ratings", "punctual", "late_bookings", "affected")
LISTED = (*LEGS, *WAITS, *TOLD, *VISITS, *TURNS, *OTHERS)
"""Figures whose tickets can be listed."""


def behind(facts: Facts, figure: str) -> tuple[Behind, ...]:
    """The tickets that a figure counts, in order of arrival. Raises BadRequest."""
    if figure not in LISTED:
        problem = f"{figure[:40]!r} has no tickets behind it; these have: {', '.join(LISTED)}"
        raise errors.BadRequest(problem=problem)
    found = _turns(facts, figure) if figure in TURNS else _counted(facts, figure)
    return tuple(sorted(found, key=lambda each: (each.day, each.at or 0, each.ticket)))


def _counted(facts: Facts, figure: str) -> Iterator[Behind]:
    counts = LEGS.get(figure) or WAITS.get(figure) or TOLD.get(figure)
    if counts is not None:
        yield from (_of_leg(leg) for leg in facts.legs if counts(leg))
    elif figure in VISITS:
        yield from (_of_visit(visit) for visit in facts.visits.values() if VISITS[figure](visit))
    elif figure == "past_promise":
        late = (leg for leg in facts.legs if leg.past or (leg.called and not leg.within))
        yield from (_of_leg(leg) for leg in late)
    elif figure == "affected":
        yield from (_of_leg(leg) for leg in facts.legs if affected(facts, leg))
    elif figure == "copies":
        printed = (visit for visit in facts.visits.values() for _ in range(visit.copies))
        yield from (_of_visit(visit) for visit in printed)
    elif figure == "ratings":
        rated = (visit for visit in facts.visits.values() if visit.rating is not None)
        yield from (_of_visit(visit, str(visit.rating)) for visit in rated)
    else:
        yield from _booked(facts, late=figure == "late_bookings")


def _booked(facts: Facts, *, late: bool) -> Iterator[Behind]:
    for booking in facts.booked:
        leg = booked_leg(facts, booking.visit, booking.service)
        if leg is None or leg.waited is None:
            continue
        if (leg.waited > PUNCTUAL) == late and (late or leg.called):
            yield _of_leg(leg)


def _turns(facts: Facts, figure: str) -> Iterator[Behind]:
    every = figure == "out_of_turn"
    if figure in ("slips", "same_class_slips"):
        for each in overtakings(facts.legs):
            if figure == "slips" or (each.same_class and each.by_rule):
                yield _of_leg(each.overtaken, reason=each.overtaker.visit.ticket)
    if every or figure == "picked":
        picked = (stay for stay in facts.stays if stay.reason)
        yield from (_of_stay(facts, stay, stay.called_at, stay.reason) for stay in picked)
    if every or figure == "front":
        front = (stay for stay in facts.stays if stay.sent == "front")
        yield from (_of_stay(facts, stay, stay.left_at, stay.sent_reason) for stay in front)
    if every or figure == "lane_changes":
        for change in facts.raises:
            visit = facts.visits[change.visit]
            yield _line(visit, at=change.at, agent=change.agent, reason=change.reason)


def _of_leg(leg: Leg, reason: str = "") -> Behind:
    first = leg.first
    counter, agent = (first.counter, first.agent) if first else (None, None)
    over = leg.step in (Step.DONE, Step.NO_SHOW, Step.CANCELLED, Step.UNSERVED)
    return _line(
        leg.visit,
        service=leg.service,
        counter=counter if leg.counter is None else leg.counter,
        agent=leg.agent or agent,
        at=leg.ended_at if over else leg.called_at or leg.clock,
        minutes=None if leg.waited is None else round(leg.waited / MINUTE, 1),
        reason=reason,
    )


def _of_stay(facts: Facts, stay: Stay, at: int, reason: str) -> Behind:
    return _line(
        facts.visits[stay.visit],
        service=stay.service,
        counter=stay.counter,
        agent=stay.agent,
        at=at,
        reason=reason,
    )


def _of_visit(visit: Visit, reason: str = "") -> Behind:
    return _line(visit, service=visit.legs[0].service, at=visit.issued_at, reason=reason)


def _line(
    visit: Visit,
    *,
    at: int | None,
    service: str = "",
    counter: int | None = None,
    agent: str | None = None,
    minutes: float | None = None,
    reason: str = "",
) -> Behind:
    return Behind(
        day=visit.day,
        ticket=visit.ticket,
        service=service,
        lane=visit.lane,
        counter=counter,
        agent=agent,
        at=at,
        minutes=minutes,
        reason=reason,
    )
