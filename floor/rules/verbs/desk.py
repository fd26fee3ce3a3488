"""What the verbs of an agent's desk share: their answer, and whom the counter has."""

from dataclasses import dataclass

from floor import errors
from floor.rules import views
from floor.rules.events import Change, LegEnded, LegQueued
from floor.rules.find import manned
from floor.rules.snapshots import CounterDesk
from floor.rules.state import Counter, Leg, State, Step, Visit
from floor.rules.verbs.base import CounterVerb, Moment


@dataclass(frozen=True, kw_only=True)
class AtDesk(CounterVerb[CounterDesk], shared=True):
    """A verb whose answer is the agent's desk afterwards."""

    counter: int

    def decide(self, state: State, moment: Moment) -> list[Change]:
        raise NotImplementedError

    def answer(self, state: State, moment: Moment) -> CounterDesk:
        return views.counter_desk(state, moment.at, self.counter)


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


def ending(
    state: State, visit: Visit, index: int, counter: int, outcome: str, done: tuple[str, ...] = ()
) -> list[Change]:
    """The changes that finish a visit's leg at a counter and let its next leg wait.

    Raises OutcomeNeeded when the catalogue demands another outcome than the one given.
    """
    service = state.services[visit.legs[index].service]
    if service.outcomes and outcome not in service.outcomes:
        raise errors.OutcomeNeeded(service=service.code, outcomes=", ".join(service.outcomes))
    changes: list[Change] = [
        LegEnded(visit=visit.id, leg=index, end="done", outcome=outcome, counter=counter, done=done)
    ]
    if index + 1 < len(visit.legs):
        changes.append(LegQueued(visit=visit.id, leg=index + 1))
    return changes
