"""Whether what is advised now helps: the same day lived on without it, with it, and with others."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from statistics import fmean
from time import perf_counter
from typing import Any

from floor.rules.advice.now import advise_now
from floor.rules.opening import MINUTE
from floor.rules.waiting.foretold import Advice
from floor.rules.waiting.room import Desk, Room, Waiting
from floor.worlds.centre import TEST_SEEDS, WORLDS, Centre, make_centre
from floor.worlds.day import Day, Person, draw_day
from floor.worlds.hall import Hall, Seat, Watcher
from floor.worlds.learning import Learner
from floor.worlds.report import milliseconds
from floor.worlds.ruling import largest_share

WORLD = WORLDS["absent"]
"""Five counters are closed that could be opened."""
PAST = 3
"""Days that a centre has learned from before."""
MOMENTS = range(90 * MINUTE, 420 * MINUTE, 60 * MINUTE)
"""When advice is asked for."""


class Calls(Watcher):
    """When each was called, by serial."""

    def __init__(self) -> None:
        self.at: dict[int, int] = {}

    def called(self, hall: Hall, person: Person, leg: Waiting, desk: Seat) -> None:
        self.at[person.serial] = hall.now


class Asker(Learner):
    """Asks for advice at times on a day that is lived, with closed counters in the room."""

    def __init__(self, centre: Centre) -> None:
        super().__init__(centre)
        self.centre = centre
        self.asked: list[tuple[Room, tuple[Advice, ...]]] = []
        self.seconds: list[float] = []

    def ask(self, hall: Hall) -> None:
        """What would help now."""
        closed = tuple(
            Desk(number=number, services=services, duty="closed")
            for number, services in self.centre.counters.items()
            if number not in hall.seats
        )
        room = hall.room()
        room = replace(room, desks=(*room.desks, *closed))
        began = perf_counter()
        dice = Random(f"advice {self.centre.seed} {hall.now}")
        advice = advise_now(room, self.durations, self.habits, dice)
        self.seconds.append(perf_counter() - began)
        self.asked.append((room, advice))


def missed(room: Room, calls: Calls) -> int:
    """Of those who waited then and were not late yet, how many were called too late."""
    due = {leg.serial: leg.clock + int(leg.promise * MINUTE) for leg in room.waiting}
    return sum(at >= room.at and calls.at[serial] > at for serial, at in due.items())


def lived(
    centre: Centre, day: Day, room: Room, change: Callable[[Hall], None] | None = None
) -> int:
    """How many miss their promise if the day goes on as it is, or with a change at that moment."""
    calls = Calls()
    hall = Hall(centre, WORLD, day, largest_share, calls)
    if change is not None:
        hall.at(room.at, partial(change, hall))
    hall.live()
    return missed(room, calls)


def follow(advice: Advice) -> Callable[[Hall], None]:
    """What somebody does who takes the advice."""
    if advice.add is None:
        return partial(Hall.open_seat, number=advice.counter)
    return partial(Hall.teach, number=advice.counter, service=advice.add)


def remedies_report(days: int, step: Callable[[], None]) -> dict[str, Any]:
    """People who miss their promise without advice, with the first one, and with other counters.

    One day of each test centre.
    """
    rows: list[tuple[int, int, float, int, float]] = []
    seconds: list[float] = []
    for seed in list(TEST_SEEDS)[:days]:
        centre = make_centre(seed, WORLD)
        asker = Asker(centre)
        for number in range(PAST):
            hall = Hall(centre, WORLD, draw_day(centre, WORLD, number), largest_share, asker)
            hall.live()
            asker.end_day(hall)
        day = draw_day(centre, WORLD, PAST)
        hall = Hall(centre, WORLD, day, largest_share, asker)
        for moment in MOMENTS:
            hall.at(moment, partial(asker.ask, hall))
        hall.live()
        seconds += asker.seconds
        for room, advice in asker.asked:
            if advice:
                rows.append(outcome(centre, day, room, advice[0]))
        step()
    return summary(rows, seconds)


def outcome(
    centre: Centre, day: Day, room: Room, advice: Advice
) -> tuple[int, int, float, int, float]:
    """Misses without and with the advice, in the mean of opening any closed counter, and with the
    best of these in hindsight; and what the advice said it would save."""
    closed = [desk.number for desk in room.desks if desk.duty == "closed" and desk.opens is None]
    opened = [lived(centre, day, room, partial(Hall.open_seat, number=number)) for number in closed]
    return (
        lived(centre, day, room),
        lived(centre, day, room, follow(advice)),
        fmean(opened),
        min(opened),
        advice.saved,
    )


def summary(rows: list[tuple[int, int, float, int, float]], seconds: list[float]) -> dict[str, Any]:
    """The published figures."""
    without, followed, opened, best, said = ([row[place] for row in rows] for place in range(5))
    pairs = list(zip(followed, without, strict=True))
    return {
        "asked": len(seconds),
        "advised": len(rows),
        "missed": {
            "without_advice": sum(without),
            "with_the_first_advice": sum(followed),
            "with_any_closed_counter_in_the_mean": round(sum(opened), 1),
            "with_the_best_closed_counter_in_hindsight": sum(best),
        },
        "saved_as_said": round(sum(said), 1),
        "helped": round(fmean(after < before for after, before in pairs), 3) if pairs else 0.0,
        "harmed": round(fmean(after > before for after, before in pairs), 3) if pairs else 0.0,
        "milliseconds": milliseconds(seconds),
    }
