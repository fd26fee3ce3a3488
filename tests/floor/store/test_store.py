"""The store: what it refuses to open, what it never loses, and what it notices."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy import select, text

from floor import errors
from floor.clock import PracticeClock
from floor.rules.events import Booking
from floor.rules.verbs import EnrolAgent, TakeTicket
from floor.store import database, ledger, milestones
from floor.store.local import LocalFloor
from floor.store.tables import MILESTONES
from floor.store.tables import journal as journal_lines
from tests.floors import MONDAY, Keys, PracticeFloor, a_floor, at, seat

key = Keys()
LOST_ID = "NRB-IDLS"


def reopen(floor: PracticeFloor) -> PracticeFloor:
    floor.close()
    return PracticeFloor(floor.path, centre="MSA", clock=floor.clock)


def some_work(floor: PracticeFloor) -> None:
    """Tickets of two services, some called, started, recalled, gone, and left waiting."""
    counter = next(c for c in range(1, 29) if LOST_ID in floor.counter(counter=c).services)
    seat(floor, counter)
    for number in range(8):
        floor.take_ticket(key=key(), services=(LOST_ID, "HKS-INFO")[: 1 + number % 2])
        floor.clock.set(floor.clock.now() + 90_000)
    for number in range(4):
        floor.call_next(key=key(), counter=counter)
        floor.recall(key=key(), counter=counter)
        if number == 1:
            floor.not_here(key=key(), counter=counter)
        elif number == 2:
            floor.requeue(key=key(), counter=counter)
        else:
            floor.start_service(key=key(), counter=counter)
            floor.clock.set(floor.clock.now() + 300_000)


def verified(floor: PracticeFloor) -> None:
    """Open a closed floor's store once more and verify it."""
    again = LocalFloor(floor.path, centre="MSA", clock=floor.clock)
    try:
        again.verify()
    finally:
        again.close()


def damage(path: Path, statement: str) -> None:
    """Change a closed store behind the program's back."""
    connection = pysqlite3.connect(str(path))
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_floor_opened_again_stands_as_it_was(local: PracticeFloor) -> None:
    some_work(local)
    queue, board, head = local.queue(), local.board(), local.health().head
    again = reopen(local)
    assert (again.queue(), again.board(), again.health().head) == (queue, board, head)
    again.close()


def test_a_restart_folds_one_day_whatever_the_history(local: PracticeFloor) -> None:
    for _ in range(3):
        some_work(local)
        local.close_day(key=key())
        local.clock.set(local.clock.now() + 24 * 3_600_000)
        local.clock.set(at("08:00", day=_day_of(local)))
        local.open_day(key=key())
    last = local.take_ticket(key=key(), services=(LOST_ID,))
    again = reopen(local)
    assert [row.visit for row in again.queue().rows] == [last.visit]
    assert again.health().version == again.journal(after=0, limit=1).head_seq
    again.verify()
    again.close()


def test_a_restart_stands_where_the_floor_stood(local: PracticeFloor) -> None:
    """To the last field: bookings adopted on earlier days, agents enrolled anew, all of today."""
    tuesday, wednesday = "2026-11-24", "2026-11-25"
    bookings = tuple(
        Booking(code=f"B{day}{hhmm}", service=LOST_ID, at=at(hhmm, day=day), centre="MSA")
        for day in (MONDAY, tuesday, wednesday)
        for hhmm in ("09:00", "10:00")
    )
    local.adopt_appointments(key=key(), bookings=bookings)
    for day in (tuesday, wednesday):
        some_work(local)
        local.do(EnrolAgent(agent="103", role="supervisor"), key=key())
        local.close_day(key=key())
        local.clock.set(at("08:50", day=day))
        local.open_day(key=key())
        assert len(local._writer.state.appointments) == (4 if day == tuesday else 2)
        local.check_in(key=key(), booking=f"B{day}09:00")
        again = ledger.restart(local._engine, "MSA", local.identity.origin)
        assert (again.state, again.head) == (local._writer.state, local._writer.head)


def _day_of(floor: PracticeFloor) -> str:
    from floor.rules.opening import local_day

    return local_day(floor.clock.now())


def test_the_tables_are_the_fold_of_the_journal(local: PracticeFloor) -> None:
    some_work(local)
    local.verify()
    local.rebuild()
    local.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = replace(body, 'walk_in', 'priority') WHERE seq = 40",
        "UPDATE journal SET actor = '999' WHERE seq = (SELECT max(seq) FROM journal)",
        "DELETE FROM journal WHERE seq = 20",
        "UPDATE journal SET at = at + 1 WHERE seq = 33",
        "UPDATE legs SET called_at = called_at - 60000 WHERE called_at IS NOT NULL",
        "DELETE FROM visits WHERE number = 2",
        "UPDATE numbers SET last = last + 1",
        "UPDATE answers SET answer = replace(answer, 'A003', 'A033')",
        "UPDATE meta SET value = 'somebody.0' WHERE name = 'origin'",
        "DELETE FROM meta WHERE name = 'practice'",
        "DELETE FROM meta",
    ],
)
def test_whoever_doctors_the_store_is_noticed(local: PracticeFloor, statement: str) -> None:
    some_work(local)
    local.close()
    damage(local.path, statement)
    with pytest.raises((errors.StoreDamaged, errors.StoreRegressed)):
        verified(local)


