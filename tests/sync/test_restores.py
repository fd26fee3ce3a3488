"""A centre restored from a backup goes on at headquarters as the new epoch that it is."""

from pathlib import Path

from floor.store.backup import back_up, restore
from tests.floors import PracticeFloor
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
