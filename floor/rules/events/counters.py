"""Changes of a counter and who sits there."""

from dataclasses import dataclass

from floor.rules.events.base import Change


@dataclass(frozen=True, kw_only=True)
class AgentSignedIn(Change):
    """An agent takes a counter."""

    agent: str
    counter: int


@dataclass(frozen=True, kw_only=True)
class AgentSignedOut(Change):
    """An agent leaves a counter."""

    agent: str
    counter: int


@dataclass(frozen=True, kw_only=True)
class CounterOpened(Change):
    """A counter is ready to call, first or again after a break."""

    counter: int


@dataclass(frozen=True, kw_only=True)
class CounterPaused(Change):
    """A counter's agent is on a break."""

    counter: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CounterClosed(Change):
    """A counter calls nobody any more."""

    counter: int
