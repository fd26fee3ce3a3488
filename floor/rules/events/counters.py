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
class WrapUpBegan(Change):
    """An agent works on what a service that is over has left to do, before the next call.

    It lasts until the agent is ready, the counter's next call, break or closing, and at most until
    its limit.
    """

    counter: int
    visit: str
    leg: int
    until: int
    """Its limit, UTC milliseconds."""

    @property
    def subject(self) -> str:
        return str(self.counter)


@dataclass(frozen=True, kw_only=True)
class WrapUpEnded(Change):
    """The agent is ready before the limit; or never wrapped up, when its service goes on."""

    counter: int
    since: int
    until: int


@dataclass(frozen=True, kw_only=True)
class CounterClosed(Change):
    """A counter calls nobody any more."""

    counter: int
