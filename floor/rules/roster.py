"""Who works today, and until when: read from the newest version of the centre's settings."""

from floor.rules.amendment import Shift
from floor.rules.opening import at_local, local_day
from floor.rules.state import State


def shift_of(state: State, agent: str | None, now: int) -> Shift | None:
    """An agent's shift of today; None where none is planned."""
    if agent is None or not state.amendment.roster:
        return None
    day = local_day(now)
    return next((s for s in state.amendment.roster if s.agent == agent and s.day == day), None)


def leaves_at(state: State, agent: str | None, now: int) -> int | None:
    """When an agent is to leave before the centre closes, UTC milliseconds; None where none is to,
    or works longer already. At closing nobody leaves: whoever waits then is served."""
    shift = shift_of(state, agent, now)
    if shift is None or state.offer is None or shift.ends >= state.offer.hours.closes:
        return None
    leaves = at_local(shift.day, shift.ends)
    return leaves if now < leaves else None
