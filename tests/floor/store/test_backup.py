"""Backups are taken while the host works; a restore is a new epoch on a stated base."""

import threading
from pathlib import Path

import pytest

from floor import errors
from floor.clock import PracticeClock
from floor.rules.verbs import TakeTicket
from floor.store import backup, journal, ledger
from floor.store.backup import back_up, restore
from floor.store.database import epoch_of
from floor.store.journal import Head
from floor.store.local import LocalFloor
from tests.floors import Keys, PracticeFloor, a_floor, at, seat

key = Keys()
LOST_ID = "NRB-IDLS"


def take(floor: LocalFloor) -> str:
    return floor.take_ticket(key=key(), services=(LOST_ID,)).ticket


def opened(path: Path, clock: PracticeClock) -> PracticeFloor:
    return PracticeFloor(path, centre="MSA", clock=clock)


@pytest.fixture
def saved(local: PracticeFloor, tmp_path: Path) -> Path:
    """A backup after three tickets; two more were given since."""
    for _ in range(3):
        take(local)
    copy = tmp_path / "saved.sqlite"
    back_up(local.path, copy, centre="MSA")
    assert [take(local), take(local)] == ["A004", "A005"]
    return copy


def test_a_backup_is_taken_while_tickets_are_given(local: PracticeFloor, tmp_path: Path) -> None:
    done: list[str] = []
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            done.append(take(local))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        heads = [back_up(local.path, tmp_path / f"{n}.sqlite", centre="MSA") for n in range(5)]
    finally:
        over.set()
        worker.join()
    assert [head.seq for head in heads] == sorted(head.seq for head in heads)
    lines = local.journal(after=0, limit=10_000).entries
    for head in heads:
        assert lines[head.seq - 1].hash == head.hash
    assert len(done) > 5
    local.verify()


def test_a_backup_is_one_file(saved: Path) -> None:
    assert [path.name for path in saved.parent.glob("saved*")] == ["saved.sqlite"]
    assert saved.stat().st_size % 4096 == 0


def test_a_restore_begins_a_new_epoch_on_a_stated_base(local: PracticeFloor, saved: Path) -> None:
    before = local.identity.origin
    local.close()
    done = restore(saved, local.path, centre="MSA", clock=local.clock)
    again = opened(local.path, local.clock)
    assert again.identity.origin == done.head.origin
    assert (epoch_of(before), epoch_of(again.identity.origin)) == (0, 1)
    assert before.split(".")[0] not in again.identity.origin
    first, *rest = again.journal(after=0, limit=10).entries
    assert (first.kind, first.seq, first.prev_hash) == ("epoch_began", 1, done.base.hash)
    assert [entry.kind for entry in rest] == ["numbers_skipped"]
    assert again.health().head == done.head.hash
    again.verify()
    again.rebuild()
    again.verify()
    again.close()


def test_numbers_in_peoples_hands_are_given_to_nobody_else(
    local: PracticeFloor, saved: Path
) -> None:
    local.close()
    restore(saved, local.path, centre="MSA", clock=local.clock)
    again = opened(local.path, local.clock)
    assert len(again.queue().rows) == 3
    assert take(again) == "A504"
    assert again.take_ticket(key=key(), services=("HKS-INFO",)).ticket[1:] == "501"
    again.close()
    again = opened(local.path, local.clock)
    assert take(again) == "A505"
    again.verify()
    again.close()


def test_a_backup_of_yesterday_leaves_out_todays_numbers_too(
    local: PracticeFloor, saved: Path
) -> None:
    local.close()
    tomorrow = PracticeClock(at("09:30", day="2026-11-24"))
    restore(saved, local.path, centre="MSA", clock=tomorrow)
    again = opened(local.path, tomorrow)
    assert again.health().day == "2026-11-24"
    assert take(again) == "A501"
    again.verify()
    again.close()


def test_restores_of_one_backup_never_look_alike(local: PracticeFloor, saved: Path) -> None:
    local.close()
    origins = [
        restore(saved, local.path, centre="MSA", clock=local.clock).head.origin for _ in range(3)
    ]
    assert [epoch_of(origin) for origin in origins] == [1, 2, 3]
    assert len({origin.split(".")[0] for origin in origins}) == 3


def test_a_restored_store_is_backed_up_and_restored_again(
    local: PracticeFloor, saved: Path, tmp_path: Path
) -> None:
    local.close()
    restore(saved, local.path, centre="MSA", clock=local.clock)
    again = opened(local.path, local.clock)
    seat(again, 1)
    take(again)
    again.close()
    second = tmp_path / "second.sqlite"
    back_up(local.path, second, centre="MSA")
    restore(second, local.path, centre="MSA", clock=local.clock)
    again = opened(local.path, local.clock)
    assert epoch_of(again.identity.origin) == 2
    assert take(again) == "A1005"
    again.verify()
    again.close()


