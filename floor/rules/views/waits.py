"""The waits that people are told, from what was foretold last."""

from collections.abc import Iterator

from floor.rules.opening import MINUTE
from floor.rules.state import State, Visit
from floor.rules.waiting.accuracy import Accuracy, accuracy
from floor.rules.waiting.foretold import FRESH, UNKNOWN, WaitRange


def service_wait(state: State, now: int, service: str) -> WaitRange:
    """Of someone who would take a ticket for a service now."""
    foretold = state.foretold
    return foretold.services.get(service, UNKNOWN) if foretold.fresh(now) else UNKNOWN


def agency_wait(state: State, now: int, agency: str) -> WaitRange:
    """Of someone who would take a ticket for one of an agency's services now."""
    foretold = state.foretold
    return foretold.agencies.get(agency, UNKNOWN) if foretold.fresh(now) else UNKNOWN


def visit_wait(state: State, now: int, visit: Visit) -> WaitRange | None:
    """Of a visit, from now on; None while it does not wait.

    A ticket just given tells what it was given with, until the next room is foretold.
    """
    if visit.id not in state.waiting:
        return None
    foretold, index = state.foretold, state.waiting[visit.id]
    mine = visit.told_leg == index and visit.told_waited is None
    told = visit.told if mine else None
    newer = foretold.at > visit.told_at or told is None
    if newer and foretold.fresh(now) and visit.id in foretold.visits:
        return foretold.visits[visit.id]
    if told is not None and 0 <= now - visit.told_at <= FRESH:
        return WaitRange(low=told.low, high=told.high)
    leg = visit.legs[index]
    known = service_wait(state, now, leg.service)
    return UNKNOWN if known.said else known


def told_today(state: State) -> Accuracy:
    """What today's citizens were told, against how long they waited."""
    return accuracy(_ended(state))


def _ended(state: State) -> Iterator[tuple[float, bool]]:
    for visit in state.visits.values():
        told = visit.told
        if told is None or visit.told_waited is None:
            continue
        waited = visit.told_waited / MINUTE
        yield told.middle - waited, told.low <= waited <= told.high
