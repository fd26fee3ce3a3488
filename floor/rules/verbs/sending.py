"""Verbs by which an agent sends a citizen on: park and resume, transfer."""

from dataclasses import dataclass
from typing import Literal

from floor import errors
from floor.rules import calling, charter
from floor.rules.events import (
    Change,
    LegAdded,
    LegEnded,
    LegParked,
    LegQueued,
    LegResumed,
    LegTransferred,
)
from floor.rules.find import idle, the_counter, the_offer, the_service, the_visit
from floor.rules.opening import MINUTE
from floor.rules.state import Leg, State, Step
from floor.rules.verbs.base import Moment
from floor.rules.verbs.desk import AtDesk, at_counter
from floor.rules.verbs.tickets import MOST_SERVICES, wrong_step


@dataclass(frozen=True, kw_only=True)
class Park(AtDesk):
    """The citizen goes to pay, to copy, to fetch something; the counter is free meanwhile."""

    reason: str
    minutes: float | None = None
    """When the citizen is expected back."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.SERVING)
        if not self.reason.strip():
            raise errors.ReasonNeeded
        until = None if self.minutes is None else moment.at + int(self.minutes * MINUTE)
        return [
            LegParked(
                visit=visit.id,
                leg=index,
                counter=self.counter,
                reason=self.reason.strip(),
                until=until,
            )
        ]


@dataclass(frozen=True, kw_only=True)
class Resume(AtDesk):
    """A parked citizen is back, at this counter or another that gives the service."""

    visit: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter, visit = idle(state, self.counter), the_visit(state, self.visit)
        index = visit.current
        if index is None or visit.legs[index].step is not Step.PARKED:
            raise wrong_step(visit)
        leg = visit.legs[index]
        if leg.service not in counter.services:
            raise errors.CannotServe(service=leg.service)
        return [
            LegResumed(
                visit=visit.id,
                leg=index,
                counter=self.counter,
                service=leg.service,
                lane=visit.lane,
                clock=leg.clock,
            )
        ]


@dataclass(frozen=True, kw_only=True)
class Transfer(AtDesk):
    """Send the citizen to another service, counter or agent, without a new queue at the end.

    The clock goes on as it was, unless the citizen is sent to the front or the back, for which a
    reason is recorded.
    """

    service: str | None = None
    """The other service; None stays with the same one."""
    to_counter: int | None = None
    to_agent: str | None = None
    place: Literal["keep", "front", "back"] = "keep"
    reason: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, leg = at_counter(state, self.counter, Step.CALLED, Step.SERVING)
        reason = self.reason.strip()
        if self.place != "keep" and not reason:
            raise errors.ReasonNeeded
        code = self.service or leg.service
        service = the_service(state, code)
        self._demand_served(state, code)
        clock = self.clock_of(state, leg, moment.at)
        if code == leg.service:
            return [
                LegTransferred(
                    visit=visit.id,
                    leg=index,
                    counter=self.counter,
                    to_counter=self.to_counter,
                    to_agent=self.to_agent,
                    clock=clock,
                    reason=reason,
                    told=moment.told,
                )
            ]
        if len(visit.legs) >= MOST_SERVICES:
            raise errors.TooManyServices(most=MOST_SERVICES)
        plan = charter.plan(the_offer(state), service, visit.lane)
        return [
            LegEnded(
                visit=visit.id, leg=index, end="done", outcome="transferred", counter=self.counter
            ),
            LegAdded(visit=visit.id, day=visit.day, after=index, plan=plan),
            LegQueued(
                visit=visit.id,
                leg=index + 1,
                clock=clock,
                to_counter=self.to_counter,
                to_agent=self.to_agent,
                reason=reason,
                told=moment.told,
            ),
        ]

    def _demand_served(self, state: State, code: str) -> None:
        """Somebody must be able to call it there: CannotServe, UnknownCounter, UnknownAgent."""
        counter = None if self.to_counter is None else the_counter(state, self.to_counter)
        if counter is not None and code not in counter.services:
            raise errors.CannotServe(service=code)
        if self.to_agent is not None:
            agent = state.agents.get(self.to_agent)
            if agent is None:
                raise errors.UnknownAgent(agent=self.to_agent)
            if agent.services and code not in agent.services:
                raise errors.CannotServe(service=code)

    def clock_of(self, state: State, leg: Leg, now: int) -> int:
        """From when the promise counts: its own clock, now, or early enough to be first."""
        assert leg.clock is not None
        if self.place == "back":
            return now
        if self.place == "keep":
            return leg.clock
        rivals = calling.candidates(state, frozenset(state.services))
        most = max((calling.share(v.legs[i], now) for v, i in rivals), default=0.0)
        return min(leg.clock, now - int((most + 0.01) * leg.promise * MINUTE))
