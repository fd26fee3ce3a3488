"""Verbs of a supervisor: suspend and restore services, quotas, priority, release, announce."""

from dataclasses import dataclass
from typing import ClassVar

from floor import errors
from floor.rules import charter, roles, views
from floor.rules.events import (
    AgentSignedOut,
    Announced,
    BreakPlanned,
    Change,
    CounterClosed,
    Lane,
    LaneChanged,
    LegParked,
    LegReleased,
    QuotaSet,
    ServiceRestored,
    ServiceSuspended,
)
from floor.rules.find import the_counter, the_day, the_offer, the_service, the_visit
from floor.rules.offer import Text
from floor.rules.snapshots import Conditions, CounterDesk, Ticket
from floor.rules.state import Stand, State, Step
from floor.rules.verbs.base import A, Moment, Verb
from floor.rules.verbs.tickets import wrong_step


@dataclass(frozen=True, kw_only=True)
class Supervised(Verb[A], shared=True):
    """A verb that only a supervisor or manager may use (as `roles` says), with the PIN, under the
    own number."""

    secrets: ClassVar[frozenset[str]] = frozenset({"pin"})
    by: str
    pin: str

    def actor(self, state: State) -> str | None:
        return self.by

    def credentials(self) -> tuple[str, str]:
        return self.by, self.pin

    def demand_role(self, state: State) -> None:
        """Raise UnknownAgent or NotAllowed."""
        agent = state.agents.get(self.by)
        if agent is None:
            raise errors.UnknownAgent(agent=self.by)
        roles.demand(roles.Device.COUNTER, agent.role, self.name)


@dataclass(frozen=True, kw_only=True)
class Conditioning(Supervised[Conditions], shared=True):
    """A supervisor's verb answered with what is set today."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        raise NotImplementedError

    def answer(self, state: State, moment: Moment) -> Conditions:
        return views.conditions(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class SuspendService(Conditioning):
    """An agency's system is down: no tickets, no calls, and the clocks of those waiting stand."""

    service: str
    reason: str
    message: Text
    back_at: int | None = None
    """When it is expected back, UTC milliseconds."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        the_day(state)
        if not self.reason.strip():
            raise errors.ReasonNeeded
        code = the_service(state, self.service).code
        known = state.suspended.get(code)
        return [
            ServiceSuspended(
                service=code,
                since=known.since if known else moment.at,
                reason=self.reason.strip(),
                message=self.message,
                back_at=self.back_at,
            )
        ]


@dataclass(frozen=True, kw_only=True)
class RestoreService(Conditioning):
    """The service is up again."""

    service: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        down = state.suspended.get(the_service(state, self.service).code)
        if down is None:
            raise errors.NotSuspended(service=self.service)
        return [ServiceRestored(service=self.service, since=down.since)]


@dataclass(frozen=True, kw_only=True)
class SetQuota(Conditioning):
    """Today's tickets of a service; None is as many as come."""

    service: str
    quota: int | None

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        the_day(state)
        code = the_service(state, self.service).code
        quota = None if self.quota is None else max(0, self.quota)
        return [QuotaSet(service=code, quota=quota)]


@dataclass(frozen=True, kw_only=True)
class Announce(Conditioning):
    """The boards tell something until a time; an empty text takes it back."""

    text: Text
    until: int

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        the_day(state)
        return [Announced(text=self.text, until=self.until)]


@dataclass(frozen=True, kw_only=True)
class PlanBreak(Conditioning):
    """An agent's break of today, so that waiting times know of it; no minutes take it back."""

    agent: str
    at: int
    minutes: float
    reason: str = "break"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        the_day(state)
        if self.agent not in state.agents:
            raise errors.UnknownAgent(agent=self.agent)
        return [
            BreakPlanned(
                agent=self.agent, at=self.at, minutes=max(0.0, self.minutes), reason=self.reason
            )
        ]


@dataclass(frozen=True, kw_only=True)
class RaisePriority(Supervised[Ticket]):
    """A waiting visit goes on in the priority lane, for a recorded reason; its clock stays."""

    visit: str
    reason: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        visit, offer = the_visit(state, self.visit), the_offer(state)
        if not self.reason.strip():
            raise errors.ReasonNeeded
        if visit.current is None:
            raise wrong_step(visit)
        if visit.lane is Lane.PRIORITY:
            return []
        lane = Lane.PRIORITY
        promises = (charter.promised(offer, state.services[x.service], lane) for x in visit.legs)
        return [
            LaneChanged(
                visit=visit.id,
                before=visit.lane,
                lane=lane,
                promises=tuple(promises),
                reason=self.reason.strip(),
            )
        ]

    def answer(self, state: State, moment: Moment) -> Ticket:
        return views.ticket(state, moment.at, self.visit)


@dataclass(frozen=True, kw_only=True)
class Release(Supervised[CounterDesk]):
    """A desk has crashed or its agent is gone: free whom it has, and let the counter go.

    Someone called waits again with the clock; someone being served is parked, so that any counter
    of the service can go on; the agent is signed out.
    """

    counter: int
    reason: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        counter = the_counter(state, self.counter)
        reason = self.reason.strip()
        if not reason:
            raise errors.ReasonNeeded
        changes: list[Change] = []
        if counter.visit is not None:
            visit = state.visits[counter.visit]
            index = visit.current
            assert index is not None
            where = {"visit": visit.id, "leg": index, "counter": self.counter, "reason": reason}
            served = visit.legs[index].step is Step.SERVING
            changes.append(LegParked(**where) if served else LegReleased(**where))  # type: ignore[arg-type]
        if counter.stand is not Stand.CLOSED:
            changes.append(CounterClosed(counter=self.counter))
        if counter.agent is not None:
            changes.append(AgentSignedOut(agent=counter.agent, counter=self.counter))
        return changes

    def answer(self, state: State, moment: Moment) -> CounterDesk:
        return views.counter_desk(state, moment.at, self.counter)
