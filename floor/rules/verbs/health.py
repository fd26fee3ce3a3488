"""The verb by which a device tells how it is."""

from dataclasses import dataclass
from typing import get_args

from floor import errors
from floor.rules.events import Change, HealthTold
from floor.rules.events.health import Fault
from floor.rules.state import State
from floor.rules.verbs.base import Moment, Verb

KNOWN = frozenset(get_args(Fault))
LONGEST_ROLL_MM = 1_000_000


@dataclass(frozen=True, kw_only=True)
class TellHealth(Verb[str]):
    """What is wrong with a device, how much paper it used and has, how long it was cut off.

    What says nothing new changes nothing; the answer is the device's name.
    """

    device: str
    faults: tuple[Fault, ...] = ()
    paper_used_mm: int = 0
    paper_left_mm: int | None = None
    away_ms: int = 0

    def decide(self, state: State, moment: Moment) -> list[Change]:
        self._demand_sense()
        known = state.health.get(self.device)
        told = HealthTold(
            device=self.device,
            faults=tuple(sorted(set(self.faults))),
            paper_used_mm=self.paper_used_mm,
            paper_left_mm=self.paper_left_mm,
            away_ms=self.away_ms,
        )
        stands = () if known is None else known.faults
        left = None if known is None else known.paper_left_mm
        same = told.faults == stands and told.paper_left_mm == left
        return [] if same and not (told.paper_used_mm or told.away_ms) else [told]

    def _demand_sense(self) -> None:
        if not 0 < len(self.device) <= 80:
            raise errors.BadRequest(problem="a device's name has 1 to 80 characters")
        if strange := set(self.faults) - KNOWN:
            raise errors.BadRequest(problem=f"{min(strange)[:40]!r} is no fault of a device")
        lengths = (self.paper_used_mm, self.paper_left_mm or 0)
        if self.away_ms < 0 or not all(0 <= length <= LONGEST_ROLL_MM for length in lengths):
            raise errors.BadRequest(problem="paper and time are whole numbers from 0")

    def answer(self, state: State, moment: Moment) -> str:
        return self.device
