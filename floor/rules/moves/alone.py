"""Moves of a kiosk that is alone, and of the host that brings its tickets in."""

from dataclasses import replace

from floor.rules import events as ev
from floor.rules.moves.base import leave, leave_counter, on
from floor.rules.state import Adopted, State, Step, Visit

BEGUN = frozenset({Step.SERVING, Step.PARKED, Step.DONE})
"""Steps of somebody who was really there."""


def was_there(visit: Visit) -> bool:
    """Whether somebody came to a counter with the visit."""
    return any(leg.step in BEGUN for leg in visit.legs)


@on(ev.SeriesGiven)
def _series_given(state: State, change: ev.SeriesGiven, event: ev.Event) -> None:
    state.series_given[change.origin] = change.series


@on(ev.WentAlone)
def _went_alone(state: State, change: ev.WentAlone, event: ev.Event) -> None:
    state.alone = change.series


@on(ev.CameBack)
def _came_back(state: State, change: ev.CameBack, event: ev.Event) -> None:
    state.alone = ""


@on(ev.LinesAdopted)
def _lines_adopted(state: State, change: ev.LinesAdopted, event: ev.Event) -> None:
    known = state.adopted.get(change.origin)
    state.adopted[change.origin] = Adopted(
        kiosk=change.kiosk,
        seq=change.seq,
        hash=change.hash,
        at=event.at,
        since=change.since,
        tickets=change.tickets + (known.tickets if known else 0),
    )


@on(ev.TicketSuperseded)
def _ticket_superseded(state: State, change: ev.TicketSuperseded, event: ev.Event) -> None:
    visit = state.visits.get(change.visit)
    if visit is None or was_there(visit):
        return
    leave(state, visit.id)
    if change.counter is not None:
        leave_counter(state, change.counter, event.at)
    for leg in visit.legs:
        state.asked[leg.service] -= 1
    state.calls = type(state.calls)(
        (call for call in state.calls if call.visit != visit.id), maxlen=state.calls.maxlen
    )
    if visit.booking is not None:
        kept = state.appointments[visit.booking]
        state.appointments[visit.booking] = replace(kept, visit=None)
    del state.visits[visit.id]


@on(ev.TicketFoundLate)
def _ticket_found_late(state: State, change: ev.TicketFoundLate, event: ev.Event) -> None:
    """Its day is over; only the tables know it."""


@on(ev.RegressionSeen)
def _regression_seen(state: State, change: ev.RegressionSeen, event: ev.Event) -> None:
    state.regressions[change.witness] = change.seq
