"""Ways to foretell a wait: Foleni's, and those of other products, on the same days."""

from abc import ABC, abstractmethod
from collections import deque
from dataclasses import replace
from random import Random
from statistics import fmean

from floor.rules.advice.groups import times_of
from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import Durations
from floor.rules.waiting.forward import call_times
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.ranges import Raw, raw_range
from floor.rules.waiting.room import Desk, Room, Waiting
from floor.rules.waiting.saying import AGE, AT_ISSUE
from floor.worlds.centre import Centre, World
from floor.worlds.hall import Hall
from floor.worlds.learning import Learner

TRUTHS, KNOWN_RUNS = 400, 80
"""Quantiles of a true distribution, and replications, of the predictor that knows everything."""


class Predictor(ABC):
    """Tells a raw range for a ticket just issued; sees each call."""

    name: str

    @abstractmethod
    def tell(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        """The wait of a leg that has just joined the room, in minutes."""

    def left(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        """What is left of the wait of one who has waited already: the whole, less that."""
        told = self.tell(hall, room, leg)
        return point(max(0.0, told.median - (room.at - leg.issued) / MINUTE))

    def see(self, leg: Waiting, waited: float) -> None:  # noqa: B027 - most need not look
        """Somebody was called after so many minutes."""


def point(minutes: float) -> Raw:
    """A range without width."""
    return Raw(low=minutes, median=minutes, high=minutes)


class Ours(Predictor):
    """The rule run forward, with everything that was learned.

    As a host does, it foretells walk-ins before they come, when something has happened last, or
    `AGE` before they come; an appointment is foretold when it checks in.
    """

    name = "foleni"

    def __init__(self, learner: Learner, seed: int) -> None:
        self.learner, self.dice = learner, Random(f"ours {seed}")

    def tell(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        ready = leg.lane is not Lane.APPOINTMENT
        at = max(hall.before, room.at - AGE) if ready else room.at
        others = tuple(other for other in room.waiting if other is not leg)
        then = replace(room, at=at, waiting=others)
        coming = replace(leg, clock=leg.clock - room.at + at, issued=at)
        times = self.times(hall, then, coming)
        return raw_range([max(0.0, time - room.at + at) for time in times])

    def times(self, hall: Hall, room: Room, coming: Waiting) -> list[float]:
        """When someone who would come now is called, by replication, in order."""
        durations, habits = self.learner.durations, self.learner.habits
        plan = Plan(room, durations, habits, lanes=OVERTAKING, coming=(coming,))
        return call_times(plan, self.dice, AT_ISSUE, plan.real)[-1]


class Knowing(Ours):
    """The same with nothing left to learn: true times and today's true pace, and less chance.

    What it errs by is what chance leaves to any forecast.
    """

    name = "knowing"

    def __init__(self, learner: Learner, centre: Centre) -> None:
        super().__init__(learner, centre.seed)
        self.truth = Durations(centre.catalogue())
        self.truth.bags = {
            code: [
                minutes * MINUTE for minutes in times_of(trade.mean, trade.spread, levels=TRUTHS)
            ]
            for code, trade in centre.trades.items()
        }

    def times(self, hall: Hall, room: Room, coming: Waiting) -> list[float]:
        plan = Plan(room, self.truth, self.learner.habits, lanes=OVERTAKING, coming=(coming,))
        plan.doubts = [0.0] * len(plan.doubts)
        plan.pace = hall.pace()
        return call_times(plan, self.dice, KNOWN_RUNS, plan.real)[-1]


class Still(Random):
    """Dice that always fall on the middle."""

    def random(self) -> float:
        return 0.5

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return mu


class OnePass(Predictor):
    """The rule run forward once, with mean durations and nobody coming later."""

    name = "one_pass"

    def __init__(self, learner: Learner) -> None:
        self.learner = learner

    def tell(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        durations = self.learner.durations
        means = {code: durations.mean(code) / MINUTE for code in durations.bags}
        flat = Durations(means)
        flat.bags = {code: [minutes * MINUTE] for code, minutes in means.items()}
        desks = tuple(self._settled(desk, room.at) for desk in room.desks)
        still = replace(room, desks=desks, bookings=(), down={})
        plan = Plan(still, flat, self.learner.habits)
        return raw_range(call_times(plan, Still(), 1)[plan.people.index(leg.visit)])

    def _settled(self, desk: Desk, now: int) -> Desk:
        """A busy counter as one whose end is known: the mean of what may remain."""
        if desk.serving is None:
            return desk
        left = self.learner.durations.remaining(desk.serving, now - desk.since)
        return replace(desk, duty="away", serving=None, back=now + int(left))


class Zms(Predictor):
    """The formula of the German ZMS with true means: work waiting over counters at work."""

    name = "zms"

    def __init__(self, centre: Centre) -> None:
        self.means = {code: trade.mean for code, trade in centre.trades.items()}

    def tell(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        work = sum(self.means[other.service] for other in room.waiting) - self.means[leg.service]
        at_work = sum(desk.duty in ("idle", "busy") for desk in room.desks)
        return point(work / max(1, at_work))

    def left(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        before = tuple(other for other in room.waiting if other.issued <= leg.issued)
        return self.tell(hall, replace(room, waiting=before), leg)


class QueueLength(Predictor):
    """People waiting for the same service, times its true mean, over the counters that give it."""

    name = "queue_length"

    def __init__(self, centre: Centre) -> None:
        self.means = {code: trade.mean for code, trade in centre.trades.items()}

    def tell(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        same = sum(other.service == leg.service for other in room.waiting) - 1
        able = sum(d.duty in ("idle", "busy") and leg.service in d.services for d in room.desks)
        return point(same * self.means[leg.service] / max(1, able))

    def left(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        before = tuple(other for other in room.waiting if other.issued <= leg.issued)
        return self.tell(hall, replace(room, waiting=before), leg)


class HeadOfLine(Predictor):
    """What the first of the same service and lane has waited so far."""

    name = "head_of_line"

    def tell(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        same = [o for o in room.waiting if (o.service, o.lane) == (leg.service, leg.lane)]
        return point((room.at - min(other.issued for other in same)) / MINUTE)


class LastCalled(Predictor):
    """What the last of the same service and lane waited who was called."""

    name = "last_to_enter_service"
    kept = 1

    def __init__(self) -> None:
        self._waits: dict[tuple[str, Lane], deque[float]] = {}

    def tell(self, hall: Hall, room: Room, leg: Waiting) -> Raw:
        return point(fmean(self._waits.get((leg.service, leg.lane)) or (0.0,)))

    def see(self, leg: Waiting, waited: float) -> None:
        waits = self._waits.setdefault((leg.service, leg.lane), deque(maxlen=self.kept))
        waits.append(waited)


class LastTen(LastCalled):
    """The mean wait of the last ten of the same service and lane."""

    name = "mean_of_last_ten"
    kept = 10


def all_predictors(centre: Centre, learner: Learner, world: World) -> list[Predictor]:
    """Ours first, then the peers; where rules are broken, also the one that knows everything."""
    knowing = [Knowing(learner, centre)] if world.broken else []
    return [
        Ours(learner, centre.seed),
        OnePass(learner),
        Zms(centre),
        QueueLength(centre),
        HeadOfLine(),
        LastCalled(),
        LastTen(),
        *knowing,
    ]
