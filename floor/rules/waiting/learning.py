"""What a centre's days teach about waits, told event by event as they are lived."""

from collections.abc import Callable, Mapping
from typing import Any

from floor.rules import events as ev
from floor.rules.opening import MINUTE, at_local
from floor.rules.state import Counter, Stand, State, Step
from floor.rules.waiting.durations import Durations
from floor.rules.waiting.habits import Habits
from floor.rules.waiting.ranges import AT_ISSUE, Estimate, Ranges, Raw

Lesson = Callable[["Learner", State, Any, ev.Event], None]
LESSONS: dict[type[ev.Change], Lesson] = {}
"""What each kind of change teaches; of the others nothing is learned."""


def began(state: State) -> int:
    """When the open day's first half hour begins, from which arrivals are counted; UTC ms."""
    if state.offer is None or state.day is None:
        return 0
    hours = state.offer.hours
    return at_local(state.day, hours.opens - hours.check_in)


class Learner:
    """Durations, habits and the offsets of ranges, of one centre."""

    def __init__(self, minutes: Mapping[str, float]) -> None:
        """`minutes` is what the catalogue says of each service: believed until days have shown."""
        self.durations, self.habits = Durations(minutes), Habits()
        self.ranges = {lane: Ranges(AT_ISSUE) for lane in ev.Lane}
        self._spans: dict[int, tuple[Stand, int, bool]] = {}

    def see(self, state: State, event: ev.Event) -> None:
        """Learn from an event that is about to happen to a floor."""
        lesson = LESSONS.get(type(event.change))
        if lesson is not None:
            lesson(self, state, event.change, event)

    def left(self, service: str, took: int, *, came: bool) -> None:
        """Somebody left a counter so many milliseconds after the call."""
        self.habits.learn_call(came=came)
        if came and service in self.durations.bags:
            self.durations.learn(service, took)

    def worked(self, milliseconds: int, *, pauses: int) -> None:
        """A counter was open so long, and then had an unplanned break or not."""
        self.habits.learn_work(milliseconds, pauses=pauses)

    def paused(self, milliseconds: int) -> None:
        """An unplanned break was so long."""
        self.habits.pauses.learn(milliseconds)

    def met(self, lane: ev.Lane, told: ev.Told, waited: int) -> None:
        """Somebody was called so many milliseconds after a range was told."""
        raw = Raw(low=told.raw_low, median=told.middle, high=told.raw_high)
        said = Estimate(low=told.low, high=told.high, median=told.middle)
        self.ranges[lane].learn(raw, said, waited / MINUTE)

    def end_day(self) -> None:
        """A past day is over."""
        self.habits.end_day()
        self.durations.start_day()

    def stand(self, counter: int, stand: Stand, at: int, *, planned: bool = False) -> None:
        """A counter is open, paused or closed from now on."""
        before, since, as_planned = self._spans.get(counter, (Stand.CLOSED, at, False))
        if before is Stand.OPEN:
            self.worked(at - since, pauses=stand is Stand.PAUSED and not planned)
        elif before is Stand.PAUSED and not as_planned:
            self.paused(at - since)
        self._spans[counter] = (stand, at, planned)


def on(kind: type[ev.Change]) -> Callable[[Lesson], Lesson]:
    """Register what one kind of change teaches."""

    def keep(lesson: Lesson) -> Lesson:
        LESSONS[kind] = lesson
        return lesson

    return keep


@on(ev.CatalogueAdopted)
def _catalogue(learner: Learner, state: State, change: ev.CatalogueAdopted, _: ev.Event) -> None:
    learner.durations.know({s.code: s.minutes for s in change.offer.services})


@on(ev.TicketTaken)
def _taken(learner: Learner, state: State, change: ev.TicketTaken, event: ev.Event) -> None:
    learner.habits.learn_arrival(change.legs[0].service, change.lane, event.at - began(state))


@on(ev.AppointmentUsed)
def _used(learner: Learner, state: State, change: ev.AppointmentUsed, event: ev.Event) -> None:
    learner.habits.offsets.learn(event.at - state.appointments[change.code].booking.at)


@on(ev.LegCalled)
def _called(learner: Learner, state: State, change: ev.LegCalled, event: ev.Event) -> None:
    learner.habits.learn_turn(by_rule=not change.reason)
    visit = state.visits[change.visit]
    told_of_it = visit.told_leg == change.leg and visit.told_waited is None
    if visit.told is not None and told_of_it:
        learner.met(change.lane, visit.told, event.at - visit.told_at)


@on(ev.LegRequeued)
@on(ev.LegReleased)
@on(ev.LegParked)
@on(ev.LegTransferred)
@on(ev.LegEnded)
def _left(learner: Learner, state: State, change: Any, event: ev.Event) -> None:
    if change.counter is None:
        return
    counter: Counter = state.counters[change.counter]
    leg = state.visits[change.visit].legs[change.leg]
    ended = getattr(change, "end", "")
    vain = ended == "no_show" or isinstance(change, ev.LegRequeued | ev.LegReleased)
    came = leg.step is Step.SERVING or not vain
    learner.left(leg.service, event.at - counter.taken_at, came=came)


@on(ev.CounterOpened)
@on(ev.CounterPaused)
@on(ev.CounterClosed)
def _stood(learner: Learner, state: State, change: Any, event: ev.Event) -> None:
    stand = STANDS[type(change)]
    planned = state.breaks.get(state.counters[change.counter].agent or "")
    due = stand is Stand.PAUSED and planned is not None and planned.is_due(event.at)
    learner.stand(change.counter, stand, event.at, planned=due)


STANDS: dict[type[ev.Change], Stand] = {
    ev.CounterOpened: Stand.OPEN,
    ev.CounterPaused: Stand.PAUSED,
    ev.CounterClosed: Stand.CLOSED,
}


@on(ev.ServiceRestored)
def _restored(learner: Learner, state: State, change: ev.ServiceRestored, event: ev.Event) -> None:
    learner.habits.outages.learn(event.at - change.since)
