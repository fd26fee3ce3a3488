"""Two stores that go by one name are noticed, and neither overwrites the other."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from floor.clock import PracticeClock
from floor.store import ledger
from sync import wire
from sync.central.tables import forks
from sync.errors import Forked, Regressed
from tests.floors import PracticeFloor
from tests.sync.site import (
    Site,
    a_morning,
    batch_of,
    demand_equal,
    head_at,
    head_of,
    hello_of,
    push,
    ship,
)


@pytest.fixture
def twin(floor: PracticeFloor, tmp_path: Path) -> Iterator[PracticeFloor]:
    """A second floor on a copy of the first one's store, as of now."""
    copy = tmp_path / "twin.sqlite"
    floor._engine.dispose()
    for part in floor.path.parent.glob("MSA.sqlite*"):
        if part.suffix != ".lock":
            shutil.copy(part, str(copy) + part.name.removeprefix("MSA.sqlite"))
    second = PracticeFloor(copy, centre="MSA", clock=PracticeClock(floor.clock.now()))
    assert second.identity == floor.identity
    yield second
    second.close()


def forks_of(site: Site) -> list[tuple[int, str, str, int]]:
    with site.central.asking() as connection:
        rows = connection.execute(select(forks).order_by(forks.c.seq)).all()
    return [(row.seq, row.ours, row.theirs, row.times) for row in rows]


def test_a_fork_is_refused_recorded_and_changes_nothing(
    site: Site,
    floor: PracticeFloor,
    twin: PracticeFloor,
    expected_warnings: list[logging.LogRecord],
) -> None:
    token = site.token()
    a_morning(floor, visits=5)
    a_morning(twin, visits=9)
    ship(site.address, floor, token)
    before, their_head = ledger.folded(site.central.engine, "MSA"), head_of(twin)
    for _ in range(2):
        with pytest.raises(Forked):
            ship(site.address, twin, token)
    at = head_of(floor).seq
    theirs = twin.journal(after=at - 1, limit=1).entries[0].hash
    assert forks_of(site) == [(at, head_of(floor).hash, theirs, 2)]
    assert ledger.folded(site.central.engine, "MSA") == before
    assert head_of(twin) == their_head
    assert {record.name for record in expected_warnings} == {"foleni.central"}
    (centre,) = (c for c in site.get("/api/centres").json() if c["code"] == "MSA")
    assert centre["attention"] == "forked"
    a_morning(floor, visits=2)
    ship(site.address, floor, token)
    demand_equal(site.central, floor)


def test_a_shorter_fork_is_noticed_by_the_hello(
    site: Site,
    floor: PracticeFloor,
    twin: PracticeFloor,
    expected_warnings: list[logging.LogRecord],
) -> None:
    token = site.token()
    a_morning(floor, visits=9)
    a_morning(twin, visits=2)
    ship(site.address, floor, token)
    answer = site.post("/sync/MSA/hello", wire.encode(hello_of(twin)), token)
    assert (answer.status_code, answer.json()["error"]) == (409, "forked")
    assert "Nothing was overwritten" in answer.json()["told"]
    assert len(forks_of(site)) == 1


def test_lines_on_another_past_are_a_fork_even_when_all_are_new(
    site: Site,
    floor: PracticeFloor,
    twin: PracticeFloor,
    expected_warnings: list[logging.LogRecord],
) -> None:
    token = site.token()
    a_morning(floor, visits=4)
    a_morning(twin, visits=9)
    ship(site.address, floor, token)
    at = head_of(floor).seq
    answer = push(site, batch_of(twin, at + 1, at + 3), token)
    assert (answer.status_code, answer.json()["error"]) == (409, "forked")
    assert head_at(site.central, floor) == head_of(floor)


def test_an_old_copy_of_the_store_is_told_as_what_it_is(
    site: Site, floor: PracticeFloor, twin: PracticeFloor
) -> None:
    token = site.token()
    a_morning(floor)
    ship(site.address, floor, token)
    with pytest.raises(Regressed):
        ship(site.address, twin, token)
    assert forks_of(site) == []
    demand_equal(site.central, floor)
