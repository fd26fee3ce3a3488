"""What supervisors and managers see."""

from collections.abc import Iterable

from floor.rules import charter
from floor.rules import snapshots as show
from floor.rules.find import the_offer
from floor.rules.state import State, Step, Visit
from floor.rules.views.alone import kiosks_alone
from floor.rules.views.devices import device_health, silent_screens
from floor.rules.views.hall import notice, services_down, wait_rows
from floor.rules.views.waits import told_today
from floor.rules.views.wall import counter_lines, queues_by_agency, queues_by_service


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
        counters=tuple(counter_lines(state, now)),
        told=told_today(state),
        advice=next(iter(advice_lines(state, now)), None),
        agencies=queues_by_agency(state, now),
        services=queues_by_service(state, now),
        suspended=services_down(state),
        faults=tuple(line for line in device_health(state, now).lines if line.faults),
        alone=tuple(each for each in kiosks_alone(state) if each.since is not None),
        silent=silent_screens(state, now),
        disk_full=state.disk_full,
    )


def advice_lines(state: State, now: int) -> tuple[show.AdviceLine, ...]:
    """What would help now, as far as the services are still known."""
    foretold = state.foretold
    if not foretold.fresh(now):
        return ()
    names = {code: service.name for code, service in state.services.items()}
    return tuple(
        show.AdviceLine(
            counter=each.counter,
            add=names.get(each.add) if each.add else None,
            service=names[each.service],
            saved=round(each.saved),
            missed_at=each.missed_at,
        )
        for each in foretold.advice
        if each.service in names and round(each.saved)
    )


def advice(state: State, now: int) -> show.Advice:
    """What would bring most people back within their promise."""
    return show.Advice(version=state.version, at=now, lines=advice_lines(state, now))


def day_report(state: State, now: int) -> show.DayReport:
    """The open day, or the one closed last."""
    return show.DayReport(
        version=state.version,
        at=now,
        day=state.last_day,
        visits=len(state.visits),
        unserved=_count(state.visits.values(), Step.UNSERVED),
    )
