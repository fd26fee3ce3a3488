"""The hall as a forecast needs it: who waits, what each counter does, what is known to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.roster import expected, leaves_at, relieved_at, shifts_of_day
from floor.rules.state import BREAK_DRIFT, Counter, Stand, State

DAY = 24 * 60 * MINUTE
Duty = Literal["idle", "busy", "away", "closed"]
"""What a counter does: waits for people, has somebody, is on a break, or calls nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A leg that waits; times in milliseconds of the floor's clock."""

    visit: str
    service: str
    lane: Lane
    clock: int
    """When the promise's clock started; ahead of now for an appointment checked in early."""
    promise: float
    """Minutes."""
    issued: int
    serial: int
    counter: int | None = None
    """The one counter that may call it, after a transfer."""
    not_before: int | None = None
    """It is not called earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A planned absence of a counter's agent, in milliseconds."""

    starts: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A counter now."""

    number: int
    services: frozenset[str]
    duty: Duty
    since: int = 0
    """Since when: the call of whom it has, the start of the break, or the last end."""
    serving: str | None = None
    """The service of whom it has."""
    guarded: bool = False
    """Whether its last call was decided by the priority guard."""
    opens: int | None = None
    """When a closed counter is to open; None for not today."""
    back: int | None = None
    """When one on a planned break is to be back; None where nobody planned it."""
    breaks: tuple[Break, ...] = ()
    """Planned and not yet begun, in order."""
    prefers_lane: str = ""
    prefers: frozenset[str] = frozenset()
    """A lane and services that it calls first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """An appointment whose citizen has not checked in."""

    service: str
    booked: int
    promise: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The whole hall at one moment."""

    at: int
    opened: int
    """When the day began: half hours are counted from here."""
    waiting: tuple[Waiting, ...]
    """In any order."""
    desks: tuple[Desk, ...]
    bookings: tuple[Booking, ...] = ()
    down: Mapping[str, int] = field(default_factory=dict)
    """Services that cannot be given, with since when."""
    up_at: Mapping[str, int] = field(default_factory=dict)
    """When a service that is down is said to be up again."""
    promises: Mapping[tuple[str, Lane], float] = field(default_factory=dict)
    """Minutes promised to those who will come, by service and lane."""
    rule: str = "share"
    """Who is called next, as in `floor.rules.calling.ORDERS`."""


def calls(desk: Desk) -> bool:
    """Whether a counter calls people, or is to today."""
    return desk.duty != "closed" or desk.opens is not None


def desk_order(desk: Desk) -> tuple[int, int]:
    """Which of several idle counters calls first: the one idle longest, then the lower number."""
    return desk.since, desk.number


def part_of(room: Room, service: str) -> Room:
    """Of a hall all that a service's waits hang on: its counters, what else these give, and so on.

    An agency's counters often give nothing of another's; then most of the hall need not be played.
    """
    desks = [desk for desk in room.desks if calls(desk)]
    given, before = frozenset({service}), frozenset[str]()
    while given != before:
        before = given
        given = given.union(*(desk.services for desk in desks if desk.services & before))
    return replace(
        room,
        waiting=tuple(leg for leg in room.waiting if leg.service in given),
        desks=tuple(desk for desk in desks if desk.services & given),
        bookings=tuple(booking for booking in room.bookings if booking.service in given),
        down={code: since for code, since in room.down.items() if code in given},
        promises={key: minutes for key, minutes in room.promises.items() if key[0] in given},
    )


def waiting_of(state: State) -> tuple[Waiting, ...]:
    """The waiting legs of a floor."""
    seats = {c.agent: c.number for c in state.counters.values() if c.agent is not None}
    found = []
    for visit_id, index in state.waiting.items():
        visit = state.visits[visit_id]
        leg = visit.legs[index]
        counter = leg.to_counter if leg.to_agent is None else seats.get(leg.to_agent, 0)
        found.append(
            Waiting(
                visit=visit_id,
                service=leg.service,
                lane=visit.lane,
                clock=leg.clock if leg.clock is not None else visit.issued_at,
                promise=leg.promise,
                issued=visit.issued_at,
                serial=visit.serial,
                counter=counter,
                not_before=leg.not_before,
            )
        )
    return tuple(found)


def breaks_of(state: State, now: int) -> dict[int, tuple[Break, ...]]:
    """The planned breaks to come, by counter, of who sits there or is to; one that is overdue
    begins as soon as it can. Who is to leave before the centre closes is on a break from then on,
    until somebody else's shift at that counter."""
    found: dict[int, tuple[Break, ...]] = {}
    shifts, coming = shifts_of_day(state, now), expected(state, now)
    for number, counter in state.counters.items():
        breaks = []
        agent = coming[number].agent if number in coming else counter.agent or ""
        planned = state.breaks.get(agent)
        if planned is not None and not planned.taken and now <= planned.at + BREAK_DRIFT:
            breaks.append(Break(starts=planned.at, length=int(planned.minutes * MINUTE)))
        leaves = leaves_at(state, shifts.get(agent), now)
        if leaves is not None:
            relief = relieved_at(state, number, leaves)
            breaks.append(Break(starts=leaves, length=DAY if relief is None else relief - leaves))
        breaks = [each for each in breaks if each.length > 0]
        if breaks:
            found[number] = tuple(sorted(breaks, key=lambda each: each.starts))
    return found


