"""A centre's past of several days, lived by the rules and written into a store."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from floor.rules.opening import local_day
from floor.rules.verbs import CloseDay, EnrolAgent, OpenCounter, OpenDay, SignIn
from floor.store import database, journal, ledger
from floor.store.journal import Head
from tests.floor.rules.world import World
from tests.floor.store.busy import a_busy_day, live
from tests.floors import at

FIRST = "2025-01-06"


def day_of(number: int) -> str:
    """The local day of a past's so many-th day, from 0; a week lies between two."""
    return (date.fromisoformat(FIRST) + timedelta(days=7 * number)).isoformat()


def some_days(seed: int, days: int, *, steps: int = 60, closes: bool = True) -> World:
    """So many days, each as busy as `steps` wishes; the last stays open unless it `closes`."""
    dice = Random(seed)
    world = a_busy_day(seed, steps=steps, closes=closes or days > 1, day=FIRST)
    for number in range(1, days):
        if dice.random() < 0.5:  # between two days
            world.do(EnrolAgent(agent=f"20{number}"))
        world.now = at("08:00", day=day_of(number))
        world.do(OpenDay())
        for desk in dice.sample([1, 2, 3], 2):
            world.do(SignIn(agent=f"10{desk}", pin="", counter=desk))
            world.do(OpenCounter(counter=desk))
        live(dice, world, steps)
        if closes or number + 1 < days:
            world.do(CloseDay())
    assert local_day(world.now) == day_of(days - 1)
    return world


def write(world: World, path: Path) -> None:
    """A store in which the world's events are the journal."""
    engine = database.sqlite_engine(path)
    identity = database.create_or_check(engine, path, "TST", practice=True)
    head = Head(origin=identity.origin)
    with engine.begin() as connection:
        for event in world.events:
            head, entry = journal.append(head, event)
            connection.execute(ledger.ADD_LINE, ledger.line_row("TST", entry))
            ledger.fold(connection, "TST", (entry,))
    engine.dispose()
