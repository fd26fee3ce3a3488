"""Rules of calling held against each other: the same days lived under each."""

from collections import Counter as Counting
from collections.abc import Callable
from statistics import fmean
from typing import Any

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.room import Waiting
from floor.worlds.centre import TEST_SEEDS, WORLDS, make_centre
from floor.worlds.day import Person, draw_day
from floor.worlds.hall import Hall, Seat, Watcher
from floor.worlds.ruling import RULES

SOON = 10.0
"""Minutes after its time within which an appointment counts as kept."""


class Umpire(Watcher):
    """Notes every wait, and who overtakes whom."""

    def __init__(self) -> None:
        self.waits: dict[Lane, list[float]] = {lane: [] for lane in Lane}
        self.lateness: list[float] = []
        self.slips: Counting[Lane] = Counting()
        self.skips: Counting[Lane] = Counting()
        self.same_class = 0

    def called(self, hall: Hall, person: Person, leg: Waiting, desk: Seat) -> None:
        self.waits[leg.lane].append((hall.now - leg.issued) / MINUTE)
        if leg.lane is Lane.APPOINTMENT:
            self.lateness.append((hall.now - leg.clock) / MINUTE)
        for service in desk.services - hall.down.keys():
            for other in hall.waiting[service].values():
                if other.clock < leg.clock:
                    self.slips[other.lane] += 1
                    self.skips[leg.lane] += 1
                    self.same_class += other.lane is leg.lane

    def summary(self) -> dict[str, Any]:
        """Minutes by class; slips and skips for each ticket of the class."""
        every = [wait for waits in self.waits.values() for wait in waits]
        classes = {
            lane.value: spread(waits)
            | {
                "slips": round(self.slips[lane] / len(waits), 2),
                "skips": round(self.skips[lane] / len(waits), 2),
            }
            for lane, waits in self.waits.items()
        }
        kept = fmean(late <= SOON for late in self.lateness)
        return {
            "all": spread(every),
            "by_class": classes,
            "appointment_lateness": spread([max(0.0, late) for late in self.lateness])
            | {"within_10": round(kept, 3)},
            "same_class_slips": self.same_class,
        }


def spread(minutes: list[float]) -> dict[str, float]:
    """Count, mean, 95th percentile and longest."""
    ordered = sorted(minutes)
    return {
        "tickets": len(ordered),
        "mean": round(fmean(ordered), 1),
        "p95": round(ordered[int(0.95 * len(ordered))], 1),
        "max": round(ordered[-1], 1),
    }


def calling_report(days: int, step: Callable[[], None]) -> dict[str, Any]:
    """Each rule on the same days of the test centres in the main world, four days each."""
    world = WORLDS["main"]
    umpires = {name: Umpire() for name in RULES}
    for index in range(days):
        centre = make_centre(TEST_SEEDS.start + index // 4, world)
        day = draw_day(centre, world, index % 4)
        for name, rule in RULES.items():
            Hall(centre, world, day, rule, umpires[name]).live()
        step()
    return {"days": days} | {name: umpire.summary() for name, umpire in umpires.items()}