def test_the_chain_of_a_restored_store_is_broken_by_any_other_base(
    local: PracticeFloor, saved: Path
) -> None:
    local.close()
    restore(saved, local.path, centre="MSA", clock=local.clock)
    again = opened(local.path, local.clock)
    with again._engine.connect() as connection:
        lines = list(ledger.read_from(connection, "MSA", 0))
    again.close()
    begun = next(i for i, line in enumerate(lines) if line.kind == "epoch_began")
    start = Head(origin="")
    assert journal.follow_epochs(start, lines).origin == again.identity.origin
    with pytest.raises(errors.StoreDamaged):
        journal.follow_epochs(start, lines[: begun - 1] + lines[begun:])
    with pytest.raises(errors.StoreDamaged):
        journal.follow_epochs(start, lines[:begun] + lines[begun + 1 :])


def test_the_store_that_was_there_is_kept(local: PracticeFloor, saved: Path) -> None:
    head = local.health().head
    local.close()
    done = restore(saved, local.path, centre="MSA", clock=local.clock)
    assert done.aside is not None and done.aside.name.startswith("MSA.sqlite.aside-2026")
    assert backup.inspect(done.aside, centre="MSA").hash == head
    assert done.same_pins


def test_a_restore_on_another_computer_says_that_pins_do_not_come_with_it(
    local: PracticeFloor, saved: Path, tmp_path: Path
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    done = restore(saved, spare / "MSA.sqlite", centre="MSA", clock=local.clock)
    assert (done.same_pins, done.aside) == (False, None)


def test_nothing_is_restored_over_a_running_host(local: PracticeFloor, saved: Path) -> None:
    with pytest.raises(errors.StoreLocked):
        restore(saved, local.path, centre="MSA", clock=local.clock)
    assert take(local) == "A006"


def test_a_damaged_backup_is_refused_and_the_store_stays(local: PracticeFloor, saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    where = data.index(b"ticket_taken", len(data) // 4)
    data[where : where + 6] = b"TICKET"
    saved.write_bytes(data)
    local.close()
    with pytest.raises(errors.StoreDamaged):
        restore(saved, local.path, centre="MSA", clock=local.clock)
    again = opened(local.path, local.clock)
    assert take(again) == "A006"
    again.close()


def test_a_backup_of_another_centre_is_refused(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.StoreForeign):
        restore(saved, tmp_path / "GPO.sqlite", centre="GPO", clock=PracticeClock(at("08:00")))


@pytest.mark.parametrize("step", ["set_aside", "replace", "note"])
def test_a_restore_cut_off_is_done_again_and_never_an_empty_floor(
    local: PracticeFloor, saved: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    local.close()

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        where = {
            "set_aside": "floor.store.files.set_aside",
            "replace": "floor.store.files.sync",
            "note": "floor.store.witness.Witness.note",
        }[step]
        patched.setattr(where, cut)
        with pytest.raises(KeyboardInterrupt):
            restore(saved, local.path, centre="MSA", clock=local.clock)
    try:
        again = opened(local.path, local.clock)
    except errors.StoreRegressed:
        pass
    else:
        assert take(again) == "A006"
        again.close()
    restore(saved, local.path, centre="MSA", clock=local.clock)
    again = opened(local.path, local.clock)
    assert take(again).startswith("A50")
    again.close()


def test_a_store_that_is_gone_is_not_begun_anew(local: PracticeFloor) -> None:
    local.close()
    local.path.unlink()
    with pytest.raises(errors.StoreRegressed):
        opened(local.path, local.clock)


def test_an_older_copy_put_back_is_noticed(local: PracticeFloor, saved: Path) -> None:
    local.close()
    local.path.write_bytes(saved.read_bytes())
    with pytest.raises(errors.StoreRegressed):
        opened(local.path, local.clock)


def test_a_missing_log_of_the_database_is_noticed(tmp_path: Path) -> None:
    """The -wal file holds the last commits; without it the store is whole, and too old."""
    floor = a_floor(tmp_path)
    floor.submit(TakeTicket(services=(LOST_ID,)), key=key(), device="t").result()
    floor._writer._witness.note(floor._writer.head, at_once=True)
    copy = tmp_path / "copy.sqlite"
    for end in ("", ".head"):
        Path(f"{copy}{end}").write_bytes(Path(f"{floor.path}{end}").read_bytes())
    assert Path(f"{floor.path}-wal").stat().st_size > 0
    with pytest.raises((errors.StoreRegressed, errors.StoreDamaged)):
        opened(copy, floor.clock)
    floor.close()
