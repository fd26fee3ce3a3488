"""Why was that number before me? Answered from what each call recorded, for whoever asks."""

from floor.rules import calling
from floor.rules import snapshots as show
from floor.rules.find import the_visit
from floor.rules.opening import MINUTE
from floor.rules.state import Leg, State, Visit


def why(state: State, now: int, visit_id: str) -> show.Why:
    """Who was called before a visit though issued later, and by what right.

    Looks at the visit's leg that waits, or else at the one that was called last.
    """
    visit = the_visit(state, visit_id)
    index = visit.current if visit.current is not None else len(visit.legs) - 1
    leg = visit.legs[index]
    clock = leg.clock if leg.clock is not None else visit.issued_at
    until = leg.called_at if leg.called_at is not None else now
    return show.Why(
        version=state.version,
        at=now,
        ticket=visit.ticket,
        lane=visit.lane,
        promise=leg.promise,
        waited=until - clock,
        called=leg.called_at is not None,
        share=(until - clock) / (leg.promise * MINUTE),
        overtakers=tuple(
            _overtaker(state, leg, clock, other, theirs)
            for other in state.visits.values()
            for theirs in other.legs
            if other.id != visit.id
            and theirs.called_at is not None
            and theirs.clock is not None
            and clock <= theirs.called_at <= until
            and (theirs.clock, other.serial) > (clock, visit.serial)
            and theirs.service in state.rivals[leg.service]
        ),
    )


def _overtaker(state: State, mine: Leg, clock: int, other: Visit, theirs: Leg) -> show.Overtaker:
    assert theirs.called_at is not None
    counter = state.counters.get(theirs.counter or 0)
    if theirs.reason:
        ground = "reason"
    elif counter is not None and mine.service not in calling.able(state, counter):
        ground = "other"
    else:
        ground = "guard" if theirs.guard else "share"
    return show.Overtaker(
        ticket=other.ticket,
        lane=other.lane,
        called_at=theirs.called_at,
        share=theirs.share or 0.0,
        promise=theirs.promise,
        mine=(theirs.called_at - clock) / (mine.promise * MINUTE),
        why=ground,
        reason=theirs.reason,
    )
