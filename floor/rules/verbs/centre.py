"""Verbs of the centre: adopt a catalogue, enrol agents, open and close the day."""

from dataclasses import dataclass
from typing import Literal

from floor import errors
from floor.rules import opening, views
from floor.rules.events import (
    AgentEnrolled,
    AgentSignedOut,
    AppointmentMissed,
    CatalogueAdopted,
    Change,
    ClockStepped,
    CounterClosed,
    DayClosed,
    DayOpened,
    LegEnded,
)
from floor.rules.find import the_day, the_offer
from floor.rules.offer import Offer
from floor.rules.snapshots import DayReport, Menu
from floor.rules.state import OPEN_STEPS, Stand, State
from floor.rules.verbs.base import Moment, Verb


@dataclass(frozen=True, kw_only=True)
class AdoptCatalogue(Verb[Menu]):
    """The centre goes on with an offer; the same offer again changes nothing."""

    offer: Offer

    def decide(self, state: State, moment: Moment) -> list[Change]:
        if self.offer.centre != state.centre:
            raise errors.OtherCentre(centre=state.centre, asked=self.offer.centre)
        return [] if self.offer == state.deployed else [CatalogueAdopted(offer=self.offer)]

    def answer(self, state: State, moment: Moment) -> Menu:
        return views.menu(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class EnrolAgent(Verb[str]):
    """An agent may sign in from now on; the answer is the agent's number."""

    agent: str
    role: Literal["agent", "supervisor", "manager"] = "agent"
    services: tuple[str, ...] = ()
    """The services the agent can give; empty is all that the counter gives."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        known = state.agents.get(self.agent)
        if known and (known.role, known.services) == (self.role, frozenset(self.services)):
            return []
        counters = tuple(sorted(known.counters)) if known else ()
        return [
            AgentEnrolled(
                agent=self.agent, role=self.role, services=self.services, counters=counters
            )
        ]

    def answer(self, state: State, moment: Moment) -> str:
        return self.agent


@dataclass(frozen=True, kw_only=True)
class OpenDay(Verb[DayReport]):
    """The centre's local day begins."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        the_offer(state)
        if state.day is not None:
            raise errors.DayAlreadyOpen(day=state.day)
        day = opening.local_day(moment.at)
        if day <= state.last_day:
            raise errors.DayOver(day=day)
        return [DayOpened(day=day)]

    def answer(self, state: State, moment: Moment) -> DayReport:
        return views.day_report(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class CloseDay(Verb[DayReport]):
    """The day ends: everyone not served is recorded so, every counter is closed and left."""

    reason: str = "closing"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        day = the_day(state)
        holders = {c.visit: c.number for c in state.counters.values() if c.visit is not None}
        changes: list[Change] = []
        for visit in state.visits.values():
            current = visit.current
            for index, leg in enumerate(visit.legs):
                if leg.step in OPEN_STEPS:
                    counter = holders.get(visit.id) if index == current else None
                    changes.append(
                        LegEnded(
                            visit=visit.id,
                            leg=index,
                            end="unserved",
                            outcome=self.reason,
                            counter=counter,
                        )
                    )
        for desk in state.counters.values():
            if desk.stand is not Stand.CLOSED:
                changes.append(CounterClosed(counter=desk.number))
            if desk.agent is not None:
                changes.append(AgentSignedOut(agent=desk.agent, counter=desk.number))
        changes += [
            AppointmentMissed(code=code)
            for code, kept in state.appointments.items()
            if kept.visit is None and opening.local_day(kept.booking.at) <= day
        ]
        return [*changes, DayClosed(day=day, reason=self.reason)]

    def answer(self, state: State, moment: Moment) -> DayReport:
        return views.day_report(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class NoteClock(Verb[DayReport]):
    """The host has found its clock behind the journal's last line, and says so in the journal."""

    last: int
    """The time of the last line, UTC milliseconds."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        return [ClockStepped(shown=moment.at, last=self.last)] if moment.at < self.last else []

    def answer(self, state: State, moment: Moment) -> DayReport:
        return views.day_report(state, moment.at)
