"""Verbs of a manager: the centre's own settings in versions, and who works here."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from floor import errors
from floor.rules import views
from floor.rules.amendment import Amendment, amended, demand_sound
from floor.rules.events import AgentEnrolled, CentreAmended, Change, PinReset
from floor.rules.find import the_counter, the_offer, the_service
from floor.rules.snapshots import Roster, Setup
from floor.rules.state import OPEN_STEPS, State
from floor.rules.verbs.base import A, Moment, NewPin
from floor.rules.verbs.pins import demand_hard
from floor.rules.verbs.supervising import Supervised


@dataclass(frozen=True, kw_only=True)
class Managed(Supervised[A], shared=True):
    """A verb that `roles` gives to managers alone."""


@dataclass(frozen=True, kw_only=True)
class OfSettings(Managed[Setup], shared=True):
    """A change of the settings that were looked at, and not of others since."""

    since: int
    """The number of the version it was filled in from."""

    def demand_current(self, state: State) -> int:
        """The next number. Raises SettingsChanged, UnknownAgent, NotAllowed or NoCatalogue."""
        self.demand_role(state)
        the_offer(state)
        number = state.versions[-1].number if state.versions else 0
        if self.since != number:
            raise errors.SettingsChanged(number=number)
        return number + 1

    def decide(self, state: State, moment: Moment) -> list[Change]:
        raise NotImplementedError

    def answer(self, state: State, moment: Moment) -> Setup:
        return views.setup(state, moment.at)


@dataclass(frozen=True, kw_only=True)
class AmendCentre(OfSettings):
    """Go on with these settings over the catalogue's, as a new version; the same again changes
    nothing."""

    amendment: Amendment

    def decide(self, state: State, moment: Moment) -> list[Change]:
        number = self.demand_current(state)
        assert state.deployed is not None
        return _amended(state, number, self.amendment)


@dataclass(frozen=True, kw_only=True)
class RestoreCentre(OfSettings):
    """Bring a version back, as a new one; 0 is the catalogue itself."""

    number: int

    def decide(self, state: State, moment: Moment) -> list[Change]:
        number = self.demand_current(state)
        found = {version.number: version.amendment for version in state.versions}
        wanted = found.get(self.number) if self.number else Amendment()
        if wanted is None:
            raise errors.WrongSetting(setting=f"version {self.number}")
        return _amended(state, number, wanted, restores=self.number)


def _amended(state: State, number: int, own: Amendment, *, restores: int = 0) -> list[Change]:
    """The new version; nothing if it holds. Raises what `demand_sound` raises, and NobodyServes
    for a service that nobody would give though somebody is here for it."""
    assert state.deployed is not None
    demand_sound(state.deployed, own)
    for shift in own.roster:
        if shift not in state.amendment.roster and shift.agent not in state.agents:
            raise errors.UnknownAgent(agent=shift.agent)
    given = {code for plan in amended(state.deployed, own).counters for code in plan.services}
    for visit in state.visits.values():
        for leg in visit.legs:
            if leg.step in OPEN_STEPS and leg.service not in given:
                raise errors.NobodyServes(service=leg.service)
    if own == state.amendment:
        return []
    return [CentreAmended(number=number, amendment=own, restores=restores)]


@dataclass(frozen=True, kw_only=True)
class SetAgent(Managed[Roster]):
    """Who works here, in which role, giving what and where; a number that is new is enrolled.

    `replaces` is the number that the agent had before, who may sign in by it no more; `fresh` is a
    PIN for one sign-in, which a new number needs.
    """

    secrets: ClassVar[frozenset[str]] = frozenset({"pin", "fresh"})
    agent: str
    role: Literal["agent", "supervisor", "manager"] = "agent"
    services: tuple[str, ...] = ()
    counters: tuple[int, ...] = ()
    works: bool = True
    replaces: str = ""
    fresh: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        self._demand_number(state)
        self._demand_away(state)
        new = AgentEnrolled(
            agent=self.agent,
            role=self.role,
            services=tuple(sorted({the_service(state, code).code for code in self.services})),
            counters=tuple(sorted({the_counter(state, each).number for each in self.counters})),
            works=self.works,
        )
        changes: list[Change] = [] if _stands(state, new) else [new]
        if self.replaces and (old := state.agents.get(self.replaces)) is not None:
            changes.append(AgentEnrolled(agent=old.number, role=old.role, works=False))
        if self.fresh:
            demand_hard(self.fresh, agent=self.agent)
            changes.append(PinReset(agent=self.agent))
        return changes

    def _demand_number(self, state: State) -> None:
        if not (self.agent.isascii() and self.agent.isdecimal() and len(self.agent) <= 8):
            raise errors.BadRequest(problem="an agent's number is of 1 to 8 digits")
        if self.replaces and self.replaces not in state.agents:
            raise errors.UnknownAgent(agent=self.replaces)
        if self.by in (self.agent, self.replaces):
            stays = self.agent == self.by and self.role == "manager" and self.works
            if not stays or self.replaces:
                raise errors.OwnRights(agent=self.by)

    def _demand_away(self, state: State) -> None:
        """Who is to leave or to sit elsewhere is not signed in meanwhile. Raises AgentElsewhere."""
        for counter in state.counters.values():
            elsewhere = self.counters and counter.number not in self.counters
            gone = counter.agent == self.agent and (not self.works or elsewhere)
            if counter.agent is not None and (gone or counter.agent == self.replaces):
                raise errors.AgentElsewhere(agent=counter.agent, counter=counter.number)

    def answer(self, state: State, moment: Moment) -> Roster:
        return views.roster(state, moment.at)

    def new_pin(self) -> NewPin | None:
        return NewPin(agent=self.agent, pin=self.fresh, once=True) if self.fresh else None


def _stands(state: State, new: AgentEnrolled) -> bool:
    """Whether somebody is enrolled just so."""
    known = (state.agents if new.works else state.left).get(new.agent)
    wanted = (new.role, frozenset(new.services), frozenset(new.counters))
    return known is not None and (known.role, known.services, known.counters) == wanted
