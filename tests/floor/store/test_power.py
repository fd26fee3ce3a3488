"""Power cuts: the real writer on a disk that loses what was not synced, sector by sector.

Killing a process does not test this: the system keeps what the process wrote. So each run records
what the writer sent to its disk, and many cuts are made from one record.
"""

import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

import msgspec
import pysqlite3
import pytest

from floor import errors
from floor.clock import PracticeClock
from floor.rules.verbs import CallNext, StartService, TakeTicket, Verb
from floor.store import database, ledger
from floor.store.writer import Writer
from tests.floor.store.apsw_driver import Driver
from tests.floor.store.disk import Recorder, Replay, Told
from tests.floors import a_floor, at, seat

WAITING = 8
"""Verbs handed in at once, at most, so that groups are committed."""
NUMBERS = count()


@dataclass(frozen=True)
class Acked:
    """What a kiosk or counter was answered."""

    key: str
    answer: str


@dataclass
class Found:
    """What many cuts have shown."""

    cuts: int = 0
    lost: int = 0
    """Cuts after which an acknowledged answer was not in the store."""
    damaged: int = 0
    """Cuts after which the store was not whole."""
    acked: int = 0
    """Answers that had been given, over all cuts."""


@pytest.fixture(scope="module")
def first_image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with an open day and one open counter, small so that cuts are quick."""
    floor = a_floor(tmp_path_factory.mktemp("first"), centre="OUT")
    seat(floor, 1)
    floor.close()
    return floor.path


def a_verb(chance: Random, services: tuple[str, ...]) -> Verb[object]:
    return chance.choice(
        [
            TakeTicket(services=(chance.choice(services),)),
            TakeTicket(services=(chance.choice(services),)),
            CallNext(counter=1),
            StartService(counter=1),
        ]
    )


def record(image: Path, folder: Path, chance: Random, synchronous: str) -> Recorder:
    """Let the real writer work on a copy of the store; what it sent to its disk."""
    path = Path(shutil.copy(image, folder / "OUT.sqlite"))
    disk = Recorder(f"recorder-{next(NUMBERS)}")
    engine = database.sqlite_engine(path, Driver(disk.name))
    identity = database.create_or_check(engine, path, "OUT", practice=True)
    writer = Writer(engine, identity, PracticeClock(at("09:00"), rate=1.0))
    cursor = writer._connection.cursor()
    cursor.execute(f"PRAGMA synchronous={synchronous}")
    cursor.execute("PRAGMA wal_autocheckpoint=40")
    services = tuple(writer.state.services)
    for group in range(12):
        keys = [f"{group}-{number}" for number in range(chance.randint(1, WAITING))]
        waiting = {key: writer.submit(a_verb(chance, services), key, "test") for key in keys}
        for key, done in waiting.items():
            if done.exception() is None:
                answer = msgspec.json.encode(done.result()).decode()
                disk.log.append(Told(Acked(key, answer)))
    length = len(disk.log)
    writer.stop()
    engine.dispose()
    del disk.log[length:]
    disk.unregister()
    return disk


def look(path: Path, replay: Replay, found: Found) -> None:
    """Open what a cut left, with the plain driver, and note what is missing."""
    engine = database.sqlite_engine(path)
    try:
        identity = database.create_or_check(engine, path, "OUT", practice=True, doubted=True)
        standing = ledger.restart(engine, "OUT", identity.origin)
        if found.cuts % 10 == 0:
            ledger.demand_equal_fold(engine, "OUT")
            assert ledger.verify(engine, "OUT", identity.origin) == standing.head
        with database.reading(engine).connect() as connection:
            rows = connection.exec_driver_sql("SELECT key, answer FROM answers").all()
        kept = {Acked(*row) for row in rows}
        found.lost += not kept.issuperset(replay.told)
    except (errors.Trouble, pysqlite3.DatabaseError):
        found.damaged += 1
    finally:
        engine.dispose()
    found.cuts += 1
    found.acked += len(replay.told)


def cut_often(
    image: Path, folder: Path, seed: int, *, cuts: int, synchronous: str = "FULL"
) -> Found:
    """Many power cuts, from records of 60 cuts each."""
    chance, found = Random(seed), Found()
    target = folder / "after" / "OUT.sqlite"
    target.parent.mkdir(exist_ok=True)
    while found.cuts < cuts:
        log = record(image, folder, chance, synchronous).log
        replay = Replay(sure={"": bytearray(image.read_bytes())})
        moments = {chance.randrange(1, len(log) + 1) for _ in range(60)}
        for number, step in enumerate(log, start=1):
            replay.step(step)
            if number in moments and found.cuts < cuts:
                replay.power_cut(target, chance)
                look(target, replay, found)
    return found


def test_a_power_cut_loses_nothing_that_was_answered(first_image: Path, tmp_path: Path) -> None:
    found = cut_often(first_image, tmp_path, seed=1, cuts=300)
    assert (found.lost, found.damaged) == (0, 0)
    assert found.acked > 3_000


@pytest.mark.soak
def test_five_thousand_power_cuts_lose_nothing(first_image: Path, tmp_path: Path) -> None:
    found = cut_often(first_image, tmp_path, seed=2, cuts=5_000)
    assert (found.lost, found.damaged) == (0, 0)


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_same_cuts_find_a_store_that_does_not_wait_for_its_disk(
    first_image: Path, tmp_path: Path, synchronous: str
) -> None:
    """The control: were these cuts harmless, the test above would prove nothing."""
    found = cut_often(first_image, tmp_path, seed=3, cuts=60, synchronous=synchronous)
    assert found.lost + found.damaged > 10
