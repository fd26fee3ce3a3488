"""What a restore lost comes back from headquarters, once, and both sides count alike."""

import logging
from pathlib import Path

import pytest

from floor.store import ledger, measures
from floor.store import tables as t
from floor.store.backup import back_up
from sync.errors import CentralFailed, NotSettled
from sync.protocol import Mark
from sync.recovering import Recovery, recover
from tests.floors import MONDAY, Keys, PracticeFloor, at, seat
from tests.sync.site import Site, a_morning, head_of, headquarters, ship
from tests.sync.test_restores import restored


def brought(site: Site, floor: PracticeFloor, token: str, *, dry_run: bool = False) -> Recovery:
    there = headquarters(site.address, token)
    try:
        return recover(floor, there, acknowledged={}, dry_run=dry_run)
    finally:
        there.close()


def how(found: Recovery) -> dict[str, int]:
    told = [visit.how for visit in found.visits]
    return {each: told.count(each) for each in sorted(set(told))}


def demand_same_visits(site: Site, floor: PracticeFloor) -> None:
    """Both sides have the same visits, and say the same of the day."""
    ours = ledger.folded(floor._engine, "MSA")
    theirs = ledger.folded(site.central.engine, "MSA")
    for table in t.OF_VISIT:
        assert ours[table.name] == theirs[table.name], table.name
    with site.central.asking() as connection:
        told = measures.day_figures(connection, "MSA", MONDAY, now=floor.clock.now())
    assert told == floor.figures(day=MONDAY)


def test_what_a_restore_lost_comes_back_once_and_both_sides_count_alike(
    site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup = site.token(), tmp_path / "saved.sqlite"
    a_morning(floor, visits=5)
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=7)
    ship(site.address, floor, token)
    before = floor.figures(day=MONDAY)
    again = restored(floor, backup)
    assert again.figures(day=MONDAY).visits == 5
    ship(site.address, again, token)
    would = brought(site, again, token, dry_run=True)
    seq = head_of(again).seq
    assert brought(site, again, token, dry_run=True) == would
    assert head_of(again).seq == seq
    done = brought(site, again, token)
    assert {v.visit: v.how for v in done.visits} == {v.visit: v.how for v in would.visits}
    assert how(done)["waits"] >= 1
    assert again.figures(day=MONDAY).visits == before.visits == 12
    ship(site.address, again, token)
    demand_same_visits(site, again)
    assert how(brought(site, again, token)) == {"already": len(done.visits)}
    ship(site.address, again, token)
    demand_same_visits(site, again)
    again.verify()
    site.central.verify()
    again.close()


def test_a_visit_that_went_on_here_stands_as_it_went_on_and_is_counted_once(
    site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup, key = site.token(), tmp_path / "saved.sqlite", Keys()
    a_morning(floor, visits=5)
    back_up(floor.path, backup, centre="MSA")
    first = floor.finish(key=key(), counter=1, outcome="served")
    lost = floor.call_next(key=key(), counter=1).serving
    assert lost is not None
    ship(site.address, floor, token)
    again = restored(floor, backup)
    again.clock.set(floor.clock.now() + 300_000)
    again.finish(key=key(), counter=1, outcome="served")
    called = again.call_next(key=key(), counter=1).serving
    assert called is not None and called.visit == lost.visit
    again.not_here(key=key(), counter=1)
    ship(site.address, again, token)
    done = brought(site, again, token)
    assert how(done) == {"own": 2}, first
    ship(site.address, again, token)
    demand_same_visits(site, again)
    again.verify()
    again.close()


def test_who_waits_again_is_called_as_if_nothing_had_been(
    grand_site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup, key = grand_site.token(), tmp_path / "saved.sqlite", Keys()
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=6)
    ship(grand_site.address, floor, token)
    again = restored(floor, backup)
    seat(again, 1)
    ship(grand_site.address, again, token)
    done = brought(grand_site, again, token)
    assert how(done) == {"back": 1, "waits": 5}
    called = again.call_next(key=key(), counter=1).serving
    assert called is not None
    assert called.visit in {visit.visit for visit in done.visits}
    again.start_service(key=key(), counter=1)
    again.finish(key=key(), counter=1, outcome="served")
    again.close_day(key=key())
    ship(grand_site.address, again, token)
    demand_same_visits(grand_site, again)
    again.verify()
    again.close()


def test_on_a_day_that_is_over_nobody_waits_again_and_a_number_is_given_once(
    site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup = site.token(), tmp_path / "saved.sqlite"
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=4)
    ship(site.address, floor, token)
    floor.clock.set(at("09:00", day="2026-11-24"))
    again = restored(floor, backup)
    ship(site.address, again, token)
    done = brought(site, again, token)
    assert how(done) == {"back": 4}
    figures = again.figures(day=MONDAY)
    assert (figures.visits, figures.unserved, figures.waiting) == (4, 3, 0)
    ship(site.address, again, token)
    demand_same_visits(site, again)
    again.close()


def test_what_was_lost_again_after_it_had_come_back_comes_back_again(
    site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup, key = site.token(), tmp_path / "saved.sqlite", Keys()
    a_morning(floor, visits=3)
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=3)
    for _ in range(2):  # the second time what had come back had also gone on
        ship(site.address, floor, token)
        floor = restored(floor, backup)
        ship(site.address, floor, token)
        brought(site, floor, token)
        a_morning(floor, visits=2)
        for _ in range(3):
            floor.clock.set(floor.clock.now() + 61_000)
            called = floor.call_next(key=key(), counter=1).serving
            assert called is not None
            floor.start_service(key=key(), counter=1)
            floor.finish(key=key(), counter=1, outcome="served")
    ship(site.address, floor, token)
    assert floor.figures(day=MONDAY).visits == 3 + 3 + 2 + 2
    demand_same_visits(site, floor)
    floor.verify()
    floor.close()


def test_nothing_comes_back_before_the_new_line_nor_what_was_not_acknowledged(
    site: Site,
    floor: PracticeFloor,
    tmp_path: Path,
    expected_warnings: list[logging.LogRecord],
) -> None:
    token, backup = site.token(), tmp_path / "saved.sqlite"
    a_morning(floor, visits=2)
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=2)
    ship(site.address, floor, token)
    old = head_of(floor)
    origin = floor.identity.origin
    floor.close()
    for end in ("", "-wal", "-shm", ".head"):
        Path(f"{floor.path}{end}").unlink(missing_ok=True)
    backup.rename(floor.path)
    copy = PracticeFloor(floor.path, centre="MSA", clock=floor.clock)
    with pytest.raises(NotSettled):
        brought(site, copy, token)
    ship(site.address, copy, token)
    there = headquarters(site.address, token)
    forged = {origin: Mark(seq=old.seq, hash="0" * 64)}
    with pytest.raises(CentralFailed, match=f"another line {old.seq}"):
        recover(copy, there, acknowledged=forged, dry_run=False)
    right = {origin: old}
    assert len(recover(copy, there, acknowledged=right, dry_run=False).visits) == 4
    there.close()
    ship(site.address, copy, token)
    demand_same_visits(site, copy)
    assert {record.getMessage() for record in expected_warnings} >= {"a new line was begun"}
    copy.close()