def test_a_store_is_held_by_one_host(local: PracticeFloor) -> None:
    with pytest.raises(errors.StoreLocked):
        LocalFloor(local.path, centre="MSA")


def test_a_store_of_another_centre_is_refused(local: PracticeFloor) -> None:
    local.close()
    with pytest.raises(errors.StoreForeign):
        LocalFloor(local.path, centre="GPO")
    LocalFloor(local.path, centre="MSA").close()


def test_a_store_of_a_newer_schema_is_refused(local: PracticeFloor) -> None:
    local.close()
    damage(local.path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(errors.SchemaNewer):
        LocalFloor(local.path, centre="MSA")


def _no_database(path: Path) -> None:
    path.write_bytes(b"this is a letter, not a database" * 200)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


@pytest.mark.parametrize("harm", [_no_database, _cut_short])
def test_a_damaged_file_is_refused_and_left_as_it_is(
    local: PracticeFloor, harm: Callable[[Path], None]
) -> None:
    local.close()
    for leftover in local.path.parent.glob("*.sqlite-*"):
        leftover.unlink()
    harm(local.path)
    before = local.path.read_bytes()
    with pytest.raises(errors.StoreDamaged):
        LocalFloor(local.path, centre="MSA")
    assert local.path.read_bytes() == before


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2"])
def test_an_sqlite_that_can_lose_commits_is_refused(version: str) -> None:
    with pytest.raises(errors.SqliteAffected):
        database.check_sqlite(version)


def test_our_sqlite_is_a_sound_one_and_every_commit_is_on_the_disk(local: PracticeFloor) -> None:
    database.check_sqlite()
    with database.reading(local._engine).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_a_transaction_holds_the_store_from_its_first_read(local: PracticeFloor) -> None:
    """SQLAlchemy's own beginning reads outside the transaction: two desks then get one ticket."""
    other = database.sqlite_engine(local.path)
    with other.begin():
        rival = pysqlite3.connect(str(local.path), timeout=0)
        with pytest.raises(pysqlite3.OperationalError, match="locked"):
            rival.execute("BEGIN IMMEDIATE")
        rival.close()
    other.dispose()


def test_a_store_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    with pytest.raises(errors.BadSetting):
        LocalFloor(tmp_path / "no such folder" / "x.sqlite", centre="MSA")


def test_a_group_is_taken_back_whole_when_a_verb_of_it_breaks(
    local: PracticeFloor,
    expected_warnings: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = local.health().head

    def broken(*_: object) -> object:
        raise RuntimeError("a bug")

    monkeypatch.setattr(TakeTicket, "answer", broken)
    with pytest.raises(errors.HostFailed):
        local.take_ticket(key="one", services=(LOST_ID,))
    monkeypatch.undo()
    assert local.health().head == before
    assert local.take_ticket(key="one", services=(LOST_ID,)).ticket == "A001"
    local.verify()
    assert expected_warnings


def test_a_copy_taken_while_it_runs_can_be_read_with_the_standard_library(
    local: PracticeFloor, tmp_path: Path
) -> None:
    """Whoever takes Foleni over can look into the store with the plainest tool there is."""
    some_work(local)
    local.close()
    copy = tmp_path / "copy.sqlite"
    shutil.copy(local.path, copy)
    with sqlite3.connect(copy) as plain:
        (lines,) = plain.execute("SELECT count(*) FROM journal").fetchone()
    plain.close()
    assert lines > 40


def test_a_floor_is_made_from_the_real_catalogue_of_every_size(tmp_path: Path) -> None:
    for centre in ("GPO", "OUT"):
        floor = a_floor(tmp_path, centre=centre)
        assert floor.menu().services
        floor.close()


def test_answers_are_forgotten_after_fourteen_days(local: PracticeFloor) -> None:
    first = local.take_ticket(key="old", services=(LOST_ID,))
    local.close_day(key=key())
    local.clock = PracticeClock(local.clock.now())
    local._writer.clock = local.clock
    local.clock.set(at("08:00", day="2026-12-08"))
    local.open_day(key=key())
    assert local.take_ticket(key="old", services=(LOST_ID,)).visit != first.visit


def test_the_writer_shares_its_connection_with_nobody(local: PracticeFloor) -> None:
    """Else a reader's rows are lost at the writer's next commit."""
    with database.reading(local._engine).connect() as connection:
        assert connection.connection.driver_connection is not local._writer._connection


@pytest.mark.parametrize("kind", MILESTONES)
def test_a_restart_finds_its_milestones_by_their_index(local: PracticeFloor, kind: str) -> None:
    """Else opening the store takes longer with every year: SQLite scans the whole journal."""
    line = journal_lines.c
    found = milestones.of_kind("MSA", kind, 5, 10**9)
    ask = select(line.hash).where(found).order_by(line.position)
    said = str(ask.compile(local._engine, compile_kwargs={"literal_binds": True}))
    with database.reading(local._engine).connect() as connection:
        (step,) = connection.execute(text(f"EXPLAIN QUERY PLAN {said}")).all()
    assert (
        "USING INDEX journal_milestones (centre=? AND kind=? AND position>? AND position<?)"
        in str(step)
    )
