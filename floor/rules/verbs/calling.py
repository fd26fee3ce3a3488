"""Verbs of the agent with a citizen: call, recall, start, not here, requeue, finish, undo."""

from dataclasses import dataclass, replace

from floor import errors
from floor.rules import calling
from floor.rules.events import (
    Change,
    LegCalled,
    LegEnded,
    LegRecalled,
    LegReopened,
    LegRequeued,
    LegStarted,
    WrapUpEnded,
)
from floor.rules.find import idle, manned, the_offer, the_visit
from floor.rules.opening import MINUTE
from floor.rules.state import Counter, Stand, State, Step, Visit
from floor.rules.verbs.base import Moment
from floor.rules.verbs.desk import AtDesk, at_counter, ending
from floor.rules.verbs.tickets import wrong_step


def _open(state: State, number: int) -> Counter:
    counter = manned(state, number)
    if counter.stand is not Stand.OPEN:
        raise errors.CounterNotOpen(counter=number)
    return counter


def _joining(visit: Visit, index: int, now: int) -> tuple[Visit, int] | None:
    """The visit's next leg, waiting from now, as it will stand when the one at hand is over."""
    if index + 1 == len(visit.legs):
        return None
    legs = list(visit.legs)
    legs[index + 1] = replace(legs[index + 1], step=Step.WAITING, clock=now)
    return replace(visit, legs=tuple(legs)), index + 1


def _call(choice: calling.Choice, counter: int, reason: str = "") -> LegCalled:
    """The call of a choice to a counter."""
    leg = choice.visit.legs[choice.leg]
    assert leg.clock is not None, "whoever waits has a clock"
    return LegCalled(
        visit=choice.visit.id,
        leg=choice.leg,
        counter=counter,
        service=leg.service,
        lane=choice.visit.lane,
        clock=leg.clock,
        promise=leg.promise,
        first=leg.called_at is None,
        share=round(choice.share, 4),
        guard=choice.guard,
        reason=reason,
    )


@dataclass(frozen=True, kw_only=True)
class CallNext(AtDesk):
    """Call whom the rule says; whoever is being served at the counter is finished first.

    Someone called who has not come blocks it: the agent says not here, or starts.
    """

    outcome: str = "served"
    """What came of the service that this finishes."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = _open(state, self.counter)
        changes: list[Change] = []
        joining = None
        if counter.visit is not None:
            _, visit, index, leg = at_counter(state, self.counter, Step.SERVING, Step.CALLED)
            if leg.step is Step.CALLED:
                raise errors.CounterBusy(counter=self.counter, ticket=visit.ticket)
            changes = ending(state, visit, index, self.counter, self.outcome)
            joining = _joining(visit, index, moment.at)
        choice = calling.next_call(state, counter, moment.at, joining)
        if choice is not None:
            changes.append(_call(choice, self.counter))
        if not changes:
            raise errors.NobodyWaiting(counter=self.counter)
        return changes


@dataclass(frozen=True, kw_only=True)
class CallTicket(AtDesk):
    """Call a given ticket, whoever's turn it is: with a reason, under the agent's number.

    A ticket whose turn it is anyway needs no reason and is no call out of turn. A suspended
    service may be given to someone who waits for it.
    """

    visit: str
    reason: str = ""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = idle(state, self.counter)
        _open(state, self.counter)
        visit = the_visit(state, self.visit)
        if visit.id not in state.waiting:
            raise wrong_step(visit)
        index = state.waiting[visit.id]
        leg = visit.legs[index]
        if leg.service not in counter.services:
            raise errors.CannotServe(service=leg.service)
        choice = calling.next_call(state, counter, moment.at)
        in_turn = choice is not None and choice.visit.id == visit.id
        if not in_turn and not self.reason.strip():
            raise errors.ReasonNeeded
        if in_turn and choice is not None:
            return [_call(choice, self.counter)]
        picked = calling.Choice(visit, index, calling.share(leg, moment.at), False)
        return [_call(picked, self.counter, self.reason.strip())]


@dataclass(frozen=True, kw_only=True)
class Recall(AtDesk):
    """Ring the called number once more, as often as the centre rings one."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, leg = at_counter(state, self.counter, Step.CALLED)
        most = the_offer(state).customs.recalls
        if leg.calls - leg.earlier_calls > most:
            raise errors.RecallsUsed(ticket=visit.ticket, most=leg.calls - leg.earlier_calls)
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
    """The called citizen is passed over and waits again with the same clock; not called again for
    some minutes."""

    minutes: float = 0.0
    reason: str = "not here yet"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.CALLED)
        if not self.reason.strip():
            raise errors.ReasonNeeded
        return [
            LegRequeued(
                visit=visit.id,
                leg=index,
                counter=self.counter,
                reason=self.reason.strip(),
                not_before=moment.at + int(self.minutes * MINUTE) if self.minutes > 0 else None,
            )
        ]


@dataclass(frozen=True, kw_only=True)
class Finish(AtDesk):
    """The service is done; the visit's next leg, if any, waits from now."""

    outcome: str = "served"
    done: tuple[str, ...] = ()
    """Services given besides the one asked for."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        _, visit, index, _ = at_counter(state, self.counter, Step.SERVING)
        return ending(state, visit, index, self.counter, self.outcome, self.done)


@dataclass(frozen=True, kw_only=True)
class Undo(AtDesk):
    """Take back the finish or the 'not here' that this counter just gave by mistake.

    Safe while nothing has come of it: nobody else is called to the counter, and no other counter
    has called the visit's next leg.
    """

    reason: str = "by mistake"

    def decide(self, state: State, moment: Moment) -> list[Change]:
        counter = idle(state, self.counter)
        if not self.reason.strip():
            raise errors.ReasonNeeded
        since = moment.at - int(the_offer(state).customs.undo_seconds * 1000)
        for visit in state.visits.values():
            for index, leg in enumerate(visit.legs):
                ended = leg.step in (Step.DONE, Step.NO_SHOW) and leg.counter == self.counter
                if not ended or (leg.ended_at or 0) < since:
                    continue
                later = visit.legs[index + 1 :]
                if any(x.step not in (Step.PLANNED, Step.WAITING, Step.NO_SHOW) for x in later):
                    raise errors.TooLate(ticket=visit.ticket)
                unsaid: list[Change] = []
                if counter.wrap is not None:
                    begun = counter.wrap[0]
                    unsaid = [WrapUpEnded(counter=self.counter, since=begun, until=begun)]
                return [
                    *unsaid,
                    LegReopened(
                        visit=visit.id,
                        leg=index,
                        counter=self.counter,
                        step="called" if leg.started_at is None else "serving",
                        reason=self.reason.strip(),
                    ),
                ]
        raise errors.NothingCalled(counter=self.counter)
