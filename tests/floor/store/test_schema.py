"""An upgrade of the store is whole or has not happened, whenever it is killed."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event

from floor import errors
from floor.store import database, files, schema
from floor.store.local import LocalFloor
from tests.floors import Keys, PracticeFloor, a_floor

SECOND = '''"""A colour for each visit, for the test of upgrades."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("visits", sa.Column("colour", sa.String, nullable=False, server_default="blue"))
    op.create_table("colours", sa.Column("name", sa.String, primary_key=True))
    op.execute("INSERT INTO colours SELECT DISTINCT colour FROM visits")
    op.execute("UPDATE visits SET colour = 'green' WHERE number % 2 = 0")
    op.create_index("visits_by_colour", "visits", ["centre", "colour"])
'''


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The revisions of the program that comes after this one."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "r0002_colour.py").write_text(SECOND)
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store as this program leaves it, with some tickets."""
    floor, key = a_floor(tmp_path), Keys()
    for _ in range(6):
        floor.take_ticket(key=key(), services=("HKS-INFO",))
    floor.close()
    return floor.path


def content(path: Path) -> list[str]:
    """Everything in a database as SQL."""
    with sqlite3.connect(path) as plain:
        lines = list(plain.iterdump())
    plain.close()
    return lines


def bring_up(path: Path, migrations: Path) -> None:
    engine = database.sqlite_engine(path)
    try:
        schema.bring_up(engine, path, migrations)
    finally:
        engine.dispose()


def statements_of(path: Path, migrations: Path) -> list[str]:
    """What an upgrade runs, in order, with the commit."""
    ran: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        ran.append(statement)

    def commit(_conn: object) -> None:
        ran.append("COMMIT")

    event.listen(Engine, "before_cursor_execute", note)
    event.listen(Engine, "commit", commit)
    try:
        bring_up(path, migrations)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        event.remove(Engine, "commit", commit)
    return ran


def killed_before(count: int, path: Path, migrations: Path) -> None:
    """Upgrade in a process of its own that is killed when it is about to run its nth statement."""
    child = os.fork()
    if child == 0:
        left = count

        def step(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", step)
        event.listen(Engine, "commit", step)
        bring_up(path, migrations)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def copies(path: Path) -> Iterator[Path]:
    """Fresh copies of a store, each in a folder of its own."""
    number = 0
    while True:
        number += 1
        folder = path.parent / f"copy-{number}"
        folder.mkdir()
        yield Path(shutil.copy(path, folder / path.name))


def test_the_newest_revision_is_the_one_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.versions()[-1]


def test_a_new_store_says_its_version(local: PracticeFloor) -> None:
    with local._engine.connect() as connection:
        assert schema.version_of(connection) == schema.versions()[-1]


def test_an_upgrade_killed_before_any_statement_is_old_or_new(old: Path, newer: Path) -> None:
    fresh = copies(old)
    before, whole = content(old), next(fresh)
    ran = statements_of(whole, newer)
    after = content(whole)
    assert before != after and len(ran) > 8 and ran[-1] == "COMMIT"
    for count in range(1, len(ran) + 1):
        path = next(fresh)
        killed_before(count, path, newer)
        assert content(path) in (before, after), ran[count - 1]
        bring_up(path, newer)
        assert content(path) == after
        assert content(Path(f"{path}.before-0002")) == before


def test_an_upgrade_keeps_a_copy_of_the_old_store(old: Path, newer: Path) -> None:
    before = content(old)
    bring_up(old, newer)
    kept = Path(f"{old}.before-0002")
    assert content(kept) == before
    shutil.copy(kept, old)
    LocalFloor(old, centre="MSA").close()


def test_an_upgrade_without_room_for_the_copy_changes_nothing(
    old: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise errors.StoreFull(path=str(old))

    before = content(old)
    monkeypatch.setattr(files, "copy_database", full)
    with pytest.raises(errors.StoreFull):
        bring_up(old, newer)
    assert content(old) == before


def test_this_program_refuses_the_next_ones_store(old: Path, newer: Path) -> None:
    bring_up(old, newer)
    before = content(old)
    with pytest.raises(errors.SchemaNewer) as refusal:
        LocalFloor(old, centre="MSA")
    assert refusal.value.values["found"] == "0002"
    assert content(old) == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE photos (name TEXT)")
    plain.close()
    before = content(path)
    with pytest.raises(errors.StoreDamaged, match="no Foleni store"):
        LocalFloor(path, centre="MSA")
    assert content(path) == before
