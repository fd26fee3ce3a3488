"""The verb by which visits that a restore lost stand here again."""

from dataclasses import dataclass

from floor.rules.events import Change, VisitRecovered
from floor.rules.state import State, Visit
from floor.rules.verbs.base import Moment, Verb


@dataclass(frozen=True, kw_only=True)
class LostVisit:
    """A visit as it is to stand, and as the floor was seen to have it."""

    change: VisitRecovered
    seen: Visit | None


@dataclass(frozen=True, kw_only=True)
class RecoverVisits(Verb[str]):
    """The store has proved the lines and made sure that they fit. A visit that has moved since it
    looked is left as it is; the answer is empty."""

    visits: tuple[LostVisit, ...]

    def decide(self, state: State, moment: Moment) -> list[Change]:
        return [
            lost.change for lost in self.visits if state.visits.get(lost.change.visit) == lost.seen
        ]

    def answer(self, state: State, moment: Moment) -> str:
        return ""
