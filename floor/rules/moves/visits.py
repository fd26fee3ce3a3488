"""Moves of a visit away from the counters: its ticket, its legs, its lane."""

from dataclasses import replace

from floor.rules import events as ev
from floor.rules.moves.base import join, on, say, set_leg, set_visit
from floor.rules.numbering import ticket_label
from floor.rules.state import OPEN_STEPS, Appointment, Leg, State, Step, Visit


def _planned(plan: ev.LegPlan) -> Leg:
    return Leg(service=plan.service, promise=plan.promise, step=Step.PLANNED)


@on(ev.TicketTaken)
def _ticket_taken(state: State, change: ev.TicketTaken, event: ev.Event) -> None:
    first, *later = (_planned(plan) for plan in change.legs)
    state.issued += 1
    state.visits[change.visit] = Visit(
        id=change.visit,
        day=change.day,
        ticket=ticket_label(change.series, change.number),
        serial=state.issued,
        lane=change.lane,
        language=change.language,
        issued_at=event.at,
        legs=(replace(first, step=Step.WAITING, clock=event.at), *later),
        token=change.token,
        ahead=change.ahead,
        told=change.told,
        told_at=event.at,
    )
    state.numbers[change.series] = change.number
    join(state, change.visit, 0)
    for plan in change.legs:
        state.asked[plan.service] = state.asked.get(plan.service, 0) + 1


@on(ev.TicketReceived)
def _ticket_received(state: State, change: ev.TicketReceived, event: ev.Event) -> None:
    set_visit(state, change.visit, received=change.by)


@on(ev.TicketReprinted)
def _ticket_reprinted(state: State, change: ev.TicketReprinted, event: ev.Event) -> None:
    set_visit(state, change.visit, copies=state.visits[change.visit].copies + 1)
    say(state, change.visit, change.told, event.at)


@on(ev.NoteAdded)
def _note_added(state: State, change: ev.NoteAdded, event: ev.Event) -> None:
    set_visit(state, change.visit, notes=state.visits[change.visit].notes + 1)


@on(ev.VisitRated)
def _visit_rated(state: State, change: ev.VisitRated, event: ev.Event) -> None:
    set_visit(state, change.visit, rating=change.rating)


@on(ev.LegQueued)
def _leg_queued(state: State, change: ev.LegQueued, event: ev.Event) -> None:
    set_leg(
        state,
        change.visit,
        change.leg,
        step=Step.WAITING,
        clock=event.at if change.clock is None else change.clock,
        to_counter=change.to_counter,
        to_agent=change.to_agent,
    )
    join(state, change.visit, change.leg)
    say(state, change.visit, change.told, event.at)


@on(ev.LegAdded)
def _leg_added(state: State, change: ev.LegAdded, event: ev.Event) -> None:
    legs = state.visits[change.visit].legs
    place = change.after + 1
    set_visit(state, change.visit, legs=(*legs[:place], _planned(change.plan), *legs[place:]))
    service = change.plan.service
    state.asked[service] = state.asked.get(service, 0) + 1
    say(state, change.visit, change.told, event.at)


@on(ev.LegsOrdered)
def _legs_ordered(state: State, change: ev.LegsOrdered, event: ev.Event) -> None:
    legs = list(state.visits[change.visit].legs)
    chosen = [legs[index] for index in change.order]
    for place, leg in zip(sorted(change.order), chosen, strict=True):
        legs[place] = leg
    set_visit(state, change.visit, legs=tuple(legs))


@on(ev.LegReturned)
def _leg_returned(state: State, change: ev.LegReturned, event: ev.Event) -> None:
    visit = state.visits[change.visit]
    for index in range(change.leg, len(visit.legs)):
        step = Step.WAITING if index == change.leg else Step.PLANNED
        set_leg(state, change.visit, index, step=step, ended_at=None, counter=None, agent=None)
    join(state, change.visit, change.leg)


@on(ev.LaneChanged)
def _lane_changed(state: State, change: ev.LaneChanged, event: ev.Event) -> None:
    visit = set_visit(state, change.visit, lane=change.lane)
    for index, promise in enumerate(change.promises):
        if visit.legs[index].step in OPEN_STEPS:
            set_leg(state, change.visit, index, promise=promise)


@on(ev.AppointmentsAdopted)
def _appointments_adopted(state: State, change: ev.AppointmentsAdopted, event: ev.Event) -> None:
    for booking in change.bookings:
        known = state.appointments.get(booking.code)
        state.appointments[booking.code] = Appointment(
            booking=booking, visit=known.visit if known else None
        )


@on(ev.AppointmentUsed)
def _appointment_used(state: State, change: ev.AppointmentUsed, event: ev.Event) -> None:
    kept = state.appointments[change.code]
    state.appointments[change.code] = replace(kept, visit=change.visit)
    visit = set_visit(state, change.visit, booking=change.code, lane=ev.Lane.APPOINTMENT)
    current = visit.current
    assert current is not None, "only a waiting visit takes up a booking"
    set_leg(state, change.visit, current, clock=change.clock, promise=change.promise)
    say(state, change.visit, change.told, event.at)


@on(ev.AppointmentMissed)
def _appointment_missed(state: State, change: ev.AppointmentMissed, event: ev.Event) -> None:
    state.appointments[change.code] = replace(state.appointments[change.code], missed=True)
