"""A hall of one service and steady counters, for any stream of people."""

from collections.abc import Iterable
from statistics import fmean
from typing import NamedTuple

from floor.rules.events import Lane
from floor.rules.offer import Promises
from floor.rules.opening import MINUTE
from floor.rules.waiting.room import Waiting
from floor.worlds.centre import Centre, Trade, World
from floor.worlds.day import Day, Person, Shift
from floor.worlds.hall import Hall, Seat, Watcher
from floor.worlds.ruling import Rule


class Arrival(NamedTuple):
    """Who comes: when, in which lane, and for how long at the counter; milliseconds."""

    at: int
    lane: Lane
    work: float


class Waits(Watcher):
    """Waits in minutes by lane."""

    def __init__(self) -> None:
        self.by_lane: dict[Lane, list[float]] = {lane: [] for lane in Lane}

    def called(self, hall: Hall, person: Person, leg: Waiting, desk: Seat) -> None:
        self.by_lane[leg.lane].append((hall.now - leg.issued) / MINUTE)

    def mean(self, lane: Lane) -> float:
        return fmean(self.by_lane[lane])


def live_people(rule: Rule, people: Iterable[Arrival], *, counters: int) -> Waits:
    """These people at so many counters that never close."""
    numbers = range(1, counters + 1)
    centre = Centre(
        seed=0,
        trades={"S": Trade(code="S", minutes=10, mean=10, spread=1, weight=1)},
        counters={number: frozenset({"S"}) for number in numbers},
        speeds=dict.fromkeys(numbers, 1.0),
        promises=Promises(),
    )
    day = Day(
        people=tuple(
            Person(
                serial=serial,
                arrives=one.at,
                service="S",
                lane=one.lane,
                booked=None,
                comes=True,
                work=one.work,
            )
            for serial, one in enumerate(people, start=1)
        ),
        bookings=(),
        shifts=tuple(
            Shift(number=number, opens=0, lunch=None, lunch_takes=0, pauses=())
            for number in numbers
        ),
        outages=(),
        pace=(1.0, 1.0),
        dice_seed="steady",
    )
    seen = Waits()
    Hall(centre, World(name="steady", no_shows=0.0), day, rule, seen).live()
    return seen
