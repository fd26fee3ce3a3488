"""Counts a row of a report from what belongs to it; the one place where a figure is computed."""

from collections import Counter
from collections.abc import Callable, Iterable

from floor.facade.figures import (
    Bookings,
    Downtime,
    Figures,
    LaneTurns,
    Legs,
    Level,
    People,
    Promise,
    Ratings,
    Turns,
)
from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.opening import MINUTE
from floor.rules.state import Step
from floor.rules.waiting.accuracy import Accuracy, accuracy
from floor.store.measures.desks import desk
from floor.store.measures.downs import during
from floor.store.measures.facts import Facts, Leg, Visit
from floor.store.measures.levels import KNOWN, Share
from floor.store.measures.spread import minutes, spread

PUNCTUAL = 10 * MINUTE
"""Milliseconds after max(booked time, check-in) within which an appointment is to be called."""
AT_COUNTER = frozenset({Step.CALLED, Step.SERVING, Step.PARKED})
LEGS: dict[str, Callable[[Leg], bool]] = {
    "legs": lambda leg: True,
    "served": lambda leg: leg.step is Step.DONE,
    "no_show": lambda leg: leg.step is Step.NO_SHOW,
    "cancelled": lambda leg: leg.step is Step.CANCELLED,
    "unserved": lambda leg: leg.step is Step.UNSERVED,
    "waiting": lambda leg: leg.step is Step.WAITING,
    "to_come": lambda leg: leg.step is Step.PLANNED,
    "at_counter": lambda leg: leg.step in AT_COUNTER,
}
"""Figures that count legs by how they stand."""
WAITS: dict[str, Callable[[Leg], bool]] = {
    "called": lambda leg: leg.called,
    "called_no_show": lambda leg: leg.called and leg.step is Step.NO_SHOW,
    "called_within": lambda leg: leg.called and leg.within,
    "past": lambda leg: leg.past,
    "waiting_past": lambda leg: leg.past and leg.step is Step.WAITING,
}
"""Figures that count legs by how they waited for their first call."""
TOLD: dict[str, Callable[[Leg], bool]] = {
    "told": lambda leg: leg.told is not None,
    "told_missed": lambda leg: leg.told is not None and not leg.told.hit,
}
"""Legs whose wait was told and has ended, and those of them that ended outside the range."""
VISITS: dict[str, Callable[[Visit], bool]] = {
    "arrived": lambda visit: True,
    "shown": lambda visit: visit.shown,
    "paper": lambda visit: visit.received == "paper",
    "screen": lambda visit: visit.received == "screen",
    "unconfirmed": lambda visit: not visit.received,
}
"""Figures that count visits."""


def figures_of(key: str, name: Text, share: Share, level: Level, facts: Facts) -> Figures:
    """One row. Of subjects that the level does not know nothing is told."""
    known = KNOWN[level]
    return Figures(
        key=key,
        name=name,
        legs=_legs(share),
        promise=_promise(share, facts.now),
        service=spread(leg.serving for leg in share.legs),
        arrival=spread(leg.arrival for leg in share.legs),
        told=told_of(share.waits),
        turns=_turns(share),
        ratings=_ratings(share),
        people=_people(share) if "people" in known else None,
        bookings=_bookings(share, facts) if "bookings" in known else None,
        desk=desk(share.sessions, share.spans, share.stays) if "desk" in known else None,
        downtime=_downtime(key, level, share, facts) if "downtime" in known else None,
    )


def _count(share: Share, name: str) -> int:
    if name in LEGS:
        return sum(map(LEGS[name], share.legs))
    return sum(map(WAITS[name], share.waits))


def _legs(share: Share) -> Legs:
    return Legs(
        **{name: _count(share, name) for name in LEGS},
        transfers=sum(leg.transfers for leg in share.legs),
        suspended_min=_sum(leg.suspended for leg in share.legs),
    )


def _sum(durations: Iterable[int]) -> float:
    return round(sum(durations) / MINUTE, 2)


def _promise(share: Share, now: int) -> Promise:
    longest = [
        leg.waited if leg.waited is not None and not leg.called else now - leg.clock
        for leg in share.waits
        if leg.step is Step.WAITING and leg.clock is not None
    ]
    return Promise(
        **{name: _count(share, name) for name in WAITS},
        longest_min=minutes(max(longest, default=None)),
        wait=spread(leg.waited for leg in share.waits if leg.called),
    )


def told_of(legs: Iterable[Leg]) -> Accuracy:
    """Told against actual, of the legs whose wait was told."""
    return accuracy((leg.told.error, leg.told.hit) for leg in legs if leg.told is not None)


def _turns(share: Share) -> Turns:
    slips = Counter(each.slip for each in share.overtaken)
    skips = Counter(each.skip for each in share.overtaking)
    return Turns(
        picked=sum(1 for stay in share.stays if stay.reason),
        front=sum(1 for stay in share.stays if stay.sent == "front"),
        lane_changes=len(share.raises),
        same_class_slips=sum(1 for each in share.overtaken if each.same_class and each.by_rule),
        by_lane=tuple(
            LaneTurns(lane=lane.value, slips=slips[lane.value], skips=skips[lane.value])
            for lane in Lane
        ),
    )


def _ratings(share: Share) -> Ratings:
    given = Counter(visit.rating for visit in share.rated)
    return Ratings(counts=(given[1], given[2], given[3], given[4], given[5]))


def _people(share: Share) -> People:
    return People(
        **{name: sum(map(counts, share.visits)) for name, counts in VISITS.items()},
        copies=sum(visit.copies for visit in share.visits),
        visit=spread(visit.duration for visit in share.visits),
    )


def booked_leg(facts: Facts, visit_id: str | None, service: str) -> Leg | None:
    """The leg for which a visit carries a booking."""
    visit = facts.visits.get(visit_id or "")
    legs = visit.legs if visit else ()
    return next((leg for leg in legs if leg.service == service), None)


def _bookings(share: Share, facts: Facts) -> Bookings:
    legs = [booked_leg(facts, booking.visit, booking.service) for booking in share.booked]
    waits = [leg for leg in legs if leg is not None and leg.waited is not None]
    return Bookings(
        used=sum(1 for booking in share.booked if booking.visit is not None),
        missed=sum(1 for booking in share.booked if booking.missed),
        punctual=sum(1 for leg in waits if leg.called and (leg.waited or 0) <= PUNCTUAL),
        late_bookings=sum(1 for leg in waits if (leg.waited or 0) > PUNCTUAL),
    )


def affected(facts: Facts, leg: Leg) -> bool:
    """Whether a leg waited for its service while it was suspended."""
    if leg.joined is None or leg.until is None:
        return leg.suspended > 0
    downs = facts.downs.get(leg.service, ())
    return leg.suspended > 0 or during(downs, leg.joined, leg.until)


def _downtime(key: str, level: Level, share: Share, facts: Facts) -> Downtime:
    def mine(service: str) -> bool:
        if level is Level.CENTRE:
            return True
        agency = facts.agencies.get(service, "?")
        return key == (service if level is Level.SERVICE else agency)

    downs = [down for code, found in facts.downs.items() if mine(code) for down in found]
    return Downtime(
        downtime_min=_sum(down.until - down.since for down in downs),
        affected=sum(1 for leg in share.legs if affected(facts, leg)),
    )
