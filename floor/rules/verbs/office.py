"""Verbs of an office without a counter: prove who one is, the day by hand, agents' skills."""

from dataclasses import dataclass
from typing import ClassVar

from floor import errors
from floor.rules import views
from floor.rules.events import AgentEnrolled, Change
from floor.rules.find import the_service
from floor.rules.snapshots import Badge, DayReport, Roster
from floor.rules.state import State
from floor.rules.verbs.base import Moment, Verb
from floor.rules.verbs.centre import CloseDay, OpenDay
from floor.rules.verbs.supervising import Supervised


@dataclass(frozen=True, kw_only=True)
class Identify(Verb[Badge]):
    """Prove by the PIN who one is, without taking a counter; changes nothing."""

    secrets: ClassVar[frozenset[str]] = frozenset({"pin"})
    agent: str
    pin: str

    def actor(self, state: State) -> str | None:
        return self.agent

    def credentials(self) -> tuple[str, str]:
        return self.agent, self.pin

    def decide(self, state: State, moment: Moment) -> list[Change]:
        views.badge(state, moment.at, self.agent)
        return []

    def answer(self, state: State, moment: Moment) -> Badge:
        return views.badge(state, moment.at, self.agent)


@dataclass(frozen=True, kw_only=True)
class BeginDay(Supervised[DayReport]):
    """A supervisor opens the day by hand, under the own number."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        return OpenDay().decide(state, moment)

    def answer(self, state: State, moment: Moment) -> DayReport:
        return views.day_report(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class EndDay(Supervised[DayReport]):
    """A supervisor closes the day: whoever waits is recorded as not served, for a reason."""

    reason: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        if not self.reason.strip():
            raise errors.ReasonNeeded
        return CloseDay(reason=self.reason.strip()).decide(state, moment)

    def answer(self, state: State, moment: Moment) -> DayReport:
        return views.day_report(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class SetSkills(Supervised[Roster]):
    """The services that an agent can give from now on; none is all that the counter gives."""

    agent: str
    services: tuple[str, ...] = ()

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        known = state.agents.get(self.agent)
        if known is None:
            raise errors.UnknownAgent(agent=self.agent)
        services = tuple(sorted({the_service(state, code).code for code in self.services}))
        if known.services == frozenset(services):
            return []
        counters = tuple(sorted(known.counters))
        return [
            AgentEnrolled(agent=self.agent, role=known.role, services=services, counters=counters)
        ]

    def answer(self, state: State, moment: Moment) -> Roster:
        return views.roster(state, moment.at)
