"""Moves of what devices tell of themselves."""

from floor.rules import events as ev
from floor.rules.moves.base import on
from floor.rules.state import DeviceHealth, State


@on(ev.HealthTold)
def _told(state: State, change: ev.HealthTold, event: ev.Event) -> None:
    known = state.health.get(change.device)
    since = known.since if known and known.faults == change.faults else event.at
    used = change.paper_used_mm + (known.paper_used_mm if known else 0)
    state.health[change.device] = DeviceHealth(
        faults=change.faults,
        since=since,
        paper_used_mm=used,
        paper_left_mm=change.paper_left_mm,
        told_at=event.at,
    )
