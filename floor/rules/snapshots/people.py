"""What desks and offices are shown of people: who works here, whom a search finds, an own day."""

from dataclasses import dataclass

from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.snapshots.base import Snapshot
from floor.rules.state import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge(Snapshot):
    """Who somebody has proved to be."""

    agent: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLine:
    """One who works here; without services, all that the counter gives."""

    agent: str
    role: str
    services: tuple[str, ...]
    counter: int | None
    """Where the agent is signed in now."""
    counters: tuple[int, ...] = ()
    """Where the agent may sit; empty is anywhere."""
    before: "AgentLine | None" = None
    """How it was enrolled before this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster(Snapshot):
    """Who may sign in, by number."""

    agents: tuple[AgentLine, ...]
    left: tuple[AgentLine, ...] = ()
    """Who may sign in no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A visit of today as a search finds it; times in UTC milliseconds."""

    visit: str
    ticket: str
    lane: Lane
    step: Step
    service: str
    name: Text
    counter: int | None
    issued_at: int
    leg: int
    """The service at hand, from 0; the last one when all are over."""
    legs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Snapshot):
    """Visits whose number holds what was searched, newest first, and how many there are."""

    text: str
    rows: tuple[VisitLine, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentDay(Snapshot):
    """An agent's own day so far."""

    agent: str
    served: int
    no_shows: int
    transferred: int
    service_median: int | None
    """Milliseconds in service, the median of those done; None of none."""
    wait_median: int | None
    """Milliseconds that those served had waited."""
    within_promise: int
    """Of those called by the agent, how many within their promise."""
    called: int
