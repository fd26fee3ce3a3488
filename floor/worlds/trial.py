"""Forecasts held against lived days: each predictor's score on the very same tickets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from statistics import fmean
from time import perf_counter
from typing import Any

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.forward import call_times
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.ranges import (
    AT_ISSUE,
    MISS,
    Estimate,
    Ranges,
    Raw,
    Score,
    raw_range,
    score,
)
from floor.rules.waiting.room import Room, Waiting
from floor.rules.waiting.saying import WHOLE
from floor.worlds.centre import WORLDS, Centre, World, make_centre
from floor.worlds.day import Person, draw_day
from floor.worlds.hall import Hall, Seat, Watcher
from floor.worlds.learning import Learner
from floor.worlds.predictors import Ours, Predictor, all_predictors
from floor.worlds.ruling import largest_share

EVERY = 10 * MINUTE
"""How often a whole room is foretold while people wait."""
OF_A_POINT = 0.07
"""Where the level starts for peers, so that nine of ten of their ranges hold too."""
PAST, CALIBRATION = 8, 2
"""Days that a centre has worked before, and of these the last, on which ranges were told."""


@dataclass
class Tally:
    """Scores of one predictor by lane."""

    scores: dict[Lane, list[Score]] = field(default_factory=lambda: {lane: [] for lane in Lane})

    def summary(self) -> dict[str, Any]:
        """The published figures, overall and by class."""
        every = [one for scores in self.scores.values() for one in scores]
        by_class = {lane.value: figures(scores) for lane, scores in self.scores.items()}
        return figures(every) | {"by_class": by_class}


def figures(scores: list[Score]) -> dict[str, float]:
    """Mean absolute error, bias and width in minutes; shares within 5 minutes and in the range."""
    if not scores:
        return {"tickets": 0}
    return {
        "tickets": len(scores),
        "mae": round(fmean(abs(one.error) for one in scores), 2),
        "bias": round(fmean(one.error for one in scores), 2),
        "within_5": round(fmean(one.within_five for one in scores), 3),
        "coverage": round(fmean(one.hit for one in scores), 3),
        "width": round(fmean(one.width for one in scores), 1),
    }


@dataclass
class Told:
    """A range on its way to its truth."""

    raw: Raw
    estimate: Estimate
    at: int


class Stand:
    """One predictor at one centre: its ranges and what it has told."""

    def __init__(self, predictor: Predictor, tally: Tally, level: float = MISS) -> None:
        self.predictor, self.tally = predictor, tally
        self.ranges = {lane: Ranges(level) for lane in Lane}
        self.told: dict[int, list[Told]] = {}

    def tell(self, leg: Waiting, raw: Raw, now: int) -> None:
        """Keep what is told."""
        told = Told(raw, self.ranges[leg.lane].tell(raw), now)
        self.told.setdefault(leg.serial, []).append(told)

    def meet(self, leg: Waiting, now: int, *, count: bool) -> None:
        """The call came: learn, and score if this day counts."""
        for told in self.told.pop(leg.serial, ()):
            waited = (now - told.at) / MINUTE
            self.ranges[leg.lane].learn(told.raw, told.estimate, waited)
            if count:
                self.tally.scores[leg.lane].append(score(told.estimate, waited))


class Trial(Watcher):
    """A centre's days, watched by all predictors; every second ticket is foretold."""

    def __init__(
        self,
        centre: Centre,
        world: World,
        issue: dict[str, Tally],
        waiting: dict[str, Tally] | None,
    ) -> None:
        self.learner = Learner(centre)
        predictors = all_predictors(centre, self.learner, world)
        self.stands = [
            Stand(
                one,
                issue.setdefault(one.name, Tally()),
                AT_ISSUE if isinstance(one, Ours) else OF_A_POINT,
            )
            for one in predictors
        ]
        self.watches = (
            []
            if waiting is None
            else [
                Stand(one, waiting.setdefault(one.name, Tally()))
                for one in predictors
                if one.name != "one_pass"
            ]
        )
        self.dice = Random(f"room {centre.seed}")
        self.telling = self.counting = False
        self.ticket_seconds: list[float] = []
        self.rooms: list[Room] = []

    def issued(self, hall: Hall, person: Person, leg: Waiting) -> None:
        self.learner.issued(hall, person, leg)
        if not self.telling or person.serial % 2:
            return
        room = hall.room()
        for stand in self.stands:
            began = perf_counter()
            raw = stand.predictor.tell(hall, room, leg)
            if stand is self.stands[0]:
                self.ticket_seconds.append(perf_counter() - began)
            stand.tell(leg, raw, hall.now)

    def called(self, hall: Hall, person: Person, leg: Waiting, desk: Seat) -> None:
        self.learner.called(hall, person, leg, desk)
        for stand in self.stands:
            stand.predictor.see(leg, (hall.now - leg.issued) / MINUTE)
        for stand in self.stands + self.watches:
            stand.meet(leg, hall.now, count=self.counting)

    def freed(self, hall: Hall, person: Person, took: int) -> None:
        self.learner.freed(hall, person, took)

    def worked(self, hall: Hall, milliseconds: int, paused: int | None) -> None:
        self.learner.worked(hall, milliseconds, paused)

    def resumed(self, hall: Hall, service: str, after: int) -> None:
        self.learner.resumed(hall, service, after)

    def look(self, hall: Hall) -> None:
        """Foretell the whole room."""
        room = hall.room()
        if not room.waiting:
            return
        if len(room.waiting) >= 60:
            self.rooms.append(room)
        ours, *peers = self.watches
        plan = Plan(room, self.learner.durations, self.learner.habits, lanes=OVERTAKING)
        for leg, times in zip(room.waiting, call_times(plan, self.dice, WHOLE), strict=True):
            ours.tell(leg, raw_range(times), hall.now)
            for peer in peers:
                peer.tell(leg, peer.predictor.left(hall, room, leg), hall.now)

    def day(self, centre: Centre, world: World, number: int, *, tell: bool, count: bool) -> None:
        """Live one day."""
        self.telling, self.counting = tell, count
        hall = Hall(centre, world, draw_day(centre, world, number), largest_share, self)
        if tell and self.watches:
            hall.every(EVERY, self.look)
        hall.live()
        self.learner.end_day(hall)


def try_world(
    name: str, seeds: Iterable[int], days: int, *, step: Callable[[], None], watch: bool = False
) -> tuple[dict[str, Tally], dict[str, Tally], list[Trial]]:
    """Tallies over so many counted days of each centre: at issue, and while people wait."""
    world = WORLDS[name]
    issue: dict[str, Tally] = {}
    waiting: dict[str, Tally] = {}
    trials = []
    for seed in seeds:
        centre = make_centre(seed, world)
        trial = Trial(centre, world, issue, waiting if watch else None)
        past = PAST if world.history else 0
        for number in range(past + days):
            counted = number >= past
            trial.day(centre, world, number, tell=number >= past - CALIBRATION, count=counted)
            if counted:
                step()
        trials.append(trial)
    return issue, waiting, trials
