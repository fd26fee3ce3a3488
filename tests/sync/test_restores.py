"""A centre restored from a backup goes on at headquarters as the new epoch that it is."""

from pathlib import Path

from floor.store import ledger
from floor.store.archive import archive
from floor.store.backup import back_up, restore
from floor.store.shipped import Shipped
from tests.floors import Keys, PracticeFloor, at
from tests.sync.site import Site, a_morning, demand_equal, head_at, head_of, ship


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
