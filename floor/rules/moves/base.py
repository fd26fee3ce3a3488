"""The register of moves, and the ways in which moves change a leg, a counter or the calls."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from floor.rules.events import Change, Event, Told
from floor.rules.state import Call, Counter, State, Visit

Move = Callable[[State, Any, Event], None]
MOVES: dict[type[Change], Move] = {}


def on(kind: type[Change]) -> Callable[[Move], Move]:
    """Register the move of one kind of change."""

    def keep(move: Move) -> Move:
        MOVES[kind] = move
        return move

    return keep


def set_leg(state: State, visit_id: str, index: int, **changes: Any) -> Visit:
    """Replace fields of a leg; the visit afterwards."""
    visit = state.visits[visit_id]
    legs = list(visit.legs)
    legs[index] = replace(legs[index], **changes)
    state.visits[visit_id] = visit = replace(visit, legs=tuple(legs))
    return visit


def set_visit(state: State, visit_id: str, **changes: Any) -> Visit:
    """Replace fields of a visit; the visit afterwards."""
    state.visits[visit_id] = visit = replace(state.visits[visit_id], **changes)
    return visit


def say(state: State, visit_id: str, told: Told | None, at: int) -> None:
    """The citizen is told a wait, of the leg that waits now; None leaves what was told before."""
    visit = state.visits[visit_id]
    if told is not None and visit_id in state.waiting:
        place = state.waiting[visit_id]
        set_visit(state, visit.id, told=told, told_at=at, told_leg=place, told_waited=None)


def meet(state: State, visit_id: str, leg: int, at: int) -> None:
    """A leg is called: what was told of its wait has met its truth."""
    visit = state.visits[visit_id]
    if visit.told is not None and visit.told_leg == leg and visit.told_waited is None:
        set_visit(state, visit_id, told_waited=at - visit.told_at)


def set_counter(state: State, number: int, **changes: Any) -> Counter:
    """Replace fields of a counter; the counter afterwards."""
    state.counters[number] = counter = replace(state.counters[number], **changes)
    return counter


def leave_counter(state: State, number: int, at: int) -> None:
    """The counter has nobody any more."""
    set_counter(state, number, visit=None, since=at)


def join(state: State, visit: str, index: int) -> None:
    """A leg begins to wait, after all others."""
    state.waiting[visit] = index
    service = state.visits[visit].legs[index].service
    state.queues.setdefault(service, {})[visit] = index


def leave(state: State, visit: str) -> None:
    """A visit waits no more, if it did."""
    index = state.waiting.pop(visit, None)
    if index is not None:
        del state.queues[state.visits[visit].legs[index].service][visit]


def ring(state: State, visit: Visit, index: int, counter: int, at: int, *, again: bool) -> None:
    """Have the boards call a leg's number to a counter."""
    state.call_count += 1
    state.calls.append(
        Call(
            id=state.call_count,
            visit=visit.id,
            ticket=visit.ticket,
            counter=counter,
            service=visit.legs[index].service,
            lane=visit.lane,
            language=visit.language,
            at=at,
            again=again,
        )
    )
