"""Moves of the centre: catalogue, agents, the day, services, announcements."""

from collections import deque
from dataclasses import replace

from floor.rules import events as ev
from floor.rules.amendment import Version, amended
from floor.rules.moves.base import on, set_leg
from floor.rules.offer import Offer
from floor.rules.state import RECENT_CALLS, Agent, Counter, PlannedBreak, State, Suspension


@on(ev.CatalogueAdopted)
def _catalogue_adopted(state: State, change: ev.CatalogueAdopted, event: ev.Event) -> None:
    state.deployed = change.offer
    _go_on(state, amended(change.offer, state.amendment))


@on(ev.CentreAmended)
def _centre_amended(state: State, change: ev.CentreAmended, event: ev.Event) -> None:
    version = Version(
        number=change.number,
        at=event.at,
        by=event.actor or "",
        amendment=change.amendment,
        restores=change.restores,
    )
    state.versions = (*state.versions, version)
    if state.deployed is not None:
        _go_on(state, amended(state.deployed, change.amendment))


def _go_on(state: State, offer: Offer) -> None:
    """Go on with an offer: a counter that it has no more stays while somebody sits there, and a
    service that it has no more is given, where it was, to those who hold a ticket for it."""
    before, known = state.counters, state.services
    state.offer = offer
    state.services = {service.code: service for service in offer.services}
    held = {leg.service for visit in state.visits.values() for leg in visit.legs}
    going = frozenset(held - set(state.services))
    state.services |= {code: replace(known[code], withdrawn=True) for code in going}
    state.counters = {
        plan.number: replace(
            (old := before.get(plan.number) or Counter(number=plan.number, services=frozenset())),
            services=frozenset(plan.services) | (old.services & going),
            prefers_lane=plan.prefers_lane,
            prefers=frozenset(plan.prefers),
        )
        for plan in offer.counters
    }
    for number, counter in before.items():
        if counter.agent is not None or counter.services & going:
            state.counters.setdefault(number, counter)
    given = [counter.services for counter in state.counters.values()]
    state.rivals = {
        code: frozenset[str]().union(*(services for services in given if code in services))
        for code in state.services
    }


@on(ev.AgentEnrolled)
def _agent_enrolled(state: State, change: ev.AgentEnrolled, event: ev.Event) -> None:
    before = state.agents.pop(change.agent, None) or state.left.pop(change.agent, None)
    (state.agents if change.works else state.left)[change.agent] = Agent(
        number=change.agent,
        role=change.role,
        services=frozenset(change.services),
        counters=frozenset(change.counters),
        before=before and replace(before, before=None),
    )


@on(ev.DayOpened)
def _day_opened(state: State, change: ev.DayOpened, event: ev.Event) -> None:
    state.day = state.last_day = change.day
    state.visits, state.numbers, state.parked = {}, {}, {}
    state.waiting, state.queues = {}, {}
    state.waits, state.asked, state.quotas = {}, {}, {}
    state.suspended, state.breaks, state.notice = {}, {}, None
    state.issued, state.regressions, state.health = 0, {}, {}
    state.adopted = {origin: replace(kept, tickets=0) for origin, kept in state.adopted.items()}
    state.calls, state.call_count = deque(maxlen=RECENT_CALLS), 0
    state.appointments = {
        code: kept for code, kept in state.appointments.items() if kept.booking.at >= event.at
    }
    state.counters = {
        number: Counter(
            number=number,
            services=counter.services,
            prefers_lane=counter.prefers_lane,
            prefers=counter.prefers,
        )
        for number, counter in state.counters.items()
    }
    if state.offer is not None:  # what was kept for yesterday's tickets goes
        _go_on(state, state.offer)


@on(ev.DayClosed)
def _day_closed(state: State, change: ev.DayClosed, event: ev.Event) -> None:
    state.day = None


@on(ev.ServiceSuspended)
def _service_suspended(state: State, change: ev.ServiceSuspended, event: ev.Event) -> None:
    state.suspended[change.service] = Suspension(
        reason=change.reason,
        message=change.message,
        since=change.since,
        back_at=change.back_at,
    )


@on(ev.ServiceRestored)
def _service_restored(state: State, change: ev.ServiceRestored, event: ev.Event) -> None:
    del state.suspended[change.service]
    for visit, index in state.waiting.items():
        leg = state.visits[visit].legs[index]
        if leg.service == change.service and leg.clock is not None:
            stood = max(0, event.at - max(leg.clock, change.since))
            set_leg(state, visit, index, clock=leg.clock + stood, suspended=leg.suspended + stood)


@on(ev.QuotaSet)
def _quota_set(state: State, change: ev.QuotaSet, event: ev.Event) -> None:
    state.quotas[change.service] = change.quota


@on(ev.Announced)
def _announced(state: State, change: ev.Announced, event: ev.Event) -> None:
    empty = not (change.text.en or change.text.sw)
    state.notice = None if empty else (change.text, change.until)


@on(ev.BreakPlanned)
def _break_planned(state: State, change: ev.BreakPlanned, event: ev.Event) -> None:
    state.breaks.pop(change.agent, None)
    if change.minutes > 0:
        planned = PlannedBreak(at=change.at, minutes=change.minutes, reason=change.reason)
        state.breaks[change.agent] = planned


@on(ev.ClockStepped)
def _clock_stepped(state: State, change: ev.ClockStepped, event: ev.Event) -> None:
    """Nothing moves, and nothing expires."""


@on(ev.EpochBegan)
def _epoch_began(state: State, change: ev.EpochBegan, event: ev.Event) -> None:
    """Nothing on the floor moves."""


@on(ev.DaysArchived)
def _days_archived(state: State, change: ev.DaysArchived, event: ev.Event) -> None:
    """Nothing on the floor moves."""


@on(ev.NumbersSkipped)
def _numbers_skipped(state: State, change: ev.NumbersSkipped, event: ev.Event) -> None:
    state.numbers |= change.last
