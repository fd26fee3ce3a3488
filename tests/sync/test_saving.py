"""Headquarters is saved and comes back, as another store, on the same database or the other."""

import random
from pathlib import Path

import pytest

from floor import errors
from floor.clock import HostClock
from floor.store import ledger
from floor.store.database import epoch_of
from sync.central import bulk, databases, rebuilding, saving
from sync.central.bench.days import MadeCentre
from sync.central.store import Central
from tests.sync.postgres import Postgres

WAYS = [("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite")]


def a_folder(folder: Path, kind: str, postgres: Postgres) -> Path:
    """A folder of headquarters whose database is of a kind, and empty."""
    if kind == "postgresql":
        databases.settle(folder, postgres.database())
    return folder


def lived(folder: Path) -> Central:
    """Headquarters with a day of a centre."""
    central = Central(folder, HostClock())
    central.add_centre("MSA")
    lines = MadeCentre(code="MSA", random=random.Random(7)).day("2026-11-16", 30)
    with central.engine.begin() as connection:
        bulk.store(connection, "MSA", lines)
    return central


@pytest.mark.parametrize(("before", "after"), WAYS)
def test_what_is_saved_comes_back_in_another_epoch(
    tmp_path: Path, postgres: Postgres, before: str, after: str
) -> None:
    central = lived(a_folder(tmp_path / "old", before, postgres))
    marks = saving.back_up(central, tmp_path / "backup.sqlite")
    fresh = a_folder(tmp_path / "new", after, postgres)
    assert saving.restore(tmp_path / "backup.sqlite", fresh) is None
    again = Central(fresh, HostClock())
    assert ledger.folded(again.engine, "MSA") == ledger.folded(central.engine, "MSA")
    with central.asking() as one, again.asking() as other:
        (((centre, origin), mark),) = marks.items()
        assert saving.backed_up_to(one, centre, origin) == mark
        assert mark.seq == len(ledger.read_page(one, "MSA", 0, 10_000))
        assert ledger.read_page(one, "MSA", 0, 999) == ledger.read_page(other, "MSA", 0, 999)
    assert again.known_centres() == {"MSA"}
    assert epoch_of(again.identity.origin) == epoch_of(central.identity.origin) + 1
    central.close()
    again.close()


def test_a_store_that_was_there_is_kept_aside(tmp_path: Path) -> None:
    central = lived(tmp_path / "old")
    saving.back_up(central, tmp_path / "backup.sqlite")
    central.close()
    aside = saving.restore(tmp_path / "backup.sqlite", tmp_path / "old")
    assert aside is not None and aside.exists()


def test_a_database_with_lines_is_not_written_over(tmp_path: Path, postgres: Postgres) -> None:
    central = lived(a_folder(tmp_path / "old", "postgresql", postgres))
    saving.back_up(central, tmp_path / "backup.sqlite")
    with pytest.raises(errors.BadSetting):
        saving.restore(tmp_path / "backup.sqlite", tmp_path / "old")
    central.close()


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("no database")
    with pytest.raises(errors.StoreDamaged):
        saving.restore(tmp_path / "letter.txt", tmp_path / "new")


def test_a_centre_that_is_folded_anew_stands_as_before(tmp_path: Path, postgres: Postgres) -> None:
    central = lived(a_folder(tmp_path, "postgresql", postgres))
    before = ledger.folded(central.engine, "MSA")
    with central.asking() as connection:
        ((code, lines),) = rebuilding.centres_of(connection).items()
    assert rebuilding.rebuild(central, code) == lines
    assert ledger.folded(central.engine, "MSA") == before
    central.close()
