"""One day of a made-up centre, drawn before it is lived: every rule meets the same people."""

from dataclasses import dataclass
from random import Random

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.room import Break
from floor.worlds.centre import OPEN_MINUTES, Centre, World, lognormal

PROFILE = (1.0, 1.5, 1.6, 1.4, 1.2, 1.1, 0.9, 0.75, 0.75, 0.95, 1.1, 1.1, 0.9, 0.7, 0.5, 0.25)
"""How many come in each half hour, with a peak in the morning and one after lunch."""
PRIORITY, APPOINTMENT = 0.15, 0.25
SHOW_UP = 0.85
LUNCHES = (210, 255, 300, 345)
"""Minutes after opening at which a quarter of the counters is planned to go to lunch."""
LUNCH = 45
PAUSE_EVERY, PAUSE = 160, 8.0
"""Minutes between unplanned breaks of one counter, and their mean length."""
OUTAGES, OUTAGE = 0.5, 28.0
"""Mean number of failures of an agency's system in a day, and their mean minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who comes; times in milliseconds after opening."""

    serial: int
    arrives: int
    service: str
    lane: Lane
    booked: int | None
    comes: bool
    """Whether the person is there when called."""
    work: float
    """Milliseconds at an ordinary agent on an ordinary day; less for a call in vain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One counter's day."""

    number: int
    opens: int
    lunch: Break | None
    """As planned."""
    lunch_takes: int
    """As it turns out."""
    pauses: tuple[Break, ...]
    """Unplanned ones: from when on, and how long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A service that cannot be given."""

    service: str
    starts: int
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Everything that will happen whatever the rule."""

    people: tuple[Person, ...]
    bookings: tuple[tuple[int, str, int | None], ...]
    """Booked time, service, and the serial of who checks in for it, or None."""
    shifts: tuple[Shift, ...]
    outages: tuple[Outage, ...]
    pace: tuple[float, float]
    """What services take at opening and at the end of tickets, against an ordinary day."""
    dice_seed: str
    """For what is drawn while the day is lived, such as whom a rule-breaker calls."""


def draw_day(
    centre: Centre, world: World, number: int, *, tickets: int | None = None, part: str = ""
) -> Day:
    """The centre's day of this number; with `tickets`, so many visits are expected."""
    seed = f"day {centre.seed} {number} {part}"
    dice = Random(seed)
    expected = tickets if tickets is not None else dice.randint(*world.tickets)
    pace = dice.gauss(0, 0.04)
    drift = dice.choice((-1, 1)) * world.drift
    bookings, people = draw_people(centre, world, expected, dice)
    return Day(
        people=people,
        bookings=bookings,
        shifts=draw_shifts(centre, world, dice),
        outages=draw_outages(centre, dice),
        pace=(1 + pace - drift / 2, 1 + pace + drift / 2),
        dice_seed=seed,
    )


def draw_people(
    centre: Centre, world: World, expected: int, dice: Random
) -> tuple[tuple[tuple[int, str, int | None], ...], tuple[Person, ...]]:
    """The bookings, and the people in order of arrival."""
    shape = [share * lognormal(dice, 1.0, 0.15) for share in PROFILE]
    codes = list(centre.trades)
    odds = [centre.trades[code].weight * lognormal(dice, 1.0, 0.12) for code in codes]
    came: list[tuple[int, str, Lane, int | None]] = []
    appointments = round(expected * APPOINTMENT / SHOW_UP)
    for service in dice.choices(codes, odds, k=appointments):
        booked = dice.randrange(1, OPEN_MINUTES // 15 - 1) * 15 * MINUTE
        if dice.random() < SHOW_UP:
            at = min(max(0, booked + int(dice.gauss(-6, 7) * MINUTE)), OPEN_MINUTES * MINUTE - 1)
            came.append((at, service, Lane.APPOINTMENT, booked))
        else:
            came.append((-1, service, Lane.APPOINTMENT, booked))
    for service in dice.choices(codes, odds, k=round(expected * (1 - APPOINTMENT))):
        half = dice.choices(range(len(shape)), shape)[0]
        at = int((half + dice.random()) * 30 * MINUTE)
        lane = Lane.PRIORITY if dice.random() < PRIORITY / (1 - APPOINTMENT) else Lane.WALK_IN
        came.append((at, service, lane, None))
    came.sort(key=lambda row: (row[0], row[1]))
    missing = [(row[3] or 0, row[1], None) for row in came if row[0] < 0]
    people = tuple(
        Person(
            serial=serial,
            arrives=at,
            service=service,
            lane=lane,
            booked=booked,
            comes=dice.random() >= world.no_shows,
            work=lognormal(dice, trade.mean, trade.spread) * MINUTE,
        )
        for serial, (at, service, lane, booked) in enumerate(
            (row for row in came if row[0] >= 0), start=1
        )
        for trade in (centre.trades[service],)
    )
    kept = [(p.booked, p.service, p.serial) for p in people if p.booked is not None]
    return tuple(sorted([*missing, *kept], key=lambda row: (row[0], row[2] or 0))), people


def draw_shifts(centre: Centre, world: World, dice: Random) -> tuple[Shift, ...]:
    """When each counter works; absent ones are left out."""
    absent = draw_absent(centre, world, dice)
    shifts = []
    for number in centre.counters:
        late = dice.expovariate(1 / 8) if dice.random() < 0.3 else 0.0
        pauses, at = [], late
        while (at := at + dice.expovariate(1 / PAUSE_EVERY)) < OPEN_MINUTES:
            length = lognormal(dice, PAUSE, 0.5)
            pauses.append(Break(starts=int(at * MINUTE), length=int(length * MINUTE)))
        lunch = Break(starts=LUNCHES[number % len(LUNCHES)] * MINUTE, length=LUNCH * MINUTE)
        takes = int(max(30.0, dice.gauss(LUNCH + 1, 4)) * MINUTE)
        if number not in absent:
            shifts.append(
                Shift(
                    number=number,
                    opens=int(late * MINUTE),
                    lunch=lunch,
                    lunch_takes=takes,
                    pauses=tuple(pauses),
                )
            )
    return tuple(shifts)


def draw_absent(centre: Centre, world: World, dice: Random) -> set[int]:
    """Counters that stay closed; each service keeps one, as a manager would see to."""
    numbers = list(centre.counters)
    while True:
        absent = set(dice.sample(numbers, min(world.absent, len(numbers) - 1)))
        present = (centre.counters[number] for number in numbers if number not in absent)
        if frozenset[str]().union(*present) >= centre.trades.keys():
            return absent


def draw_outages(centre: Centre, dice: Random) -> tuple[Outage, ...]:
    """Failures of agencies' systems."""
    outages: list[Outage] = []
    at = 0.0
    while (at := at + dice.expovariate(OUTAGES / OPEN_MINUTES)) < OPEN_MINUTES:
        length = lognormal(dice, OUTAGE, 0.7)
        service = dice.choice(list(centre.trades))
        if all(o.service != service for o in outages):
            outages.append(
                Outage(service=service, starts=int(at * MINUTE), ends=int((at + length) * MINUTE))
            )
    return tuple(outages)
