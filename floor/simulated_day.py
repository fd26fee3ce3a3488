"""A centre's whole made-up day played on a real floor: shifts, lunches, appointments, failures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random

from floor import errors
from floor.facade import Floor
from floor.rules.events import Booking, Lane
from floor.rules.offer import Text
from floor.rules.opening import MINUTE
from floor.rules.snapshots import Ticket
from floor.simulate import KISWAHILI, Citizen, FloorDesk, FloorDoor, Morning
from floor.worlds.centre import OPEN_MINUTES, Centre, World
from floor.worlds.day import Day, Shift

FIRST_AGENT = 100
"""Agent 101 sits at counter 1, and so on."""
FAILURE = Text(
    en="The agency's system is down. Please wait for news.",
    sw="Mfumo wa taasisi haufanyi kazi. Tafadhali subiri taarifa.",
)
NOTED = "simulated"
"""The reason given for whatever needs one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chief:
    """The supervisor who plans breaks and suspends services."""

    agent: str
    pin: str
    adopts: bool
    """Whether the floor may be told of bookings: a host hears of them from headquarters alone."""


def booking_code(day: str, place: int) -> str:
    """What the citizen of a day's booking shows."""
    return f"SIM-{day}-{place}"


def citizens_of(day: Day, name: str, start: int) -> list[Citizen]:
    """The people of a drawn day as they come to a floor, from `start` (UTC milliseconds) on."""
    dice = Random(day.dice_seed + " citizens")
    booked = {serial: place for place, (_, _, serial) in enumerate(day.bookings) if serial}
    return [
        Citizen(
            at=start + person.arrives,
            services=(person.service,),
            minutes=(person.work / MINUTE,),
            lane=person.lane,
            language="sw" if dice.random() < KISWAHILI else "en",
            walk=int(dice.uniform(15_000, 60_000)),
            comes=person.comes,
            booking=booking_code(name, booked[person.serial]) if person.serial in booked else "",
        )
        for person in day.people
    ]


@dataclass
class DayDoor(FloorDoor):
    """Takes tickets, and checks in those with an appointment; who is too early or too late for it,
    or is not known to have one, gets a walk-in's ticket."""

    def take(self, citizen: Citizen) -> Ticket:
        if citizen.booking:
            try:
                return self.floor.check_in(
                    key=self.keys(), booking=citizen.booking, language=citizen.language
                )
            except (errors.BookingEarly, errors.BookingLate, errors.UnknownBooking):
                citizen = replace(citizen, lane=Lane.WALK_IN)
        return super().take(citizen)


@dataclass
class ShiftDesk(FloorDesk):
    """A counter whose agent comes, goes to lunch, and may call anybody."""

    pin: str

    def arrive(self) -> None:
        """The agent sits down and opens the counter."""
        agent = str(FIRST_AGENT + self.number)
        self.floor.sign_in(key=self.keys(), agent=agent, pin=self.pin, counter=self.number)
        self.floor.open_counter(key=self.keys(), counter=self.number)

    def be_free(self) -> None:
        """Whoever is served is done."""
        if self.floor.counter(counter=self.number).serving is not None:
            self.floor.finish(key=self.keys(), counter=self.number)

    def rest(self, reason: str) -> None:
        """The agent goes away for a while."""
        self.be_free()
        self.floor.pause_counter(key=self.keys(), counter=self.number, reason=reason)

    def back(self) -> None:
        """The agent is back."""
        self.floor.open_counter(key=self.keys(), counter=self.number)

    def leave(self) -> None:
        """The agent goes home."""
        self.floor.sign_out(key=self.keys(), counter=self.number)


