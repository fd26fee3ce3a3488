"""Checks a journal against the rules by living it again, apart from whoever wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from floor.rules import calling
from floor.rules.events import Event, LegCalled, TicketTaken
from floor.rules.evolve import evolve
from floor.rules.state import State, Step


@dataclass(slots=True)
class Findings:
    """What a journal shows when it is lived again."""

    events: int = 0
    calls: int = 0
    out_of_turn: list[str] = field(default_factory=list)
    """Tickets called as if by the rule, though the rule would have called another."""
    by_choice: list[tuple[str, str | None, str]] = field(default_factory=list)
    """Tickets called by an agent's choice, the agent, and the reason given."""
    called_twice: list[str] = field(default_factory=list)
    """Tickets called while they stood at another counter or were over."""
    numbered_twice: list[str] = field(default_factory=list)
    """Numbers given to two visits of one day."""


def audit(centre: str, events: Iterable[Event]) -> Findings:
    """Live a journal again from its first line, and judge each call before it happens."""
    state, found = State(centre=centre), Findings()
    numbers: set[tuple[str, str, int]] = set()
    for event in events:
        change = event.change
        if isinstance(change, TicketTaken):
            number = (change.day, change.series, change.number)
            if number in numbers:
                found.numbered_twice.append(f"{change.series}{change.number:03d}")
            numbers.add(number)
        elif isinstance(change, LegCalled):
            found.calls += 1
            _judge_call(state, change, event.at, found)
        evolve(state, event)
        found.events += 1
    return found


def _judge_call(state: State, change: LegCalled, at: int, found: Findings) -> None:
    visit = state.visits[change.visit]
    if visit.legs[change.leg].step is not Step.WAITING:
        found.called_twice.append(visit.ticket)
        return
    if change.reason:
        found.by_choice.append((visit.ticket, state.counters[change.counter].agent, change.reason))
        return
    choice = calling.next_call(state, state.counters[change.counter], at)
    if choice is None or choice.visit.id != change.visit:
        found.out_of_turn.append(visit.ticket)
