"""A disk that is full, fails, or can only be read: calls go on, and what was answered stands."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from floor import errors
from floor.rules.verbs import TakeTicket
from floor.store import ballast, database
from floor.store.local import LocalFloor
from floor.store.writer import Writer
from tests.floor.store.apsw_driver import Driver
from tests.floor.store.disk import Recorder
from tests.floors import Keys, PracticeFloor, a_floor, seat

key = Keys()
SERVICE = "HKS-INFO"
DISK_FAILED = 70


@pytest.fixture
def counter(local: PracticeFloor) -> int:
    """An open counter at which SERVICE is given."""
    number = next(c for c in range(1, 29) if SERVICE in local.counter(counter=c).services)
    seat(local, number)
    return number


@pytest.fixture
def full(
    local: PracticeFloor, counter: int, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PracticeFloor]:
    """A floor with people waiting whose disk has just become full: SQLite's own page limit stands
    for its end, and the ballast for the room that is left beyond."""
    for _ in range(5):
        local.take_ticket(key=key(), services=(SERVICE,))
    cursor = local._writer._connection.cursor()
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    free, limit = local._writer.ballast.free, pages + 8  # room for a ticket or two

    def freed() -> bool:
        if not free():
            return False
        cursor.execute(f"PRAGMA max_page_count = {pages + 500}")
        return True

    local._writer.ballast.free = freed  # type: ignore[method-assign]
    cursor.execute(f"PRAGMA max_page_count = {limit}")
    monkeypatch.setattr(ballast, "ENOUGH", 1 << 60)
    yield local


def fill(floor: LocalFloor) -> list[str]:
    """Take tickets until no more are given."""
    given: list[str] = []
    with pytest.raises(errors.StoreFull):
        for _ in range(2_000):
            given.append(floor.take_ticket(key=key(), services=(SERVICE,)).visit)
    return given


def test_on_a_full_disk_calls_go_on_and_tickets_do_not(
    full: PracticeFloor, counter: int, expected_warnings: list[object]
) -> None:
    given = fill(full)
    assert full.health().disk_full
    waiting = [row.visit for row in full.queue().rows]
    assert waiting[5:] == given
    for visit in waiting[:4]:
        serving = full.call_next(key=key(), counter=counter).serving
        assert serving is not None and serving.visit == visit
        full.start_service(key=key(), counter=counter)
        full.finish(key=key(), counter=counter)
    with pytest.raises(errors.StoreFull):
        full.take_ticket(key=key(), services=(SERVICE,))
    full.verify()


def test_tickets_are_given_again_once_there_is_room(
    full: PracticeFloor, expected_warnings: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(full)
    monkeypatch.setattr(ballast, "EVERY", 0.0)
    monkeypatch.setattr(ballast, "ENOUGH", 0)
    cursor = full._writer._connection.cursor()
    cursor.execute("PRAGMA max_page_count = 1073741823")
    full._writer.ballast.take_back()
    assert not full.health().disk_full
    full.take_ticket(key=key(), services=(SERVICE,))
    assert Path(f"{full.path}.ballast").stat().st_size == ballast.SIZE


def test_a_repeated_key_is_answered_on_a_full_disk(
    full: PracticeFloor, expected_warnings: list[object]
) -> None:
    first = full.take_ticket(key="before", services=(SERVICE,))
    fill(full)
    assert full.take_ticket(key="before", services=(SERVICE,)) == first


SMALL_DISK = """
import sys, pathlib, shutil
from floor import errors
from floor.store import ballast
from tests.floors import Keys, a_floor, seat
key = Keys()
disk = pathlib.Path(sys.argv[1])
floor = a_floor(disk)
counter = next(c for c in range(1, 29) if "HKS-INFO" in floor.counter(counter=c).services)
seat(floor, counter)
given = []
try:
    while True:
        given.append(floor.take_ticket(key=key(), services=("HKS-INFO",)).visit)
