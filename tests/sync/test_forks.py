"""Two stores that go by one name are noticed, and neither overwrites the other."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from floor.clock import PracticeClock
from sync import wire
from sync.central.tables import forks
from tests.floors import Keys, PracticeFloor
from tests.sync.site import (
    Site,
    a_morning,
    batch_of,
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


def lines_at(site: Site) -> list[tuple[str, str]]:
    """Origin and hash of the last line of every line of journal at headquarters."""
    return [(line.origin, line.hash) for line in site.central.verify()]


def test_a_second_store_goes_on_with_a_line_of_its_own_and_both_are_kept_whole(
    site: Site,
    floor: PracticeFloor,
    twin: PracticeFloor,
    expected_warnings: list[logging.LogRecord],
) -> None:
    token = site.token()
    a_morning(floor, visits=5)
    a_morning(twin, visits=9)
    ship(site.address, floor, token)
    old, at, theirs = twin.identity.origin, head_of(floor).seq, head_of(twin)
    first = next(e for e in twin.journal(after=0, limit=500).entries if e.hash not in known(floor))
    ship(site.address, twin, token)
    ours = floor.journal(after=first.seq - 1, limit=1).entries[0].hash
    assert (first.seq, ours, first.hash) in [fork[:3] for fork in forks_of(site)]
    assert twin.identity.origin != old
    assert twin.identity.origin.endswith(".1")
    began = twin.journal(after=0, limit=1).entries[0]
    assert (began.kind, began.prev_hash) == ("epoch_began", theirs.hash)
    assert sorted(lines_at(site)) == sorted(
        [
            (old, head_of(floor).hash),
            (f"{old}~{first.seq}~{first.hash[:16]}", theirs.hash),
            (twin.identity.origin, head_of(twin).hash),
        ]
    )
    assert twin.verify() == head_of(twin).hash
    (centre,) = (c for c in site.get("/api/centres").json() if c["code"] == "MSA")
    assert centre["attention"] == "forked"
    a_morning(floor, visits=2)
    a_morning(twin, visits=2)
    for each in (floor, twin, floor):
        ship(site.address, each, token)
    assert len(lines_at(site)) == 3
    assert head_at(site.central, floor) == head_of(floor)
    assert head_at(site.central, twin) == head_of(twin)
    assert at < head_of(floor).seq
    assert {record.name for record in expected_warnings} >= {"foleni.central"}


def known(floor: PracticeFloor) -> set[str]:
    """The hashes of a centre's lines."""
    return {entry.hash for entry in floor.journal(after=0, limit=1_000).entries}


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
    assert answer.json()["kind"] == "forked"
    assert answer.json()["beyond"] == head_of(twin).seq


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
    assert len(forks_of(site)) == 1
    assert head_at(site.central, floor) == head_of(floor)


def test_an_old_copy_of_the_store_goes_on_behind_a_gap_of_numbers(
    site: Site,
    floor: PracticeFloor,
    twin: PracticeFloor,
    expected_warnings: list[logging.LogRecord],
) -> None:
    token = site.token()
    a_morning(floor)
    ship(site.address, floor, token)
    base = head_of(twin)
    ship(site.address, twin, token)
    began = twin.journal(after=0, limit=2).entries
    assert [entry.kind for entry in began] == ["epoch_began", "numbers_skipped"]
    assert began[0].prev_hash == base.hash
    key = Keys()
    service = floor.menu().services[0].code
    theirs = floor.take_ticket(key=key(), services=(service,)).ticket
    ours = twin.take_ticket(key=key(), services=(service,)).ticket
    assert int(ours[1:]) > int(theirs[1:])
    ship(site.address, twin, token)
    assert forks_of(site) == []
    assert head_at(site.central, twin) == head_of(twin)
    assert len(lines_at(site)) == 2
    assert twin.verify() == head_of(twin).hash
