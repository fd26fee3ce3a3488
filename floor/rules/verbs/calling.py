"""Verbs of the agent with a citizen: call, recall, start, not here, requeue, finish."""

from dataclasses import dataclass

from floor import errors
from floor.rules import calling, views
from floor.rules.events import (
    Change,
    LegCalled,
    LegEnded,
    LegQueued,
    LegRecalled,
    LegRequeued,
    LegStarted,
)
from floor.rules.find import manned
from floor.rules.snapshots import CounterDesk
from floor.rules.state import Counter, Leg, Stand, State, Step, Visit
from floor.rules.verbs.base import CounterVerb, Moment


def at_counter(state: State, number: int, *steps: Step) -> tuple[Counter, Visit, int, Leg]:
    """Whom a counter has, if the leg is at one of the steps; else NothingCalled or WrongStep."""
    counter = manned(state, number)
    if counter.visit is None:
        raise errors.NothingCalled(counter=number)
    visit = state.visits[counter.visit]
    index = visit.current
    assert index is not None, "a counter never holds a visit that is over"
    leg = visit.legs[index]
    if leg.step not in steps:
        raise errors.WrongStep(ticket=visit.ticket, step=leg.step.value)
    return counter, visit, index, leg


def ending(visit: Visit, index: int, counter: int, outcome: str) -> list[Change]:
    """The changes that finish a visit's leg at a counter and let its next leg wait."""
    done = LegEnded(visit=visit.id, leg=index, end="done", outcome=outcome, counter=counter)
    if index + 1 == len(visit.legs):
        return [done]
    return [done, LegQueued(visit=visit.id, leg=index + 1)]


@dataclass(frozen=True, kw_only=True)
class AtDesk(CounterVerb[CounterDesk], shared=True):
    """A verb whose answer is the agent's desk afterwards."""

    counter: int

    def decide(self, state: State, moment: Moment) -> list[Change]:
        raise NotImplementedError

    def answer(self, state: State, moment: Moment) -> CounterDesk:
        return views.counter_desk(state, moment.at, self.counter)


@dataclass(frozen=True, kw_only=True)
class CallNext(AtDesk):
    """Call whom the rule says; whoever is being served at the counter is finished first.

    Someone called who has not come blocks it: the agent says not here, or starts.
    """

    outcome: str = "served"
    """What came of the service that this finishes."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = manned(state, self.counter)
        if counter.stand is not Stand.OPEN:
            raise errors.CounterNotOpen(counter=self.counter)
        changes: list[Change] = []
        if counter.visit is not None:
            _, visit, index, leg = at_counter(state, self.counter, Step.SERVING, Step.CALLED)
            if leg.step is Step.CALLED:
                raise errors.CounterBusy(counter=self.counter, ticket=visit.ticket)
            changes = ending(visit, index, self.counter, self.outcome)
        choice = calling.next_call(state, counter, moment.at)
        if choice is not None:
            changes.append(
                LegCalled(
                    visit=choice.visit.id,
                    leg=choice.leg,
                    counter=self.counter,
                    share=round(choice.share, 4),
                    guard=choice.guard,
                )
            )
        if not changes:
            raise errors.NobodyWaiting(counter=self.counter)
        return changes


@dataclass(frozen=True, kw_only=True)
class Recall(AtDesk):
    """Ring the called number once more."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.CALLED)
        return [LegRecalled(visit=visit.id, leg=index, counter=self.counter)]


@dataclass(frozen=True, kw_only=True)
class StartService(AtDesk):
    """The citizen has come."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.CALLED)
        return [LegStarted(visit=visit.id, leg=index, counter=self.counter)]


@dataclass(frozen=True, kw_only=True)
class NotHere(AtDesk):
    """The citizen did not come: this leg and those after it end as no-show."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.CALLED)
        return [
            LegEnded(
                visit=visit.id,
                leg=later,
                end="no_show",
                counter=self.counter if later == index else None,
            )
            for later in range(index, len(visit.legs))
        ]


@dataclass(frozen=True, kw_only=True)
class Requeue(AtDesk):
    """The called citizen waits again and keeps the clock."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.CALLED)
        return [LegRequeued(visit=visit.id, leg=index, counter=self.counter)]


@dataclass(frozen=True, kw_only=True)
class Finish(AtDesk):
    """The service is done; the visit's next leg, if any, waits from now."""

    outcome: str = "served"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.SERVING)
        return ending(visit, index, self.counter, self.outcome)
