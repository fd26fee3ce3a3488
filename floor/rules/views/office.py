"""What supervisors and managers see."""

from collections.abc import Iterable

from floor.rules import charter
from floor.rules import snapshots as show
from floor.rules.find import the_offer
from floor.rules.state import State, Step, Visit
from floor.rules.views.hall import notice, services_down, wait_rows


def conditions(state: State, now: int) -> show.Conditions:
    """What a supervisor has set today."""
    limits = ((s, charter.quota_left(state, s)) for s in state.services.values())
    return show.Conditions(
        version=state.version,
        at=now,
        suspended=services_down(state),
        quotas=tuple(
            show.ServiceQuota(
                service=service.code,
                name=service.name,
                taken=state.asked.get(service.code, 0),
                left=left,
            )
            for service, left in limits
            if left is not None
        ),
        notice=notice(state, now),
        breaks=tuple(
            show.BreakLine(agent=agent, at=b.at, minutes=b.minutes, reason=b.reason)
            for agent, b in state.breaks.items()
        ),
    )


def _count(visits: Iterable[Visit], step: Step) -> int:
    return sum(1 for visit in visits for leg in visit.legs if leg.step is step)


def wait_board(state: State, now: int) -> show.WaitBoard:
    """What managers see."""
    offer = the_offer(state)
    visits = state.visits
    return show.WaitBoard(
        version=state.version,
        at=now,
        centre=offer.centre,
        name=offer.name,
        day=state.day,
        arrived=len(visits),
        waiting=len(state.waiting),
        serving=_count(visits.values(), Step.SERVING),
        done=_count(visits.values(), Step.DONE),
        no_shows=_count(visits.values(), Step.NO_SHOW),
        rows=wait_rows(state, now),
        counters=tuple(
            show.CounterLine(
                number=c.number,
                stand=c.stand,
                agent=c.agent,
                ticket=visits[c.visit].ticket if c.visit else None,
                since=c.since,
            )
            for c in state.counters.values()
        ),
    )


def day_report(state: State, now: int) -> show.DayReport:
    """The open day, or the one closed last."""
    return show.DayReport(
        version=state.version,
        at=now,
        day=state.last_day,
        visits=len(state.visits),
        unserved=_count(state.visits.values(), Step.UNSERVED),
    )
