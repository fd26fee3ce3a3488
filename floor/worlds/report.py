"""The published figures of forecasts, each beside its goal."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from random import Random
from time import perf_counter, process_time
from typing import Any

from floor.rules.waiting.forward import call_times
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.room import Room
from floor.rules.waiting.saying import WHOLE
from floor.worlds.centre import TEST_SEEDS, TUNING_SEEDS, WORLDS
from floor.worlds.trial import CALIBRATION, PAST, Trial, try_world

DAYS_EACH = 4
"""Counted days of each centre; a centre on its first day has one."""
FULL = 75
"""People in the room whose forecast is timed."""
RUNS = 5
"""How often each room is timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure with the bounds that it is to keep."""

    figure: str
    path: tuple[str, ...]
    low: float
    high: float


def goal(figure: str, *path: str, low: float = 0.0, high: float = 1.0) -> Goal:
    """Where in the report a figure is, and its bounds."""
    return Goal(figure=figure, path=path, low=low, high=high)


MAIN = ("worlds", "main", "foleni")
GOALS = (
    goal("mean absolute error, minutes", *MAIN, "mae", high=3.0),
    goal("bias, minutes", *MAIN, "bias", low=-1.2, high=1.2),
    goal("coverage of the 90 % range", *MAIN, "coverage", low=0.88, high=0.92),
    *(
        goal(f"coverage, {lane}", *MAIN, "by_class", lane, "coverage", low=0.87)
        for lane in ("walk_in", "priority", "appointment")
    ),
    goal("width of the range, minutes", *MAIN, "width", high=14.0),
    goal("day one: error", "worlds", "day_one", "foleni", "mae", high=4.0),
    goal("day one: coverage", "worlds", "day_one", "foleni", "coverage", low=0.87),
    goal("5 of 20 counters absent: error", "worlds", "absent", "foleni", "mae", high=4.5),
    goal("rules broken: error", "worlds", "broken_rules", "foleni", "mae", high=3.6),
    goal("while waiting: error", "while_waiting", "foleni", "mae", high=4.2),
    goal("whole room, p95 milliseconds", "room_ms", "p95", high=25.0),
    goal("ticket at issue, p50 milliseconds", "ticket_ms", "p50", high=4.0),
)


def held(report: dict[str, Any], goals: tuple[Goal, ...]) -> list[dict[str, Any]]:
    """Each goal with its figure, and whether it is met; those of worlds not tried are left out."""
    rows = []
    for one in goals:
        found: Any = report
        for step in one.path:
            found = found.get(step) if isinstance(found, dict) else None
        if found is not None:
            met = one.low <= found <= one.high
            bounds = {"low": one.low, "high": one.high}
            rows.append({"figure": one.figure, "value": found, "met": met, **bounds})
    return rows


def milliseconds(seconds: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(seconds)
    if not ordered:
        return {}
    return {
        name: round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)
        for name, share in (("p50", 0.5), ("p95", 0.95))
    }


def full_room(room: Room) -> Room:
    """The room with its first 75 waiting."""
    by_age = sorted(room.waiting, key=lambda leg: leg.serial)
    return Room(
        at=room.at,
        opened=room.opened,
        waiting=tuple(islice(by_age, FULL)),
        desks=room.desks,
        bookings=room.bookings,
        down=room.down,
        promises=room.promises,
    )


def time_rooms(trials: list[Trial], most: int = 100) -> dict[str, float]:
    """What a forecast of a whole full room costs: 75 waiting, 20 counters.

    By the clock, by processor time, and `alone_`: the best of some runs of each room by the clock,
    which is what it takes while no other program has the core.
    """
    seconds, processor, alone = [], [], []
    for trial in trials:
        full = [room for room in trial.rooms if len(room.waiting) >= FULL]
        for room in full[: most // len(trials) + 1]:
            told, runs = full_room(room), []
            for _ in range(RUNS):
                began, worked = perf_counter(), process_time()
                plan = Plan(told, trial.learner.durations, trial.learner.habits, lanes=OVERTAKING)
                call_times(plan, Random(1), WHOLE)
                runs.append(perf_counter() - began)
                processor.append(process_time() - worked)
            seconds += runs
            alone.append(min(runs))
    others = {"cpu": processor, "alone": alone}
    found = {
        f"{what}_{name}": value
        for what, taken in others.items()
        for name, value in milliseconds(taken).items()
    }
    return milliseconds(seconds) | found


def centres_of(name: str, days: int) -> tuple[range, int]:
    """Test seeds and counted days of each, for so many days of a world."""
    each = DAYS_EACH if WORLDS[name].history else 1
    count = max(1, -(-days // each))
    return range(TEST_SEEDS.start, min(TEST_SEEDS.start + count, TEST_SEEDS.stop)), each


def waits_report(names: tuple[str, ...], days: int, step: Callable[[], None]) -> dict[str, Any]:
    """All predictors in all worlds on the test seeds."""
    report: dict[str, Any] = {
        "seeds": {
            "tuning": [TUNING_SEEDS.start, TUNING_SEEDS.stop - 1],
            "test": [TEST_SEEDS.start, TEST_SEEDS.stop - 1],
        },
        "days": {"before": PAST, "of_these_told": CALIBRATION, "counted": days},
        "worlds": {},
    }
    ticket_seconds: list[float] = []
    for name in names:
        seeds, each = centres_of(name, days)
        issue, waiting, trials = try_world(name, seeds, each, step=step, watch=name == "main")
        report["worlds"][name] = {key: tally.summary() for key, tally in issue.items()}
        if name == "main":
            report["while_waiting"] = {key: tally.summary() for key, tally in waiting.items()}
            ticket_seconds = [took for trial in trials for took in trial.ticket_seconds]
            report["room_ms"] = time_rooms(trials)
            report["ticket_ms"] = milliseconds(ticket_seconds)
    report["goals"] = held(report, GOALS)
    return report
