"""What the managers' wall is shown of queues, counters and the day."""

from dataclasses import dataclass

from floor.rules.offer import Text
from floor.rules.state import Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFigures:
    """Who waits for a service or an agency now, and how long they have waited: milliseconds since
    the clock's start, which stands still while the service is suspended."""

    code: str
    name: Text
    agency: str
    waiting: int
    median: int
    p90: int
    longest: int
    """Of those who wait now; 0 when nobody does."""
    past_promise: int
    """How many wait now though their promise is past."""
    counters_open: int
    suspended: bool = False
    """Whether it is suspended, or any service of the agency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterLine:
    """A counter on the managers' wall."""

    number: int
    stand: Stand
    agent: str | None
    ticket: str | None
    since: int
    """When stand, agent or ticket last changed, UTC milliseconds."""
    typical: float = 0.0
    """Minutes that the service of its ticket takes as a rule; 0 without one."""
    wrapping: bool = False
    """Whether its agent wraps up what was served last."""
    could_call: int = 0
    """How many wait whom it may call, if it is open and has nobody."""
