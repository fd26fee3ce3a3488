"""The move of a visit that stands here again after a restore had lost it."""

from dataclasses import replace

from floor.rules import events as ev
from floor.rules.moves.base import MOVES, join, leave, leave_counter, on
from floor.rules.state import Counter, State


def _no_number_again(state: State, told: State) -> None:
    """Numbers that others hold are not given again."""
    for series, number in told.numbers.items():
        state.numbers[series] = max(number, state.numbers.get(series, 0))


def told_by(state: State, events: tuple[ev.Event, ...]) -> State:
    """A floor apart on which nothing but these events of one visit has happened."""
    numbers = {n for e in events if (n := getattr(e.change, "counter", None)) is not None}
    counters = {n: Counter(number=n, services=frozenset()) for n in numbers}
    kept = dict(state.appointments)
    apart = State(centre=state.centre, counters=counters, appointments=kept, issued=state.issued)
    for event in events:
        MOVES[type(event.change)](apart, event.change, event)
    return apart


@on(ev.VisitRecovered)
def _visit_recovered(state: State, change: ev.VisitRecovered, event: ev.Event) -> None:
    """Of a day that is over only the tables know; today's visit waits on where it waited. A
    counter that still had it has it on only if the lines say so, too."""
    if change.day != state.day or change.own:
        return
    apart = told_by(state, change.events())
    for number in [n for n, counter in state.counters.items() if counter.visit == change.visit]:
        if number not in apart.counters or apart.counters[number].visit != change.visit:
            leave_counter(state, number, event.at)
    _no_number_again(state, apart)
    known, fresh = state.visits.get(change.visit), apart.visits.get(change.visit)
    if known is not None:
        leave(state, known.id)
        state.parked.pop(known.id, None)
        del state.visits[known.id]
    if fresh is None:
        return
    state.visits[fresh.id] = replace(fresh, serial=known.serial if known else fresh.serial)
    if fresh.id in apart.waiting:
        join(state, fresh.id, apart.waiting[fresh.id])
    state.parked |= {fresh.id: None} if fresh.id in apart.parked else {}
    if fresh.booking is not None:
        state.appointments[fresh.booking] = apart.appointments[fresh.booking]
    if known is None:
        state.issued += 1
        for leg in fresh.legs:
            state.asked[leg.service] = state.asked.get(leg.service, 0) + 1
