"""Verbs about PINs: a supervisor unlocks one or gives a new one, an agent chooses the own."""

from dataclasses import dataclass
from typing import ClassVar

from floor import errors
from floor.rules import views
from floor.rules.events import Change, PinChanged, PinReset, PinUnlocked
from floor.rules.find import the_agent
from floor.rules.roles import Role
from floor.rules.snapshots import Badge
from floor.rules.state import State
from floor.rules.verbs.base import Moment, NewPin, Verb
from floor.rules.verbs.supervising import Supervised

RUNS = "01234567890", "09876543210"
"""No PIN is a piece of these."""


def demand_hard(pin: str, *, agent: str, before: str = "") -> None:
    """Refuse a PIN that is guessed first: one digit, a run, the own number, the one before.
    Raises WeakPin; BadRequest for what is not six digits."""
    if len(pin) != 6 or not (pin.isascii() and pin.isdecimal()):
        raise errors.BadRequest(problem="a PIN is six digits")
    own = pin.lstrip("0") == agent.lstrip("0")
    if len(set(pin)) == 1 or any(pin in run for run in RUNS) or own or pin == before:
        raise errors.WeakPin(agent=agent)


@dataclass(frozen=True, kw_only=True)
class UnlockPin(Supervised[str]):
    """An agent whose PIN was tried too often may try again; the answer is the agent's number."""

    agent: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        return [PinUnlocked(agent=the_agent(state, self.agent).number)]

    def answer(self, state: State, moment: Moment) -> str:
        return self.agent


@dataclass(frozen=True, kw_only=True)
class ResetPin(Supervised[str]):
    """A PIN for one sign-in, told to its agent by word of mouth; the old one holds no more.

    A supervisor gives it to agents; to supervisors and managers a manager does, or whoever
    supervises could take a manager's place. The answer is the agent's number.
    """

    secrets: ClassVar[frozenset[str]] = frozenset({"pin", "fresh"})
    agent: str
    fresh: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self.demand_role(state)
        agent, by = the_agent(state, self.agent), the_agent(state, self.by)
        if Role.of(by.role) < Role.MANAGER and Role.of(agent.role) > Role.AGENT:
            raise errors.NotAllowed(verb=self.name)
        demand_hard(self.fresh, agent=self.agent)
        return [PinReset(agent=self.agent)]

    def answer(self, state: State, moment: Moment) -> str:
        return self.agent

    def new_pin(self) -> NewPin:
        return NewPin(agent=self.agent, pin=self.fresh, once=True)


@dataclass(frozen=True, kw_only=True)
class ChangePin(Verb[Badge]):
    """An agent chooses a PIN, by the one that holds; a PIN for one sign-in can do only this."""

    secrets: ClassVar[frozenset[str]] = frozenset({"pin", "new"})
    agent: str
    pin: str
    new: str

    def actor(self, state: State) -> str | None:
        return self.agent

    def credentials(self) -> tuple[str, str]:
        return self.agent, self.pin

    def decide(self, state: State, moment: Moment) -> list[Change]:
        the_agent(state, self.agent)
        demand_hard(self.new, agent=self.agent, before=self.pin)
        return [PinChanged(agent=self.agent)]

    def answer(self, state: State, moment: Moment) -> Badge:
        return views.badge(state, moment.at, self.agent)

    def new_pin(self) -> NewPin:
        return NewPin(agent=self.agent, pin=self.new, once=False)
