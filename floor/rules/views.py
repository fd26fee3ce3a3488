"""Snapshots of the floor that screens show; pure functions of its state and the time."""

from collections.abc import Iterable
from statistics import median_low

from floor.rules import calling, opening
from floor.rules import snapshots as show
from floor.rules.find import the_counter, the_offer, the_visit
from floor.rules.offer import Agency, Offer, Service
from floor.rules.opening import MINUTE
from floor.rules.state import Leg, Stand, State, Step, Visit

POPULAR = 10
"""Services offered as most used here today."""
HOUR = 60 * MINUTE


def leg_line(state: State, leg: Leg) -> show.LegLine:
    """A leg as people read it."""
    service = state.services[leg.service]
    return show.LegLine(
        service=leg.service,
        name=service.name,
        step=leg.step,
        promise=leg.promise,
        counter=leg.counter,
        documents=service.documents,
        clock=leg.clock,
        called_at=leg.called_at,
        started_at=leg.started_at,
    )


def menu(state: State, now: int) -> show.Menu:
    """Everything a kiosk offers now."""
    offer = the_offer(state)
    centre_open = state.day is not None and opening.within(offer.hours, now)
    ahead = calling.ahead_of_newcomers(state)
    services = tuple(
        _menu_service(offer, service, now, centre_open, ahead[service.code])
        for service in offer.services
    )
    by_demand = sorted(offer.services, key=lambda s: (-state.asked.get(s.code, 0), s.minutes))
    return show.Menu(
        version=state.version,
        at=now,
        centre=offer.centre,
        name=offer.name,
        open=centre_open,
        hours=offer.hours,
        categories=offer.categories,
        agencies=offer.agencies,
        services=services,
        popular=tuple(service.code for service in by_demand[:POPULAR]),
    )


def _menu_service(
    offer: Offer, service: Service, now: int, centre_open: bool, ahead: int
) -> show.MenuService:
    hours = opening.service_hours(offer, service)
    return show.MenuService(
        code=service.code,
        agency=service.agency,
        category=service.category,
        name=service.name,
        minutes=service.minutes,
        documents=service.documents,
        fee_kes=service.fee_kes,
        ahead=ahead,
        open=centre_open and opening.within(hours, now),
        hours=hours,
    )


def ticket(state: State, now: int, visit_id: str, *, ahead: int | None = None) -> show.Ticket:
    """A visit as its citizen sees it; `ahead` where it is known already."""
    visit = the_visit(state, visit_id)
    offer = the_offer(state)
    current = visit.current
    leg = None if current is None else visit.legs[current]
    if ahead is None:
        waits = leg is not None and leg.step is Step.WAITING
        ahead = calling.ahead(state, visit, now) if waits else 0
    return show.Ticket(
        version=state.version,
        at=now,
        visit=visit.id,
        ticket=visit.ticket,
        centre=offer.centre,
        centre_name=offer.name,
        day=visit.day,
        issued_at=visit.issued_at,
        lane=visit.lane,
        language=visit.language,
        legs=tuple(leg_line(state, leg) for leg in visit.legs),
        ahead=ahead,
        counter=leg.counter if leg else None,
        token=visit.token,
        received=visit.received,
    )


def counter_desk(state: State, now: int, number: int) -> show.CounterDesk:
    """One counter as its agent sees it."""
    counter = the_counter(state, number)
    return show.CounterDesk(
        version=state.version,
        at=now,
        number=number,
        stand=counter.stand,
        agent=counter.agent,
        since=counter.since,
        pause_reason=counter.pause_reason,
        serving=_now_serving(state, counter.visit),
        waiting=sum(1 for _ in calling.callable_at(state, counter, now)),
        served=counter.served,
        services=tuple(sorted(counter.services)),
    )


def _now_serving(state: State, visit_id: str | None) -> show.NowServing | None:
    if visit_id is None:
        return None
    visit = state.visits[visit_id]
    index = visit.current
    assert index is not None
    leg = visit.legs[index]
    assert leg.called_at is not None
    return show.NowServing(
        visit=visit.id,
        ticket=visit.ticket,
        lane=visit.lane,
        language=visit.language,
        issued_at=visit.issued_at,
        leg=index,
        legs=tuple(leg_line(state, leg) for leg in visit.legs),
        step=leg.step,
        called_at=leg.called_at,
        calls=leg.calls,
        started_at=leg.started_at,
        typical_minutes=state.services[leg.service].minutes,
    )


def queue(state: State, now: int, counter: int | None) -> show.Queue:
    """Who waits for a counter, or for any, in the order of the rule."""
    if counter is None:
        found = calling.candidates(state, frozenset(state.services))
    else:
        found = calling.callable_at(state, the_counter(state, counter), now)
    return show.Queue(
        version=state.version,
        at=now,
        counter=counter,
        rows=tuple(
            _queue_row(state, visit, index, now)
            for visit, index in calling.ranked(state, found, now)
        ),
    )


def _queue_row(state: State, visit: Visit, index: int, now: int) -> show.QueueRow:
    leg = visit.legs[index]
    assert leg.clock is not None
    return show.QueueRow(
        visit=visit.id,
        ticket=visit.ticket,
        lane=visit.lane,
        language=visit.language,
        service=leg.service,
        name=state.services[leg.service].name,
        clock=leg.clock,
        promise=leg.promise,
        share=calling.share(leg, now),
    )


def wait_rows(state: State, now: int) -> tuple[show.WaitRow, ...]:
    """The waits of each agency of the offer, in its order."""
    offer = the_offer(state)
    waiting: dict[str, list[Leg]] = {}
    for visit_id, index in state.waiting.items():
        leg = state.visits[visit_id].legs[index]
        waiting.setdefault(state.services[leg.service].agency, []).append(leg)
    recent: dict[str, list[int]] = {}
    for code, rows in state.waits.items():
        agency = state.services[code].agency
        recent.setdefault(agency, []).extend(w for at, w in rows if now - at <= HOUR)
    return tuple(
        _wait_row(state, agency, waiting.get(agency.code, []), recent.get(agency.code, []), now)
        for agency in offer.agencies
    )


def _wait_row(
    state: State, agency: Agency, legs: list[Leg], recent: list[int], now: int
) -> show.WaitRow:
    mine = {code for code, service in state.services.items() if service.agency == agency.code}
    return show.WaitRow(
        agency=agency.code,
        name=agency.name,
        waiting=len(legs),
        longest=max((now - (leg.clock or now) for leg in legs), default=0),
        recent=median_low(recent) if recent else None,
        past_promise=sum(1 for leg in legs if calling.share(leg, now) > 1),
        counters_open=sum(
            1
            for counter in state.counters.values()
            if counter.stand is Stand.OPEN and counter.services & mine
        ),
    )


def board(state: State, now: int) -> show.Board:
    """What the waiting room sees."""
    offer = the_offer(state)
    rows = wait_rows(state, now)
    return show.Board(
        version=state.version,
        at=now,
        centre=offer.centre,
        name=offer.name,
        day=state.day,
        open=state.day is not None and opening.within(offer.hours, now),
        calls=tuple(state.calls),
        waits=tuple(row for row in rows if row.waiting or row.recent is not None),
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