def back_of(state: State, counter: Counter, now: int) -> int | None:
    """When a counter that wraps up or is on a planned break is to be back; None where nobody
    knows."""
    if counter.stand is Stand.OPEN and counter.wrap is not None:
        return counter.wrap[1] if counter.wrap[1] > now else None
    planned = state.breaks.get(counter.agent or "")
    if counter.stand is not Stand.PAUSED or planned is None or not planned.taken:
        return None
    back = counter.since + int(planned.minutes * MINUTE)
    return back if back > now else None


def desks_of(state: State, breaks: Mapping[int, Iterable[Break]], now: int) -> tuple[Desk, ...]:
    """The counters of a floor, with the planned breaks of each and who is still to come."""
    duties: dict[Stand, Duty] = {Stand.OPEN: "idle", Stand.PAUSED: "away"}
    found, coming = [], expected(state, now)
    for number, counter in state.counters.items():
        serving, since, services = None, counter.since, counter.services
        if counter.visit is not None:
            visit = state.visits[counter.visit]
            serving, since = visit.legs[visit.current or 0].service, counter.taken_at
        to_come = coming.get(number)
        agent = state.agents.get(to_come.agent if to_come else counter.agent or "")
        if agent is not None and agent.services:
            services &= agent.services
        back = back_of(state, counter, now)
        duty = "away" if back is not None else duties.get(counter.stand, "closed")
        found.append(
            Desk(
                number=number,
                services=services,
                duty="busy" if serving is not None else duty,
                since=since,
                serving=serving,
                guarded=counter.guarded,
                opens=to_come.at if to_come else None,
                back=back,
                breaks=tuple(breaks.get(number, ())),
                prefers_lane=counter.prefers_lane,
                prefers=counter.prefers,
            )
        )
    return tuple(found)


def promises_of(state: State) -> dict[tuple[str, Lane], float]:
    """Minutes promised for each service in each lane."""
    if state.offer is None:
        return {}
    return {
        (service.code, lane): float(getattr(service.promises or state.offer.promises, lane.value))
        for service in state.offer.services
        for lane in Lane
    }


def room_of(
    state: State,
    now: int,
    *,
    opened: int,
    breaks: Mapping[int, Iterable[Break]] | None = None,
) -> Room:
    """The hall of a floor's state; `opened` and `now` in UTC milliseconds.

    Without `breaks` those that the state has planned are expected.
    """
    promises = promises_of(state)
    down = {code: suspension.since for code, suspension in state.suspended.items()}
    backs = {code: suspension.back_at for code, suspension in state.suspended.items()}
    due = (
        kept.booking
        for kept in state.appointments.values()
        if kept.visit is None and not kept.missed and kept.booking.at < opened + DAY
    )
    return Room(
        at=now,
        opened=opened,
        waiting=waiting_of(state),
        desks=desks_of(state, breaks_of(state, now) if breaks is None else breaks, now),
        bookings=tuple(
            Booking(
                service=booking.service,
                booked=booking.at,
                promise=promises.get((booking.service, Lane.APPOINTMENT), 5.0),
            )
            for booking in due
        ),
        down=down,
        up_at={code: back for code, back in backs.items() if back is not None},
        promises=promises,
        rule="share" if state.offer is None else state.offer.customs.rule,
    )
