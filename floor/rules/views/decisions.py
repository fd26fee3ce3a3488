"""What of headquarters' decisions stands at the centre."""

from floor.rules import snapshots as show
from floor.rules.state import State


def standing(state: State, now: int) -> show.Standing:
    """How far the centre has adopted what headquarters decided."""
    return show.Standing(
        version=state.version,
        at=now,
        trusted=state.trusted,
        decided=tuple(
            show.DecidedLine(matter=matter, number=each.number, hash=each.hash, at=each.at)
            for matter, each in sorted(state.decided.items())
        ),
    )
