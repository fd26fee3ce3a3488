"""Whose wait a verb is about to begin or to tell anew, and the room in which that one waits."""

from dataclasses import replace

from floor.rules import charter
from floor.rules.events import Lane
from floor.rules.offer import Offer, Service
from floor.rules.state import State, Step
from floor.rules.verbs import AddService, CheckIn, Reprint, TakeTicket, Transfer, Verb
from floor.rules.waiting.learning import began
from floor.rules.waiting.room import Booking, Room, Waiting, room_of

YOUNGEST = 10**9
"""The serial of one who has no ticket yet."""


def asked_by(state: State, verb: Verb[object], now: int) -> tuple[Waiting, Room] | None:
    """Whose wait a verb tells and the room without that one, as both are once the verb is done;
    None where it tells none."""
    offer = state.offer
    if offer is None or state.day is None:
        return None
    if isinstance(verb, TakeTicket) and verb.services and verb.lane is not Lane.APPOINTMENT:
        service = state.services.get(verb.services[0])
        if service is None:
            return None
        return newcomer(offer, service, verb.lane, now, now), _room(state, now)
    if isinstance(verb, CheckIn):
        return _checking_in(state, offer, verb, now)
    if isinstance(verb, AddService | Reprint):
        return _waiting_on(state, verb.visit, now)
    if isinstance(verb, Transfer):
        return _sent_on(state, offer, verb, now)
    return None


def newcomer(offer: Offer, service: Service, lane: Lane, now: int, clock: int) -> Waiting:
    """Somebody who takes a ticket now."""
    return Waiting(
        visit="",
        service=service.code,
        lane=lane,
        clock=clock,
        promise=charter.promised(offer, service, lane),
        issued=now,
        serial=YOUNGEST,
    )


def _room(state: State, now: int, *, without: str = "") -> Room:
    room = room_of(state, now, opened=began(state))
    return replace(room, waiting=tuple(leg for leg in room.waiting if leg.visit != without))


def _checking_in(
    state: State, offer: Offer, verb: CheckIn, now: int
) -> tuple[Waiting, Room] | None:
    """Someone with an appointment, who may have waited as a walk-in until now."""
    kept = state.appointments.get(verb.booking)
    service = state.services.get(kept.booking.service) if kept else None
    if kept is None or service is None or kept.visit is not None:
        return None
    clock = max(now, kept.booking.at)
    coming = newcomer(offer, service, Lane.APPOINTMENT, now, clock)
    room = _room(state, now, without=verb.visit or "")
    bookings = _without(room, kept.booking.service, kept.booking.at)
    return replace(coming, visit=verb.visit or ""), replace(room, bookings=bookings)


def _waiting_on(state: State, visit: str, now: int) -> tuple[Waiting, Room] | None:
    """Someone who waits already, and is told how much longer."""
    room = _room(state, now)
    mine = next((leg for leg in room.waiting if leg.visit == visit), None)
    if mine is None:
        return None
    return mine, replace(room, waiting=tuple(leg for leg in room.waiting if leg is not mine))


def _sent_on(state: State, offer: Offer, verb: Transfer, now: int) -> tuple[Waiting, Room] | None:
    """Someone at a counter who is to wait again; that counter is free then."""
    counter = state.counters.get(verb.counter)
    visit = state.visits.get(counter.visit or "") if counter is not None else None
    if visit is None or visit.current is None:
        return None
    leg = visit.legs[visit.current]
    service = state.services.get(verb.service or leg.service)
    if service is None or leg.step not in (Step.CALLED, Step.SERVING):
        return None
    stays = service.code == leg.service
    promise = leg.promise if stays else charter.promised(offer, service, visit.lane)
    seats = {c.agent: c.number for c in state.counters.values() if c.agent is not None}
    mine = Waiting(
        visit=visit.id,
        service=service.code,
        lane=visit.lane,
        clock=verb.clock_of(state, leg, now),
        promise=promise,
        issued=visit.issued_at,
        serial=visit.serial,
        counter=verb.to_counter if verb.to_agent is None else seats.get(verb.to_agent, 0),
    )
    room = _room(state, now)
    desks = (
        replace(desk, duty="idle", serving=None, since=now) if desk.number == verb.counter else desk
        for desk in room.desks
    )
    return mine, replace(room, desks=tuple(desks))


def _without(room: Room, service: str, booked: int) -> tuple[Booking, ...]:
    """The appointments still to come, but one."""
    left = list(room.bookings)
    for each in left:
        if (each.service, each.booked) == (service, booked):
            left.remove(each)
            break
    return tuple(left)
