"""Whether those whom the roster names are enough for a day's plan."""

from floor.advise.tomorrow import Advised
from floor.rules.advice.formulas import HALF_HOUR


def lacking(advised: Advised) -> dict[int, int]:
    """Agents that the roster lacks, by the half hour's beginning in minutes after midnight; half
    hours with enough are left out. Whoever has no counter of their own helps where one is missing.
    Counters that the centre has not are lacked by nobody's roster."""
    found = {}
    halves = max((len(one.plan.counters) for one in advised.groups), default=0)
    for half in range(halves):
        begins = advised.expected.begins + int(half * HALF_HOUR)
        at_work = [
            shift
            for shift in advised.roster
            if shift.starts <= begins and shift.ends >= begins + HALF_HOUR
        ]
        missing = -sum(shift.counter is None for shift in at_work)
        for one in advised.groups:
            seats = one.group.counters
            wanted = min(one.plan.counters[half], len(seats))
            missing += max(0, wanted - len({s.counter for s in at_work if s.counter in seats}))
        if missing > 0:
            found[begins] = missing
    return found
