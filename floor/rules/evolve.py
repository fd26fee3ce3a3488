"""How an event changes the floor: the only way its state moves."""

from floor.rules.events import Event
from floor.rules.moves import (
    calls,
    centre,
    counters,
    decisions,
    devices,
    health,
    recovered,
    visits,
)
from floor.rules.moves.base import MOVES
from floor.rules.state import State

SUBJECTS = (calls, centre, counters, decisions, devices, health, recovered, visits)
"""Each registers the moves of its kinds of change when it is imported."""


def evolve(state: State, event: Event) -> State:
    """Apply one event to the state, in place, and return it."""
    MOVES[type(event.change)](state, event.change, event)
    state.version += 1
    return state