@dataclass
class CentreDay(Morning):
    """A drawn day of a made-up centre, from opening until nobody is left."""

    floor: Floor = field(kw_only=True)
    keys: Callable[[], str] = field(kw_only=True)
    centre: Centre = field(kw_only=True)
    world: World = field(kw_only=True)
    day: Day = field(kw_only=True)
    name: str = field(kw_only=True)
    start: int = field(kw_only=True)
    chief: Chief | None = field(kw_only=True)
    """Who suspends services; without one they never fail."""
    desks: Mapping[int, ShiftDesk] = field(kw_only=True)

    def play(self) -> None:
        self._dice = Random(self.day.dice_seed + " played")
        self._shifts = {shift.number: shift for shift in self.day.shifts}
        self._rests = {number: rests_of(shift) for number, shift in self._shifts.items()}
        self._here: set[int] = set()
        self.set_clock(self.start)
        self._plan()
        for number, shift in self._shifts.items():
            self._at(self.start + shift.opens, partial(self._open, number))
            for at, _, _ in self._rests[number]:
                self._at(self.start + at, partial(self._glance, number))
        super().play()
        for number in sorted(self._here):
            self.desks[number].leave()

    def _ready(self) -> set[int]:
        """Nobody: desks open as their agents come."""
        return set()

    def _plan(self) -> None:
        """What is known before the day: appointments, lunches, and, to fate alone, failures."""
        if self.chief is None:
            return
        if self.chief.adopts:
            self.floor.adopt_appointments(key=self.keys(), bookings=self._bookings())
        by = {"by": self.chief.agent, "pin": self.chief.pin}
        for shift in self.day.shifts:
            if shift.lunch is not None:
                self.floor.plan_break(
                    key=self.keys(),
                    agent=str(FIRST_AGENT + shift.number),
                    at=self.start + shift.lunch.starts,
                    minutes=shift.lunch.length / MINUTE,
                    reason="lunch",
                    **by,
                )
        for outage in self.day.outages:
            self._at(self.start + outage.starts, partial(self._fail, outage.service, self.chief))
            self._at(self.start + outage.ends, partial(self._mend, outage.service, self.chief))

    def _bookings(self) -> tuple[Booking, ...]:
        return tuple(
            Booking(
                code=booking_code(self.name, place),
                service=service,
                at=self.start + booked,
                centre=self.floor.health().centre,
            )
            for place, (booked, service, _) in enumerate(self.day.bookings)
        )

    def _fail(self, service: str, chief: Chief) -> None:
        self.floor.suspend_service(
            key=self.keys(),
            by=chief.agent,
            pin=chief.pin,
            service=service,
            reason=NOTED,
            message=FAILURE,
        )

    def _mend(self, service: str, chief: Chief) -> None:
        self.floor.restore_service(key=self.keys(), by=chief.agent, pin=chief.pin, service=service)
        for _ in range(len(self._idle)):
            self._wake(service)

    def _arrive(self, citizen: Citizen) -> None:
        try:
            super()._arrive(citizen)
        except (errors.ServiceDown, errors.CentreClosed, errors.ServiceClosed):
            return  # such a citizen reads it at the door, and goes home

    def _open(self, number: int) -> None:
        self.desks[number].arrive()
        self._here.add(number)
        self._free(number)

    def _glance(self, number: int) -> None:
        """An idle agent sees that it is time for a break."""
        if number in self._idle:
            self._idle.discard(number)
            self._free(number)

    def _free(self, number: int) -> None:
        """The agent takes the break that is due, calls anybody, or calls by the rule."""
        desk, rests = self.desks[number], self._rests[number]
        if rests and self._now >= self.start + rests[0][0]:
            _, length, reason = rests.pop(0)
            desk.rest(reason)
            self._at(self._now + length, partial(self._back, number))
            return
        if self.world.broken and self._dice.random() < self.world.broken:
            rows = self.floor.queue(counter=number).rows
            if len(rows) > 1:
                desk.be_free()
                visit = self._dice.choice(rows).visit
                called = self.floor.call_ticket(
                    key=self.keys(), counter=number, visit=visit, reason=NOTED
                )
                self._meet(number, called.serving)
                return
        super()._free(number)

    def _back(self, number: int) -> None:
        self.desks[number].back()
        self._free(number)

    def _pace(self, number: int) -> float:
        """The day's pace, which drifts, and the agent's own."""
        begin, end = self.day.pace
        part = min(1.0, (self._now - self.start) / (OPEN_MINUTES * MINUTE))
        return (begin + (end - begin) * part) * self.centre.speeds[number]


def rests_of(shift: Shift) -> list[tuple[int, int, str]]:
    """When a shift's breaks are due, how long they take, and why; in order."""

    def all_of() -> Iterator[tuple[int, int, str]]:
        if shift.lunch is not None:
            yield shift.lunch.starts, shift.lunch_takes, "lunch"
        for pause in shift.pauses:
            yield pause.starts, pause.length, "pause"

    return sorted(all_of())
