"""Headquarters on a real PostgreSQL does what it does on SQLite."""

from pathlib import Path

import pytest

from floor import errors
from floor.clock import HostClock
from sync.central import databases
from sync.central.store import Central
from sync.errors import DatabaseUnreachable
from tests.floors import PracticeFloor
from tests.sync.postgres import Postgres
from tests.sync.site import Site, a_morning, batch_of, demand_equal, push, ship


def test_a_morning_is_stored_folded_and_checked(grand_site: Site, floor: PracticeFloor) -> None:
    a_morning(floor)
    ship(grand_site.address, floor, grand_site.token())
    demand_equal(grand_site.central, floor)
    (line,) = grand_site.central.verify()
    assert (line.centre, line.seq) == ("MSA", floor.health().version)


def test_lines_that_come_twice_are_stored_once(grand_site: Site, floor: PracticeFloor) -> None:
    a_morning(floor, visits=3)
    token = grand_site.token()
    ship(grand_site.address, floor, token)
    assert push(grand_site, batch_of(floor, 1, 20), token).status_code == 200
    demand_equal(grand_site.central, floor)


def test_the_pages_and_the_figures_are_told(grand_site: Site, floor: PracticeFloor) -> None:
    a_morning(floor)
    ship(grand_site.address, floor, grand_site.token())
    assert grand_site.get("/health").json()["centres_heard"] == 1


def test_a_folder_says_which_database_is_meant(tmp_path: Path, postgres: Postgres) -> None:
    url = postgres.database()
    databases.settle(tmp_path, url)
    assert (tmp_path / "database").stat().st_mode & 0o077 == 0
    first, second = Central(tmp_path, HostClock()), Central(tmp_path, HostClock())
    first.add_centre("MSA")
    assert second.known_centres() == {"MSA"}
    assert second.identity == first.identity
    first.close()
    second.close()


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    databases.settle(tmp_path, "postgresql://foleni:secret@127.0.0.1:9/foleni")
    with pytest.raises(DatabaseUnreachable) as told:
        Central(tmp_path, HostClock())
    assert "secret" not in str(told.value.values)


@pytest.mark.parametrize("url", ["", "mysql://x", "postgres"])
def test_what_is_no_postgresql_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(errors.BadSetting):
        databases.settle(tmp_path, url)
