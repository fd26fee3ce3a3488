"""The two ways through the door, on which every named verb and question stands."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TypeVar

from floor.rules import snapshots as show
from floor.rules.questions import Question
from floor.rules.verbs import Verb

A = TypeVar("A")
S = TypeVar("S", bound=show.Snapshot)


class Door(ABC):
    """Takes any verb and any question as values."""

    @abstractmethod
    def do(self, verb: Verb[A], *, key: str) -> A:
        """Have a verb decided, journalled and answered."""

    @abstractmethod
    def ask(self, question: Question[S]) -> S:
        """The answer to a question now."""

    @abstractmethod
    def watch(self, question: Question[S], *, beat: float = 2.0) -> Iterator[S]:
        """The answer at once, then whenever it changes (at most 20 a second), and each `beat`
        seconds in any case; ends with Trouble when the floor is out of reach."""
