"""What a desk looks up besides what it watches: questions and pages of the floor, as values."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from floor.rules.questions import Question

if TYPE_CHECKING:  # it comes behind the first frame
    from floor.facade import Floor


class Page(ABC):
    """Something read by a method of the floor that is no question."""

    @abstractmethod
    def read(self, floor: "Floor") -> object:
        """The answer now; raises as the floor does."""


@dataclass(frozen=True, slots=True)
class Notes(Page):
    """What agents wrote about a visit."""

    visit: str

    def read(self, floor: "Floor") -> object:
        return floor.notes(visit=self.visit)


@dataclass(frozen=True, slots=True)
class OutOfTurn(Page):
    """A day's calls out of turn, with who and why."""

    day: str

    def read(self, floor: "Floor") -> object:
        return floor.report(since=self.day, until=self.day, figure="out_of_turn")


@dataclass(frozen=True, slots=True)
class HostHealth(Page):
    """How the host is."""

    def read(self, floor: "Floor") -> object:
        return floor.health()


Ask = Question[Any] | Page


def read(floor: "Floor", ask: Ask) -> object:
    """The floor's answer."""
    return ask.read(floor) if isinstance(ask, Page) else floor.ask(ask)
