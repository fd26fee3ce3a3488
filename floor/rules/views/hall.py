"""What a waiting room sees."""

from collections.abc import Iterator
from statistics import median_low

from floor.rules import calling, opening
from floor.rules import snapshots as show
from floor.rules.find import the_offer
from floor.rules.offer import Agency, Text
from floor.rules.opening import MINUTE
from floor.rules.state import Leg, Stand, State
from floor.rules.views.desk import used_share
from floor.rules.views.waits import agency_wait

HOUR = 60 * MINUTE
BOOKINGS = 12
"""Appointments that a board is told of at most."""
BETWEEN = " \N{MIDDLE DOT} "
"""Stands between two notices that are told at once."""
AHEAD, LATE = HOUR, 15 * MINUTE
"""Milliseconds before its time from which an appointment is shown, and after it until which one is
shown whose citizen has not checked in."""


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
        past_promise=sum(1 for leg in legs if used_share(state, leg, now) > 1),
        counters_open=sum(
            1
            for counter in state.counters.values()
            if counter.stand is Stand.OPEN and counter.services & mine
        ),
        wait=agency_wait(state, now, agency.code),
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
        open=state.day is not None and opening.gives_tickets(offer, offer.hours, now),
        calls=tuple(state.calls),
        waits=tuple(row for row in rows if row.waiting or row.recent is not None),
        suspended=services_down(state),
        notice=_notices(state, now),
        bookings=tuple(bookings_due(state, now))[:BOOKINGS],
    )


def bookings_due(state: State, now: int) -> Iterator[show.BookingLine]:
    """The appointments from a while ago to an hour ahead that still wait to be called, by time;
    one whose citizen has not checked in has no number, and is let go once it is late."""
    due = (each for each in state.appointments.values() if not each.missed)
    for each in sorted(due, key=lambda known: (known.booking.at, known.booking.code)):
        booking, visit = each.booking, state.visits.get(each.visit or "")
        service = state.services.get(booking.service)
        late = now - booking.at
        gone = visit is None if each.visit else late > LATE
        if service is None or gone or -late > AHEAD:
            continue
        if visit is not None and visit.id not in state.waiting:
            continue
        yield show.BookingLine(
            at=booking.at,
            service=booking.service,
            name=service.name,
            ticket=visit.ticket if visit else "",
        )


def services_down(state: State) -> tuple[show.ServiceDown, ...]:
    """The suspended services, with how many wait for each."""
    return tuple(
        show.ServiceDown(
            service=code,
            name=state.services[code].name,
            message=down.message,
            reason=down.reason,
            since=down.since,
            back_at=down.back_at,
            waiting=calling.count_waiting(state, frozenset((code,))),
        )
        for code, down in state.suspended.items()
    )


def notice(state: State, now: int) -> Text | None:
    """What the centre itself has the boards tell now."""
    if state.notice is None or now >= state.notice[1]:
        return None
    return state.notice[0]


def _notices(state: State, now: int) -> Text | None:
    """What the boards tell now: the centre's own notice, then those of headquarters."""
    texts = [each.text for each in state.notices if each.since <= now < each.until]
    if (own := notice(state, now)) is not None:
        texts.insert(0, own)
    if not texts:
        return None
    return Text(
        en=BETWEEN.join(text.en for text in texts if text.en),
        sw=BETWEEN.join(text.sw for text in texts if text.sw),
    )
