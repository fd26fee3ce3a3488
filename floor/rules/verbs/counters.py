"""Verbs of the agent's day: sign in and out, open, pause and close a counter."""

from dataclasses import dataclass
from typing import ClassVar

from floor import errors
from floor.rules.events import (
    AgentSignedIn,
    AgentSignedOut,
    Change,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    WrapUpEnded,
)
from floor.rules.find import idle, the_agent, the_counter, the_day
from floor.rules.state import Stand, State
from floor.rules.verbs.base import Moment
from floor.rules.verbs.desk import AtDesk


@dataclass(frozen=True, kw_only=True)
class SignIn(AtDesk):
    """An agent takes a counter; the PIN is checked at the border and kept nowhere."""

    secrets: ClassVar[frozenset[str]] = frozenset({"pin"})
    agent: str
    pin: str

    def actor(self, state: State) -> str | None:
        return self.agent

    def credentials(self) -> tuple[str, str]:
        return self.agent, self.pin

    def decide(self, state: State, moment: Moment) -> list[Change]:
        the_day(state)
        counter = the_counter(state, self.counter)
        agent = the_agent(state, self.agent)
        if counter.agent == self.agent:
            return []
        if counter.agent is not None:
            raise errors.CounterTaken(counter=self.counter, agent=counter.agent)
        for other in state.counters.values():
            if other.agent == self.agent:
                raise errors.AgentElsewhere(agent=self.agent, counter=other.number)
        if agent.counters and self.counter not in agent.counters:
            raise errors.CounterNotYours(agent=self.agent, counter=self.counter)
        return [AgentSignedIn(agent=self.agent, counter=self.counter)]


@dataclass(frozen=True, kw_only=True)
class SignOut(AtDesk):
    """The agent leaves the counter, which closes."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = idle(state, self.counter)
        assert counter.agent is not None
        left: list[Change] = [AgentSignedOut(agent=counter.agent, counter=self.counter)]
        if counter.stand is not Stand.CLOSED:
            left.insert(0, CounterClosed(counter=self.counter))
        return left


@dataclass(frozen=True, kw_only=True)
class OpenCounter(AtDesk):
    """The counter is ready to call: in the morning, after a break, or when all is wrapped up."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = idle(state, self.counter)
        if counter.stand is not Stand.OPEN:
            return [CounterOpened(counter=self.counter)]
        if counter.wrap is None or moment.at >= counter.wrap[1]:
            return []
        return [WrapUpEnded(counter=self.counter, since=counter.wrap[0], until=moment.at)]


@dataclass(frozen=True, kw_only=True)
class PauseCounter(AtDesk):
    """The agent takes a break."""

    reason: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = idle(state, self.counter)
        if counter.stand is not Stand.OPEN:
            raise errors.CounterNotOpen(counter=self.counter)
        return [CounterPaused(counter=self.counter, reason=self.reason)]


@dataclass(frozen=True, kw_only=True)
class CloseCounter(AtDesk):
    """The counter calls nobody any more; its agent stays signed in."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = idle(state, self.counter)
        return [] if counter.stand is Stand.CLOSED else [CounterClosed(counter=self.counter)]
