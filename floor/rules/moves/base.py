"""The register of moves, and the ways in which moves change a leg, a counter or the calls."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from floor.rules.events import Change, Event
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
