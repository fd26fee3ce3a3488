"""A centre's week reaches a real headquarters over a bad wire, past kills, whole and once."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import update

from floor.clock import HostClock, PracticeClock
from floor.store import ledger, measures
from floor.store.database import sqlite_engine
from floor.store.tables import meta
from sync import agent as agents
from sync.central import databases
from sync.central.bench.days import MadeCentre, working_days
from sync.central.store import Central
from sync.protocol import shipping
from tests.floors import PracticeFloor, at
from tests.sync.postgres import Postgres, a_postgres
from tests.sync.site import demand_equal, head_at, head_of, soon
from tests.sync.test_outages import Follower, a_server, free_port, kill
from tests.sync.wires import FAULTS, a_bad_wire

MONDAY = "2026-11-16"
DAYS = 5
PATIENT = 900.0
"""Seconds for everything to arrive; a large centre's week takes a busy computer minutes."""
SEEDS = range(8)
"""Bad wires that `make soak` tries, each with a whole week of a large centre."""


@contextmanager
def a_week(folder: Path, visits: int) -> Iterator[PracticeFloor]:
    """A centre whose store holds made-up days that nobody has shipped."""
    made, path = MadeCentre(code="MSA", random=random.Random(visits)), folder / "MSA.sqlite"
    folder.mkdir(exist_ok=True)
    PracticeFloor(path, centre="MSA", practice=True).close()
    days = [made.day(day, visits) for day in working_days(MONDAY, DAYS)]
    lines = [line for day in days for line in day]
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        rows = [ledger.line_row("MSA", line, n) for n, line in enumerate(lines, 1)]
        connection.execute(ledger.ADD_LINE, rows)
        ledger.fold(connection, "MSA", lines)
        own = update(meta).where(meta.c.name == "origin")
        connection.execute(own.values(value=lines[0].origin))
    engine.dispose()
    Path(f"{path}.head").unlink(missing_ok=True)
    clock = PracticeClock(at("18:00", day="2026-11-20"))
    floor = PracticeFloor(path, centre="MSA", clock=clock)
    try:
        yield floor
    finally:
        floor.close()


def small_batches(patch: pytest.MonkeyPatch, most: int) -> None:
    patch.setattr(agents, "shipping", partial(shipping, most=most))


def demand_same(central: Central, floor: PracticeFloor) -> None:
    """Heads, tables and figures are equal, and every chain is whole."""
    demand_equal(central, floor)
    now = floor.clock.now()
    for day in working_days(MONDAY, DAYS):
        with central.asking() as connection:
            assert measures.day_figures(connection, "MSA", day, now=now) == floor.figures(day=day)
    assert [line.seq for line in central.verify()] == [head_of(floor).seq]


def over_a_bad_wire(
    folder: Path,
    floor: PracticeFloor,
    seed: int,
    meanwhile: Callable[[Follower, Callable[[], None]], None] = lambda *_: None,
) -> set[str]:
    """Ship it all to a real server through a bad wire; what befell. `meanwhile` may have the
    server killed and started again."""
    central, port = Central(folder, HostClock()), free_port()
    token = central.add_centre("MSA")
    servers = [a_server(folder, port)]

    def again() -> None:
        kill(servers[-1])
        servers.append(a_server(folder, port))

    try:
        with a_bad_wire(f"http://127.0.0.1:{port}", seed) as wire:
            follower = Follower(floor, wire.address, token, longest=0.01)
            try:
                meanwhile(follower, again)
                soon(lambda: head_at(central, floor) == head_of(floor), within=PATIENT)
            finally:
                follower.end()
        demand_same(central, floor)
    finally:
        servers[-1].end()
        central.close()
    return {fault for fault in wire.met if fault}


def killed_on_the_way(times: int, follower: Follower, again: Callable[[], None]) -> None:
    for _ in range(times):
        before = follower.acknowledged
        soon(lambda before=before: follower.acknowledged > before, within=30)  # type: ignore[misc]
        again()


def crashed_on_the_way(postgres: Postgres, follower: Follower, again: Callable[[], None]) -> None:
    killed_on_the_way(1, follower, again)
    before = follower.acknowledged
    soon(lambda: follower.acknowledged > before, within=30)
    postgres.crash()


def test_a_week_arrives_whole_over_a_bad_wire_past_a_killed_server_and_a_crashed_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_batches(monkeypatch, 4)
    with a_postgres() as postgres, a_week(tmp_path / "centre", 8) as floor:
        databases.settle(tmp_path / "central", postgres.database())
        crash = partial(crashed_on_the_way, postgres)
        assert over_a_bad_wire(tmp_path / "central", floor, 1, crash) == set(FAULTS)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_a_large_centres_week_arrives_whole(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_batches(monkeypatch, 60 + 20 * seed)
    with a_week(tmp_path / "centre", 1_400) as floor:
        kills = partial(killed_on_the_way, 3)
        assert over_a_bad_wire(tmp_path / "central", floor, seed, kills) == set(FAULTS)
