"""A slow second opinion: a day's figures straight from the journal's events, by the definitions.

Written from docs/figures.md and the events alone; it shares no code with `floor.store.measures`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from floor.rules import events as ev
from tests.floor.store.lived import ALeg, AVisit, Held

OPEN = {"planned", "waiting", "called", "serving", "parked"}
MIN = 60_000


@dataclass
class Oracle:
    """Lives the events of one day, in the plainest way."""

    visits: dict[str, AVisit] = field(default_factory=dict)
    held: dict[int, Held] = field(default_factory=dict)
    last: dict[tuple[int, int], Held] = field(default_factory=dict)
    downs: list[list[Any]] = field(default_factory=list)
    sessions: list[list[Any]] = field(default_factory=list)
    spans: list[list[Any]] = field(default_factory=list)
    wraps: list[list[int]] = field(default_factory=list)
    busy: list[tuple[int, int, int]] = field(default_factory=list)
    picked: int = 0
    front: int = 0
    raised: int = 0
    serving: int = 0
    used: dict[str, tuple[str, str]] = field(default_factory=dict)
    missed: int = 0
    services: dict[str, str] = field(default_factory=dict)

    def live(self, events: Iterable[ev.Event]) -> None:
        for event in events:
            name = f"on_{event.change.kind}"
            if hasattr(self, name):
                getattr(self, name)(event.change, event.at)

    def leg(self, change: Any) -> ALeg:
        index: int = change.leg
        return self.visits[change.visit].legs[index]

    # -- visits -----------------------------------------------------------------------------

    def on_ticket_taken(self, c: ev.TicketTaken, at: int) -> None:
        visit = self.visits[c.visit] = AVisit(lane=c.lane.value, issued=at)
        visit.legs = [ALeg(visit, plan.service, plan.promise) for plan in c.legs]
        visit.legs[0].step, visit.legs[0].clock, visit.legs[0].joined = "waiting", at, at

    def on_ticket_received(self, c: ev.TicketReceived, at: int) -> None:
        self.visits[c.visit].received = c.by

    def on_ticket_reprinted(self, c: ev.TicketReprinted, at: int) -> None:
        self.visits[c.visit].copies += 1

    def on_visit_rated(self, c: ev.VisitRated, at: int) -> None:
        self.visits[c.visit].rating = c.rating

    def on_lane_changed(self, c: ev.LaneChanged, at: int) -> None:
        visit = self.visits[c.visit]
        visit.lanes.append((at, visit.lane))
        visit.lane = c.lane.value
        self.raised += 1
        for leg, promise in zip(visit.legs, c.promises, strict=True):
            if leg.step in OPEN:
                leg.promise = promise

    def on_leg_added(self, c: ev.LegAdded, at: int) -> None:
        visit = self.visits[c.visit]
        visit.legs.insert(c.after + 1, ALeg(visit, c.plan.service, c.plan.promise))

    def on_legs_ordered(self, c: ev.LegsOrdered, at: int) -> None:
        legs = self.visits[c.visit].legs
        chosen = [legs[index] for index in c.order]
        for place, leg in zip(sorted(c.order), chosen, strict=True):
            legs[place] = leg

    def on_leg_queued(self, c: ev.LegQueued, at: int) -> None:
        leg = self.leg(c)
        leg.step, leg.joined = "waiting", at
        leg.clock = at if c.clock is None else c.clock
        leg.directed = c.to_counter is not None or c.to_agent is not None
        if c.clock is not None:
            before = self.visits[c.visit].legs[c.leg - 1].clock
            self.front += bool(c.reason) and before is not None and c.clock < before

    def on_leg_returned(self, c: ev.LegReturned, at: int) -> None:
        leg = self.leg(c)
        leg.step, leg.ended = "waiting", None
        self.unplan(c)

    def unplan(self, c: Any) -> None:
        for later in self.visits[c.visit].legs[c.leg + 1 :]:
            later.step, later.clock, later.ended = "planned", None, None

    # -- counters ---------------------------------------------------------------------------

    def on_leg_called(self, c: ev.LegCalled, at: int) -> None:
        leg = self.leg(c)
        leg.step = "called"
        self.cut(c.counter, at)
        self.held[c.counter] = Held(leg, at)
        self.picked += bool(c.reason)
        if leg.called is None:
            assert leg.clock is not None
            leg.called, leg.first_clock, leg.promised = at, leg.clock, leg.promise
            leg.lane, leg.by_rule = leg.visit.lane, not c.reason
            leg.wait = self.waited(leg, at)

    def waited(self, leg: ALeg, until: int) -> int:
        """Time since the clock started; `clock` moves with each restoration, as on the floor."""
        assert leg.clock is not None
        wait = until - leg.clock
        for service, since, over in self.downs:
            if service == leg.service and over is None:
                wait -= max(0, until - max(since, leg.clock))
        return max(0, wait)

    def on_leg_started(self, c: ev.LegStarted, at: int) -> None:
        leg, held = self.leg(c), self.held[c.counter]
        leg.step, held.started = "serving", at
        leg.visit.shown = True
        if not leg.started:
            leg.started, leg.arrival = True, at - held.called

    def on_leg_resumed(self, c: ev.LegResumed, at: int) -> None:
        leg = self.leg(c)
        leg.step = "serving"
        self.cut(c.counter, at)
        self.held[c.counter] = Held(leg, at, at)

    def leave(self, counter: int, at: int) -> None:
        held = self.held.pop(counter)
        self.last[counter, id(held.leg)] = held
        self.busy.append((counter, held.called, at))
        if held.started is not None:
            held.leg.served += at - held.started
            self.serving += at - held.started

    def on_leg_requeued(self, c: ev.LegRequeued, at: int) -> None:
        self.leg(c).step = "waiting"
        self.leave(c.counter, at)

    def on_leg_released(self, c: ev.LegReleased, at: int) -> None:
        self.leg(c).step = "waiting"
        self.leave(c.counter, at)

    def on_leg_parked(self, c: ev.LegParked, at: int) -> None:
        self.leg(c).step = "parked"
        self.leave(c.counter, at)

    def on_leg_transferred(self, c: ev.LegTransferred, at: int) -> None:
        leg = self.leg(c)
        assert leg.clock is not None
        self.front += bool(c.reason) and c.clock < leg.clock
        leg.step, leg.clock = "waiting", c.clock
        leg.transfers += 1
        self.leave(c.counter, at)

    def on_leg_ended(self, c: ev.LegEnded, at: int) -> None:
        leg = self.leg(c)
        if leg.step == "waiting" and leg.called is None:
            leg.wait = self.waited(leg, at)
        leg.step, leg.ended = c.end, at
        leg.transfers += c.outcome == "transferred"
        leg.undone_transfer = c.outcome == "transferred"
        if c.counter is not None:
            self.leave(c.counter, at)

    def on_leg_reopened(self, c: ev.LegReopened, at: int) -> None:
        """As if it had not been ended: the time goes on from the call and the start."""
        leg = self.leg(c)
        held = self.last[c.counter, id(leg)]
        counter, called, ended = next(
            b for b in reversed(self.busy) if b[:2] == (c.counter, held.called)
        )
        self.busy.remove((counter, called, ended))
        if held.started is not None:
            leg.served -= ended - held.started
            self.serving -= ended - held.started
        leg.step, leg.ended = c.step, None
        if leg.undone_transfer:
            leg.transfers -= 1
            leg.undone_transfer = False
            later = self.visits[c.visit].legs[c.leg + 1]
            assert leg.clock is not None
            if later.clock is not None and later.step == "waiting" and later.clock < leg.clock:
                self.front -= 1
        self.held[c.counter] = held
        self.unplan(c)

    # -- the centre -------------------------------------------------------------------------

    def on_service_suspended(self, c: ev.ServiceSuspended, at: int) -> None:
        if not any(service == c.service and over is None for service, _, over in self.downs):
            self.downs.append([c.service, at, None])

    def on_service_restored(self, c: ev.ServiceRestored, at: int) -> None:
        for leg in self.all_legs():
            if leg.step == "waiting" and leg.service == c.service and leg.clock is not None:
                stands = max(c.since, leg.clock)
                leg.clock += max(0, at - stands)
        for down in self.downs:
            if down[0] == c.service and down[2] is None:
                down[2] = at

    def on_agent_signed_in(self, c: ev.AgentSignedIn, at: int) -> None:
        self.sessions.append([c.counter, at, None])

    def on_agent_signed_out(self, c: ev.AgentSignedOut, at: int) -> None:
        self.end(self.sessions, c.counter, at)

    def cut(self, counter: int, at: int) -> None:
        """A call, a break or closing ends the wrapping up."""
        for wrap in self.wraps:
            if wrap[0] == counter:
                wrap[2] = min(wrap[2], max(at, wrap[1]))

    def on_wrap_up_began(self, c: ev.WrapUpBegan, at: int) -> None:
        self.wraps.append([c.counter, at, c.until])

    def on_wrap_up_ended(self, c: ev.WrapUpEnded, at: int) -> None:
        self.cut(c.counter, c.until)

    def on_counter_opened(self, c: ev.CounterOpened, at: int) -> None:
        self.end(self.spans, c.counter, at)
        self.spans.append([c.counter, at, None, "open", ""])

    def on_counter_paused(self, c: ev.CounterPaused, at: int) -> None:
        self.end(self.spans, c.counter, at)
        self.cut(c.counter, at)
        self.spans.append([c.counter, at, None, "paused", c.reason])

    def on_counter_closed(self, c: ev.CounterClosed, at: int) -> None:
        self.cut(c.counter, at)
        self.end(self.spans, c.counter, at)

    @staticmethod
    def end(spans: list[list[Any]], counter: int, at: int) -> None:
        for span in spans:
            if span[0] == counter and span[2] is None:
                span[2] = at

    def on_appointments_adopted(self, c: ev.AppointmentsAdopted, at: int) -> None:
        self.services |= {booking.code: booking.service for booking in c.bookings}

    def on_appointment_used(self, c: ev.AppointmentUsed, at: int) -> None:
        visit = self.visits[c.visit]
        visit.lane = "appointment"
        self.used[c.code] = (c.visit, self.services[c.code])
        for leg in visit.legs:
            if leg.step == "waiting":
                leg.clock, leg.promise = c.clock, c.promise

    def on_appointment_missed(self, c: ev.AppointmentMissed, at: int) -> None:
        self.missed += 1

    def all_legs(self) -> list[ALeg]:
        return [leg for visit in self.visits.values() for leg in visit.legs]
