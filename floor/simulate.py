"""Citizens and agents for practice, demo, tests and benchmarks, against any floor."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from math import log, sqrt
from random import Random
from typing import Protocol

from floor import errors
from floor.facade import Floor
from floor.rules.events import Lane
from floor.rules.offer import Language, Offer
from floor.rules.opening import MINUTE
from floor.rules.snapshots import CounterDesk, NowServing, Ticket
from floor.worlds.centre import centre_of

SPREAD = 0.7
"""Coefficient of variation of service times, lognormal."""
PRIORITY, KISWAHILI, SECOND_SERVICE, ABSENT = 0.15, 0.6, 0.12, 0.06
"""Shares of visits in the priority lane, in Kiswahili, for two services, and of calls in vain."""
RECALL_AFTER, GIVE_UP_AFTER = 60_000, 105_000
"""Milliseconds from a call in vain to the recall, and to 'not here'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """Someone who will come: when (UTC milliseconds), for what, and how long it will take."""

    at: int
    services: tuple[str, ...]
    minutes: tuple[float, ...]
    """At the counter, for each service."""
    lane: Lane
    language: Language
    walk: int
    """Milliseconds from the call to the counter."""
    comes: bool
    """Whether the citizen is there when called."""
    booking: str = ""
    """The code of an appointment; empty without one."""


def citizens(offer: Offer, *, visits: int, start: int, hours: float, seed: int) -> list[Citizen]:
    """A morning's visits in order of arrival: the rush comes in its first half, then ebbs.

    `start` is UTC milliseconds. The same seed gives the same people.
    """
    dice = Random(seed)
    trades = centre_of(offer, seed).trades
    codes, odds = list(trades), [trade.weight for trade in trades.values()]
    minutes = {service.code: service.minutes for service in offer.services}
    sigma = sqrt(log(1 + SPREAD**2))
    people = []
    for _ in range(visits):
        wanted = dice.choices(codes, odds, k=2 if dice.random() < SECOND_SERVICE else 1)
        services = tuple(dict.fromkeys(wanted))
        people.append(
            Citizen(
                at=start + int(dice.betavariate(1.6, 2.1) * hours * 60 * MINUTE),
                services=services,
                minutes=tuple(
                    dice.lognormvariate(log(minutes[code]) - sigma**2 / 2, sigma)
                    for code in services
                ),
                lane=Lane.PRIORITY if dice.random() < PRIORITY else Lane.WALK_IN,
                language="sw" if dice.random() < KISWAHILI else "en",
                walk=int(dice.uniform(15_000, 60_000)),
                comes=dice.random() >= ABSENT,
            )
        )
    return sorted(people, key=lambda citizen: citizen.at)


class Door(Protocol):
    """Where citizens get tickets."""

    def take(self, citizen: Citizen) -> Ticket: ...


class Desk(Protocol):
    """A counter as its agent works it; each answer is the desk afterwards."""

    number: int

    def call_next(self) -> CounterDesk: ...
    def recall(self) -> CounterDesk: ...
    def start(self) -> CounterDesk: ...
    def not_here(self) -> CounterDesk: ...


@dataclass
class FloorDoor:
    """Takes tickets straight from the floor."""

    floor: Floor
    keys: Callable[[], str]

    def take(self, citizen: Citizen) -> Ticket:
        ticket = self.floor.take_ticket(
            key=self.keys(),
            services=citizen.services,
            lane=citizen.lane,
            language=citizen.language,
        )
        return self.floor.confirm_ticket(key=self.keys(), visit=ticket.visit)


@dataclass
class FloorDesk:
    """Works a counter straight on the floor."""

    floor: Floor
    number: int
    keys: Callable[[], str]

    def call_next(self) -> CounterDesk:
        try:
            return self.floor.call_next(key=self.keys(), counter=self.number)
        except errors.NobodyWaiting:
            return self.floor.counter(counter=self.number)

    def recall(self) -> CounterDesk:
        return self.floor.recall(key=self.keys(), counter=self.number)

    def start(self) -> CounterDesk:
        return self.floor.start_service(key=self.keys(), counter=self.number)

    def not_here(self) -> CounterDesk:
        return self.floor.not_here(key=self.keys(), counter=self.number)


@dataclass
class Morning:
    """Plays citizens and desks on a floor, event by event, setting its clock to each."""

    people: list[Citizen]
    door: Door
    desks: Mapping[int, Desk]
    serves: Mapping[int, frozenset[str]]
    """Services of each desk's counter."""
    set_clock: Callable[[int], None]
    seen: Callable[[int], None] = lambda _: None
    """Told after each event, with its time."""
    tickets: dict[str, Citizen] = field(default_factory=dict)
    _heap: list[tuple[int, int, Callable[[], None]]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)
    _idle: set[int] = field(default_factory=set)
    _now: int = 0

    def play(self) -> None:
        """From the first arrival until nobody is left whom a desk could serve."""
        self._idle = self._ready()
        for citizen in self.people:
            self._at(citizen.at, partial(self._arrive, citizen))
        while self._heap:
            self._now, _, happen = heapq.heappop(self._heap)
            self.set_clock(self._now)
            happen()
            self.seen(self._now)

    def _ready(self) -> set[int]:
        """Desks that call from the beginning."""
        return set(self.desks)

    def _at(self, at: int, happen: Callable[[], None]) -> None:
        heapq.heappush(self._heap, (at, next(self._order), happen))

    def _arrive(self, citizen: Citizen) -> None:
        ticket = self.door.take(citizen)
        self.tickets[ticket.visit] = citizen
        self._wake(citizen.services[0])

    def _wake(self, service: str) -> None:
        """Have an idle desk call, if one could serve a service for which somebody waits now."""
        able = [number for number in self._idle if service in self.serves[number]]
        if able:
            number = min(able)
            self._idle.discard(number)
            self._free(number)

    def _free(self, number: int) -> None:
        """The desk calls; this also finishes whoever was served there."""
        self._meet(number, self.desks[number].call_next().serving)

    def _meet(self, number: int, serving: NowServing | None) -> None:
        """Whoever was called walks to the desk, or does not come; it idles if nobody was."""
        if serving is None:
            self._idle.add(number)
            return
        citizen = self.tickets[serving.visit]
        if citizen.comes:
            self._at(self._now + citizen.walk, partial(self._start, number))
        else:
            self._at(self._now + RECALL_AFTER, partial(self._recall, number))

    def _recall(self, number: int) -> None:
        self.desks[number].recall()
        self._at(self._now + GIVE_UP_AFTER - RECALL_AFTER, partial(self._give_up, number))

    def _give_up(self, number: int) -> None:
        self.desks[number].not_here()
        self._free(number)

    def _start(self, number: int) -> None:
        serving = self.desks[number].start().serving
        assert serving is not None, "a started service stands at its desk"
        minutes = self.tickets[serving.visit].minutes[serving.leg] * self._pace(number)
        self._at(self._now + int(minutes * MINUTE), partial(self._finish, number, serving))

    def _pace(self, number: int) -> float:
        """What a service at this desk takes now, against the citizen's minutes."""
        return 1.0

    def _finish(self, number: int, served: NowServing) -> None:
        self._free(number)
        later = served.legs[served.leg + 1 :]
        if later:
            self._wake(later[0].service)
