"""Floors for tests: a real store in a folder of the test's own, with a clock the test may set."""

from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from uuid import uuid4

from argon2 import PasswordHasher
from sqlalchemy import insert

from floor.catalogue import load_offer
from floor.clock import PracticeClock
from floor.rules import opening
from floor.rules.offer import Offer
from floor.rules.verbs import EnrolAgent
from floor.store import tables
from floor.store.local import LocalFloor

MONDAY = "2026-11-23"
PIN = "246810"
PEPPER = b"the pepper of every tests' floor"
PINNED = ("101", "102")
"""Agents with a PIN."""
_quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""A PIN hashed by it is looked at in no time; tests of PINs set theirs as people do."""


@dataclass
class Keys:
    """Fresh keys, one after another."""

    run: str = field(default_factory=lambda: uuid4().hex)
    numbers: "count[int]" = field(default_factory=count)

    def __call__(self) -> str:
        return f"{self.run}-{next(self.numbers)}"


def at(hhmm: str, day: str = MONDAY) -> int:
    """UTC milliseconds of a local time, such as 08:30, on a working day."""
    hour, minute = hhmm.split(":")
    return opening.at_local(day, int(hour) * 60 + int(minute))


class PracticeFloor(LocalFloor):
    """A LocalFloor whose clock is known to be one that a test may set."""

    clock: PracticeClock


def a_floor(folder: Path, *, hhmm: str = "08:00", centre: str = "MSA") -> PracticeFloor:
    """A floor with the centre's real offer, an open day, and agents 101 to 128 (PIN 246810)."""
    path = folder / f"{centre}.sqlite"
    Path(f"{path}.pepper").write_bytes(PEPPER)
    floor = PracticeFloor(path, centre=centre, clock=PracticeClock(at(hhmm)), practice=True)
    key = Keys()
    floor.adopt_catalogue(key=key(), offer=_offer(centre))
    floor.open_day(key=key())
    for number in range(101, 129):
        floor.do(EnrolAgent(agent=str(number)), key=key())
    with floor._engine.begin() as connection:
        connection.execute(insert(tables.pins), [{"agent": a, "hash": _hash()} for a in PINNED])
    return floor


@cache
def _offer(centre: str) -> Offer:
    return load_offer(centre)


@cache
def _hash() -> str:
    return _quick.hash(PIN.encode() + PEPPER)


def seat(floor: LocalFloor, counter: int, agent: str = "101") -> None:
    """Sign an agent in at a counter and open it."""
    key = Keys()
    floor.sign_in(key=key(), agent=agent, pin=PIN, counter=counter)
    floor.open_counter(key=key(), counter=counter)
