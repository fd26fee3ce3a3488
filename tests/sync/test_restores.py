"""A centre restored from a backup goes on at headquarters as the new epoch that it is."""

from pathlib import Path

import pytest

from floor.store import ledger
from floor.store.archive import archive
from floor.store.backup import back_up, restore
from floor.store.shipped import Shipped
from sync.central import saving
from sync.errors import SessionLost
from tests.floors import Keys, PracticeFloor, at
from tests.sync.conftest import a_site
from tests.sync.site import Site, a_morning, demand_equal, head_at, head_of, hello_of, ship


def restored(floor: PracticeFloor, backup: Path) -> PracticeFloor:
    """The same centre after its store was put back."""
    floor.close()
    restore(backup, floor.path, centre="MSA", clock=floor.clock)
    return PracticeFloor(floor.path, centre="MSA", clock=floor.clock)


def test_a_restored_centre_ships_on(site: Site, floor: PracticeFloor, tmp_path: Path) -> None:
    token, backup = site.token(), tmp_path / "saved.sqlite"
    a_morning(floor, visits=5)
    back_up(floor.path, backup, centre="MSA")
    ship(site.address, floor, token)
    again = restored(floor, backup)
    a_morning(again, visits=4)
    ship(site.address, again, token)
    demand_equal(site.central, again)
    assert [line.seq for line in site.central.verify()] != []
    again.close()


def test_what_the_centre_lost_headquarters_keeps(
    site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup = site.token(), tmp_path / "saved.sqlite"
    a_morning(floor, visits=5)
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=3)
    ship(site.address, floor, token)
    lost = head_of(floor)
    again = restored(floor, backup)
    a_morning(again, visits=2)
    ship(site.address, again, token)
    assert head_at(site.central, again) == head_of(again)
    lines = {line.hash for line in site.central.verify()}
    assert lines == {lost.hash, head_of(again).hash}
    again.close()


def test_lines_from_before_a_restore_that_were_not_shipped_arrive_in_order(
    site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup = site.token(), tmp_path / "saved.sqlite"
    a_morning(floor, visits=5)
    ship(site.address, floor, token)
    for _ in range(2):  # restored twice, and nothing is shipped meanwhile
        a_morning(floor, visits=4)
        back_up(floor.path, backup, centre="MSA")
        floor = restored(floor, backup)
    a_morning(floor, visits=2)
    ship(site.address, floor, token)
    demand_equal(site.central, floor)
    heads = ledger.origins(floor._engine, "MSA")
    assert [head.origin[-2:] for head in heads] == [".0", ".1", ".2"]
    there = {(line.origin, line.seq, line.hash) for line in site.central.verify()}
    assert there == {(head.origin, head.seq, head.hash) for head in heads}
    noted = Shipped(floor.path).read()
    assert {name: shipped.head for name, shipped in noted.items()} == {h.origin: h for h in heads}
    floor.close()


def test_headquarters_restored_from_its_backup_is_sent_what_it_lacks(
    floor: PracticeFloor, tmp_path: Path
) -> None:
    backup, folder = tmp_path / "hq.sqlite", tmp_path / "central"
    with a_site(folder) as site:
        token = site.token()
        a_morning(floor, visits=3)
        ship(site.address, floor, token)
        assert not any(shipped.kept for shipped in Shipped(floor.path).read().values())
        saving.back_up(site.central, backup)
        kept = head_of(floor)
        a_morning(floor, visits=3)
        ship(site.address, floor, token)
        (noted,) = Shipped(floor.path).read().values()
        assert (noted.head.seq, noted.kept) == (head_of(floor).seq, kept.seq)
        agent = site.agent(token)
        agent.open("MSA")
    saving.restore(backup, folder)
    with a_site(folder) as again:
        assert head_at(again.central, floor) == kept
        agent.address = again.address
        with pytest.raises(SessionLost):
            agent.greet(hello_of(floor))
        ship(again.address, floor, token)
        demand_equal(again.central, floor)
        assert floor.identity.origin.endswith(".0")
    agent.close()


def test_headquarters_that_lost_everything_is_told_what_was_archived_too(
    site: Site, floor: PracticeFloor
) -> None:
    token, key = site.token(), Keys()
    a_morning(floor, visits=5)
    floor.close_day(key=key())
    floor.clock.set(at("08:00", day="2027-04-01"))
    floor.open_day(key=key())
    whole = ledger.folded(floor._engine, "MSA")
    floor.close()
    archive(
        floor.path,
        centre="MSA",
        clock=floor.clock,
        before="2027-01-01",
        unshipped=True,
        tell=lambda *_: None,
    )
    again = PracticeFloor(floor.path, centre="MSA", clock=floor.clock)
    assert len(ledger.folded(again._engine, "MSA")["visits"]) == 0
    ship(site.address, again, token)
    assert head_at(site.central, again) == head_of(again)
    assert ledger.folded(site.central.engine, "MSA") == whole
    again.close()
