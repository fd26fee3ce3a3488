"""What every verb is."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar, Generic, TypeVar

from floor.rules.events import Change, Event, Told
from floor.rules.state import State

A = TypeVar("A", covariant=True)

VERBS: dict[str, type["Verb[object]"]] = {}
"""Every verb by the name it has on the facade and on the wire."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a verb may not find out by itself: the time and fresh randomness."""

    at: int
    """UTC milliseconds."""
    fresh: str
    """The id of what the verb makes, 128 bits in hex: 48 of the time, then 80 random ones, so that
    what was made together lies together in the store, however much lies there already."""
    token: str
    """At least 96 further random bits, for a secret."""
    told: Told | None = None
    """The wait that a verb's citizen is to be told, where one was foretold for it."""
    answered: Mapping[str, str] = field(default_factory=dict)
    """Of the keys that the verb rests on, the visits that were answered to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words about a visit that may name somebody: kept beside the journal, erased in two days."""

    id: str
    visit: str
    at: int
    agent: str | None
    salt: str
    text: str

    @property
    def commitment(self) -> str:
        """What the journal keeps of it."""
        return sha256(f"{self.salt}\n{self.text}".encode()).hexdigest()


class Verb(ABC, Generic[A]):
    """A wish to change the floor. `decide` says what happens, or raises Refused; pure."""

    name: ClassVar[str]
    secrets: ClassVar[frozenset[str]] = frozenset()
    """Fields that are checked at the border and kept nowhere."""

    def __init_subclass__(cls, *, shared: bool = False) -> None:
        """`shared` marks a base of verbs that is none itself."""
        if shared:
            return
        letters = (f"_{c.lower()}" if c.isupper() else c for c in cls.__name__)
        cls.name = "".join(letters).lstrip("_")
        VERBS[cls.name] = cls

    @abstractmethod
    def decide(self, state: State, moment: Moment) -> list[Change]:
        """The changes, in order; the state is as it was."""

    @abstractmethod
    def answer(self, state: State, moment: Moment) -> A:
        """What the caller gets, from the state after the changes."""

    def actor(self, state: State) -> str | None:
        """The agent who does it; None for a citizen or the centre itself."""
        return None

    def rests_on(self) -> Iterable[str]:
        """Keys of other verbs, whose answers it must know; see Moment.answered."""
        return ()

    def happened(self, state: State, moment: Moment, *, device: str, key: str) -> list[Event]:
        """The changes with when, by whom and through what: now, and through the caller."""
        actor, changes = self.actor(state), self.decide(state, moment)
        return [
            Event(at=moment.at, actor=actor, device=device, key=key, change=change)
            for change in changes
        ]

    def answers(self, state: State, moment: Moment) -> Iterable[tuple[str, "Verb[object]", object]]:
        """Other verbs that it has answered besides: key, verb and answer, kept as if each had
        come by itself."""
        return ()

    def beside(self, state: State, moment: Moment) -> Note | None:
        """Words to be kept beside the journal, in the same transaction, until they are erased."""
        return None

    def credentials(self) -> tuple[str, str] | None:
        """Agent and PIN to be proved at the border before it is decided; None needs no proof."""
        return None

    def new_pin(self) -> "NewPin | None":
        """A PIN that it gives; the journal knows only that it did."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPin:
    """A PIN to be kept, hashed, beside the journal once its verb is in it."""

    agent: str
    pin: str
    once: bool
    """Whether it must be changed at the first sign-in."""


class CounterVerb(Verb[A], shared=True):
    """A verb of the agent who sits at a counter."""

    counter: int

    def actor(self, state: State) -> str | None:
        counter = state.counters.get(self.counter)
        return counter.agent if counter else None
