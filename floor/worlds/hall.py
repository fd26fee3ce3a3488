"""A drawn day lived: people come, counters call by a rule, and a watcher sees what happens."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.habits import VAIN
from floor.rules.waiting.room import Booking, Break, Desk, Duty, Room, Waiting
from floor.worlds.centre import OPEN_MINUTES, Centre, World
from floor.worlds.day import Day, Person, Shift
from floor.worlds.ruling import Rule

CLOSING = OPEN_MINUTES * MINUTE


class Watcher:
    """What one may do while a day is lived; by default nothing."""

    def issued(self, hall: "Hall", person: Person, leg: Waiting) -> None:
        """Somebody has taken a ticket, and idle counters have not yet seen it."""

    def called(self, hall: "Hall", person: Person, leg: Waiting, desk: "Seat") -> None:
        """Somebody is called."""

    def freed(self, hall: "Hall", person: Person, took: int) -> None:
        """A counter is free again, so many milliseconds after it called this person."""

    def worked(self, hall: "Hall", milliseconds: int, paused: int | None) -> None:
        """A counter worked so long; then its agent took an unplanned break of such a length."""

    def resumed(self, hall: "Hall", service: str, after: int) -> None:
        """A service is up again."""


@dataclass
class Seat:
    """A counter at work."""

    shift: Shift
    services: frozenset[str]
    duty: Duty = "closed"
    since: int = 0
    person: Person | None = None
    guarded: bool = False
    lunched: bool = False
    back: int | None = None
    strayed: bool = False
    """Whether it called out of turn."""
    paused: int = 0
    """Unplanned breaks so far."""


@dataclass
class Hall:
    """A day being lived; times in milliseconds after opening."""

    centre: Centre
    world: World
    day: Day
    rule: Rule
    watcher: Watcher = field(default_factory=Watcher)
    now: int = 0
    before: int = 0
    """When something happened last before what happens now."""
    waiting: dict[str, dict[int, Waiting]] = field(default_factory=dict)
    """By service and serial."""
    down: dict[str, int] = field(default_factory=dict)
    due: dict[int, Booking] = field(default_factory=dict)
    """Bookings whose citizen has not checked in, by their place in `day.bookings`."""
    seats: dict[int, Seat] = field(default_factory=dict)
    _heap: list[tuple[int, int, Callable[[], None]]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)

    def every(self, interval: int, look: "Callable[[Hall], None]") -> None:
        """Have somebody look at the hall at regular times, as long as tickets are given."""
        for time in range(interval, CLOSING, interval):
            self.at(time, partial(look, self))

    def live(self) -> None:
        """From opening until everybody whom a counter can serve has been served."""
        self._dice = Random(self.day.dice_seed + " lived")
        self._people = {person.serial: person for person in self.day.people}
        self.waiting = {code: {} for code in self.centre.trades}
        self.promises = {
            (code, lane): float(getattr(self.centre.promises, lane.value))
            for code in self.centre.trades
            for lane in Lane
        }
        places: dict[int, int] = {}
        for place, (booked, service, serial) in enumerate(self.day.bookings):
            self.due[place] = Booking(
                service=service, booked=booked, promise=self.promises[service, Lane.APPOINTMENT]
            )
            if serial is not None:
                places[serial] = place
        for shift in self.day.shifts:
            self.seats[shift.number] = Seat(
                shift=shift, services=self.centre.counters[shift.number]
            )
            self._plan_shift(self.seats[shift.number])
        for outage in self.day.outages:
            self.at(outage.starts, partial(self._fail, outage.service))
            self.at(outage.ends, partial(self._resume, outage.service))
        for person in self.day.people:
            self.at(person.arrives, partial(self._arrive, person, places.get(person.serial)))
        while self._heap:
            time, _, happen = heapq.heappop(self._heap)
            self.before, self.now = self.now, time
            happen()

    def at(self, time: int, happen: Callable[[], None]) -> None:
        """Have something happen at a time."""
        heapq.heappush(self._heap, (time, next(self._order), happen))

    def open_seat(self, number: int) -> None:
        """A counter that was not at work opens now, for the rest of the day."""
        shift = Shift(number=number, opens=self.now, lunch=None, lunch_takes=0, pauses=())
        self.seats[number] = Seat(shift=shift, services=self.centre.counters[number])
        self._free(self.seats[number])

    def teach(self, number: int, service: str) -> None:
        """A counter at work gives one more service from now on."""
        self.seats[number].services |= {service}
        self._wake(service)

    def room(self) -> Room:
        """The hall now, as a forecast may know it: no lateness, no failure foreseen."""
        return Room(
            at=self.now,
            opened=0,
            waiting=tuple(leg for legs in self.waiting.values() for leg in legs.values()),
            desks=tuple(self._desk(seat) for seat in self.seats.values()),
            bookings=tuple(self.due.values()),
            down=dict(self.down),
            promises=self.promises,
        )

    def _desk(self, seat: Seat) -> Desk:
        lunch = seat.shift.lunch
        return Desk(
            number=seat.shift.number,
            services=seat.services,
            duty=seat.duty,
            since=seat.since,
            serving=seat.person.service if seat.person is not None else None,
            guarded=seat.guarded,
            opens=self.now + 5 * MINUTE if seat.duty == "closed" else None,
            back=seat.back,
            breaks=(lunch,) if lunch is not None and not seat.lunched else (),
        )

    def _plan_shift(self, seat: Seat) -> None:
        self.at(seat.shift.opens, partial(self._free, seat))
        rests = [*seat.shift.pauses, *([seat.shift.lunch] if seat.shift.lunch else [])]
        for rest in rests:
            self.at(rest.starts, partial(self._glance, seat))

    def _glance(self, seat: Seat) -> None:
        """An idle agent sees that it is time for a break."""
        if seat.duty == "idle":
            self._free(seat)

    def _arrive(self, person: Person, place: int | None) -> None:
        if place is not None:
            del self.due[place]
        leg = Waiting(
            visit=str(person.serial),
            service=person.service,
            lane=person.lane,
            clock=max(person.arrives, person.booked or 0),
            promise=self.promises[person.service, person.lane],
            issued=person.arrives,
            serial=person.serial,
        )
        self.waiting[person.service][person.serial] = leg
        self.watcher.issued(self, person, leg)
        self._wake(person.service)

    def _wake(self, service: str) -> None:
        idle = [s for s in self.seats.values() if s.duty == "idle" and service in s.services]
        for seat in sorted(idle, key=lambda s: (s.since, s.shift.number)):
            if self.waiting[service] and service not in self.down:
                self._free(seat)

    def _fail(self, service: str) -> None:
        self.down[service] = self.now

    def _resume(self, service: str) -> None:
        self.watcher.resumed(self, service, self.now - self.down.pop(service))
        self._wake(service)

    def _rest(self, seat: Seat) -> Break | None:
        """The break that the agent takes now, if it is time for one."""
        lunch = seat.shift.lunch
        if lunch is not None and not seat.lunched and self.now >= lunch.starts:
            seat.lunched, seat.back = True, self.now + lunch.length
            return Break(starts=self.now, length=seat.shift.lunch_takes)
        while seat.paused < len(seat.shift.pauses) and self.now < CLOSING:
            pause = seat.shift.pauses[seat.paused]
            if self.now < pause.starts:
                break
            seat.paused += 1
            if seat.duty != "away":
                return Break(starts=self.now, length=pause.length)
        return None

    def _free(self, seat: Seat) -> None:
        """A counter has nobody: its agent takes a break or calls the next."""
        was_idle = seat.duty == "idle"
        rest = self._rest(seat)
        if rest is not None:
            planned = seat.back is not None
            self.watcher.worked(self, 0, None if planned else rest.length)
            seat.duty, seat.since = "away", self.now
            self.at(self.now + rest.length, partial(self._back, seat))
            return
        leg, guard = self._pick(seat)
        if leg is None:
            seat.duty = "idle"
            seat.since = seat.since if was_idle else self.now
            return
        person = self._people[leg.serial]
        del self.waiting[leg.service][leg.serial]
        seat.duty, seat.since, seat.person, seat.guarded = "busy", self.now, person, guard
        self.watcher.called(self, person, leg, seat)
        self.at(self.now + self._takes(person, seat), partial(self._finish, seat, self.now))

    def _pick(self, seat: Seat) -> tuple[Waiting | None, bool]:
        able = [
            leg
            for service in seat.services
            if service not in self.down
            for leg in self.waiting[service].values()
        ]
        if self.world.broken and len(able) > 1 and self._dice.random() < self.world.broken:
            seat.strayed = True
            return self._dice.choice(sorted(able, key=lambda leg: leg.serial)), False
        seat.strayed = False
        return self.rule(able, self.now, seat.guarded)

    def _takes(self, person: Person, seat: Seat) -> int:
        if not person.comes:
            return VAIN
        return int(person.work * self.pace() * self.centre.speeds[seat.shift.number])

    def pace(self) -> float:
        """What services that begin now take, against an ordinary day."""
        begin, end = self.day.pace
        return begin + (end - begin) * min(1.0, self.now / CLOSING)

    def _finish(self, seat: Seat, called_at: int) -> None:
        person = seat.person
        assert person is not None, "a counter that finishes has somebody"
        seat.person, seat.duty = None, "idle"
        took = self.now - called_at
        self.watcher.worked(self, took, None)
        self.watcher.freed(self, person, took)
        seat.since = self.now
        seat.duty = "closed"
        self._free(seat)

    def _back(self, seat: Seat) -> None:
        seat.back, seat.since = None, self.now
        self._free(seat)
