"""What the managers' wall sees of queues and counters."""

from collections.abc import Iterator, Sequence
from math import ceil

from floor.rules import calling
from floor.rules import snapshots as show
from floor.rules.find import the_offer
from floor.rules.offer import Text
from floor.rules.state import Counter, Leg, Stand, State
from floor.rules.views.desk import used_share


def waited(state: State, leg: Leg, now: int) -> int:
    """Milliseconds that a waiting leg has waited; its clock stands still with its service."""
    clock = now if leg.clock is None else leg.clock
    down = state.suspended.get(leg.service)
    return max(0, (max(down.since, clock) if down else now) - clock)


def at_quantile(values: Sequence[int], share: float) -> int:
    """The smallest value that at least this share of the values does not exceed; 0 of none."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)] if values else 0


def _figures(
    state: State, now: int, code: str, name: Text, agency: str, mine: frozenset[str]
) -> show.QueueFigures:
    """Of the services `mine`."""
    legs = [visit.legs[index] for visit, index in calling.candidates(state, mine)]
    waits = [waited(state, leg, now) for leg in legs]
    return show.QueueFigures(
        code=code,
        name=name,
        agency=agency,
        waiting=len(waits),
        median=at_quantile(waits, 0.5),
        p90=at_quantile(waits, 0.9),
        longest=max(waits, default=0),
        past_promise=sum(1 for leg in legs if used_share(state, leg, now) > 1),
        counters_open=sum(1 for counter in state.counters.values() if _gives(counter, mine)),
        suspended=bool(mine & state.suspended.keys()),
    )


def _gives(counter: Counter, services: frozenset[str]) -> bool:
    return counter.stand is Stand.OPEN and bool(counter.services & services)


def queues_by_service(state: State, now: int) -> tuple[show.QueueFigures, ...]:
    """Of the services that anybody came for today, or that are suspended."""
    return tuple(
        _figures(state, now, code, service.name, service.agency, frozenset((code,)))
        for code, service in state.services.items()
        if state.queues.get(code) or state.asked.get(code) or code in state.suspended
    )


def queues_by_agency(state: State, now: int) -> tuple[show.QueueFigures, ...]:
    """Of the agencies that anybody came for today, in the offer's order."""
    mine: dict[str, set[str]] = {}
    used: set[str] = set()
    for code, service in state.services.items():
        mine.setdefault(service.agency, set()).add(code)
        if state.queues.get(code) or state.asked.get(code) or code in state.suspended:
            used.add(service.agency)
    return tuple(
        _figures(state, now, each.code, each.name, each.code, frozenset(mine[each.code]))
        for each in the_offer(state).agencies
        if each.code in used
    )


def counter_lines(state: State, now: int) -> Iterator[show.CounterLine]:
    """Every counter, by the offer's order."""
    for counter in state.counters.values():
        visit = state.visits[counter.visit] if counter.visit else None
        index = None if visit is None else visit.current
        leg = visit.legs[index] if visit is not None and index is not None else None
        service = state.services.get(leg.service) if leg else None
        wrapping = counter.wrap is not None and now < counter.wrap[1]
        free = counter.stand is Stand.OPEN and visit is None and not wrapping
        yield show.CounterLine(
            number=counter.number,
            stand=counter.stand,
            agent=counter.agent,
            ticket=visit.ticket if visit else None,
            since=counter.since,
            typical=service.minutes if service else 0.0,
            wrapping=wrapping,
            could_call=calling.count_callable(state, counter, now) if free else 0,
        )
