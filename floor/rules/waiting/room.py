"""The hall as a forecast needs it: who waits, what each counter does, what is known to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from floor.rules.events import Lane
from floor.rules.state import Stand, State

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
    promises: Mapping[tuple[str, Lane], float] = field(default_factory=dict)
    """Minutes promised to those who will come, by service and lane."""


def desk_order(desk: Desk) -> tuple[int, int]:
    """Which of several idle counters calls first: the one idle longest, then the lower number."""
    return desk.since, desk.number


def waiting_of(state: State) -> tuple[Waiting, ...]:
    """The waiting legs of a floor."""
    found = []
    for visit_id, index in state.waiting.items():
        visit = state.visits[visit_id]
        leg = visit.legs[index]
        found.append(
            Waiting(
                visit=visit_id,
                service=leg.service,
                lane=visit.lane,
                clock=leg.clock if leg.clock is not None else visit.issued_at,
                promise=leg.promise,
                issued=visit.issued_at,
                serial=visit.serial,
            )
        )
    return tuple(found)


def desks_of(state: State, breaks: Mapping[int, Iterable[Break]]) -> tuple[Desk, ...]:
    """The counters of a floor, with the planned breaks of each."""
    found = []
    for number, counter in state.counters.items():
        serving, since = None, counter.since
        if counter.visit is not None:
            visit = state.visits[counter.visit]
            leg = visit.legs[visit.current or 0]
            serving, since = leg.service, leg.called_at or counter.since
        duties: dict[Stand, Duty] = {Stand.OPEN: "idle", Stand.PAUSED: "away"}
        found.append(
            Desk(
                number=number,
                services=counter.services,
                duty="busy" if serving is not None else duties.get(counter.stand, "closed"),
                since=since,
                serving=serving,
                guarded=counter.guarded,
                breaks=tuple(breaks.get(number, ())),
            )
        )
    return tuple(found)


def room_of(
    state: State,
    now: int,
    *,
    opened: int,
    breaks: Mapping[int, Iterable[Break]] | None = None,
    bookings: Iterable[Booking] = (),
    down: Mapping[str, int] | None = None,
) -> Room:
    """The hall of a floor's state; `opened` and `now` in UTC milliseconds."""
    promises: dict[tuple[str, Lane], float] = {}
    if state.offer is not None:
        for service in state.offer.services:
            charter = service.promises or state.offer.promises
            for lane in Lane:
                promises[service.code, lane] = float(getattr(charter, lane.value))
    return Room(
        at=now,
        opened=opened,
        waiting=waiting_of(state),
        desks=desks_of(state, breaks or {}),
        bookings=tuple(bookings),
        down=down or {},
        promises=promises,
    )