except errors.StoreFull:
    pass
assert floor.health().disk_full
calls = 0
for visit in given[:400]:
    assert floor.call_next(key=key(), counter=counter).serving.visit == visit
    floor.start_service(key=key(), counter=counter)
    floor.finish(key=key(), counter=counter)
    calls += 1
floor.verify()
floor.close()
floor = type(floor)(floor.path, centre="MSA", clock=floor.clock)
assert floor.health().disk_full and len(floor.queue().rows) == len(given) - calls
(disk / "other").unlink()
ballast.EVERY = 0
floor._writer.ballast.take_back()
assert not floor.health().disk_full
floor.take_ticket(key=key(), services=("HKS-INFO",))
floor.verify()
floor.close()
print(len(given), calls)
"""


def in_own_mounts(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount, in a namespace that ends with it."""
    if os.geteuid() or shutil.which("unshare") is None:
        pytest.skip("mounting takes root and unshare")
    if subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode:
        pytest.skip("no namespace of one's own here, as in a plain chroot")
    ran = subprocess.run(
        ["unshare", "-m", "sh", "-ec", script, "sh", *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "PYTHON": sys.executable, "PYTHONPATH": os.getcwd()},
    )
    if "mount:" in ran.stderr and "ermission" in ran.stderr:
        pytest.skip("mounting is not allowed here")
    return ran


def test_a_real_disk_that_runs_full_and_gets_room_again(tmp_path: Path) -> None:
    program = tmp_path / "small_disk.py"
    program.write_text(SMALL_DISK)
    disk = tmp_path / "disk"
    disk.mkdir()
    ran = in_own_mounts(
        'mount -t tmpfs -o size=24m none "$1"; head -c 9000000 /dev/zero > "$1/other"; '
        '"$PYTHON" "$2" "$1"',
        str(disk),
        str(program),
    )
    assert ran.returncode == 0, ran.stderr
    given, calls = map(int, ran.stdout.split())
    assert given > 400 and calls == 400


def test_a_store_on_a_disk_that_can_only_be_read(tmp_path: Path) -> None:
    a_floor(tmp_path).close()
    ran = in_own_mounts(
        'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; '
        '"$PYTHON" -m floor verify --store "$1/MSA.sqlite"',
        str(tmp_path),
    )
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr and "only be read" in ran.stderr


def test_a_disk_that_becomes_unwritable_refuses_by_name(
    local: PracticeFloor, expected_warnings: list[object]
) -> None:
    before = local.health().head
    cursor = local._writer._connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    with pytest.raises(errors.StoreReadOnly):
        local.take_ticket(key="one", services=(SERVICE,))
    cursor.execute("PRAGMA query_only = OFF")
    assert local.health().head == before
    local.take_ticket(key="one", services=(SERVICE,))
    local.verify()


def test_a_sync_that_fails_ends_the_process(tmp_path: Path) -> None:
    """What the system has of the file is then unknown: only a fresh reading of it can tell."""
    floor = a_floor(tmp_path)
    seq = floor.health().version
    floor.close()
    child = os.fork()
    if child == 0:
        disk = Recorder("failing")
        engine = database.sqlite_engine(floor.path, Driver(disk.name))
        identity = database.create_or_check(engine, floor.path, "MSA", practice=True)
        writer = Writer(engine, identity, floor.clock)
        disk.syncs_fail = True
        writer.submit(TakeTicket(services=(SERVICE,)), "lost", "test").result()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == DISK_FAILED
    again = PracticeFloor(floor.path, centre="MSA", clock=floor.clock)
    assert again.health().version in (seq, seq + 1)
    again.take_ticket(key="lost", services=(SERVICE,))
    again.verify()
    again.close()


def test_a_missing_folder_is_told_apart_from_one_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(errors.BadSetting):
        LocalFloor(tmp_path / "none" / "MSA.sqlite", centre="MSA")
