"""An archiving is killed, restored over, and tampered with; nothing is lost, and all is noticed."""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from floor import errors
from floor.store import archive, bases, database, ledger, tables
from floor.store.backup import back_up, restore
from floor.store.local import LocalFloor
from tests.floor.store.archives import (
    clock,
    demand_rest,
    demand_same,
    everything,
    live_on,
    opened,
    put_away,
    state_of,
)
from tests.floor.store.years import day_of
from tests.floors import Keys

key = Keys()


class Killed(BaseException):
    """The process ends here."""


class TestKilled:
    """The process ends at any of its steps; the store works on, and the same command goes on."""

    @staticmethod
    def steps(store: Path) -> int:
        told: list[str] = []
        put_away(Path(shutil.copy(store, store.parent / "all.sqlite")), day_of(4), tell(told, 0))
        return len(told)

    def test_at_each_step(self, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, "MANY", 150)
        plain = Path(shutil.copy(store, store.parent / "plain.sqlite"))
        with opened(plain) as one:
            whole, state = everything(one), state_of(one)
        tables_after: list[object] = []
        for step in range(1, self.steps(store) + 1):
            folder = store.parent / f"step-{step}"
            folder.mkdir()
            path = Path(shutil.copy(plain, folder / "TST.sqlite"))
            with suppress(Killed):
                put_away(path, day_of(4), tell([], step))
            with opened(path) as other:
                assert everything(other)[: len(whole)] == whole
                assert state_of(other) == state
                other.verify()
            put_away(path, day_of(4))
            demand_rest(path, day_of(4))
            with opened(path) as other:
                other.verify()
                tables_after.append(ledger.folded(other._engine, "TST"))
        assert len(tables_after) >= 10 and all(each == tables_after[0] for each in tables_after)
        with opened(plain) as one, opened(path) as other:
            demand_same(one, other, 5)
            assert len(other.walk()) == 1

    def test_and_lived_on_before_it_goes_on(
        self, store: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "MANY", 40)
        half = self.steps(store) // 2
        with suppress(Killed):
            put_away(store, day_of(4), tell([], half))
        with opened(store) as floor:
            assert floor.report(since=day_of(0), until=day_of(0)).whole.people is not None
            floor.rebuild()
            live_on(floor)
            floor.verify()
        put_away(store, day_of(4))
        demand_rest(store, day_of(4))
        with opened(store) as floor:
            floor.verify()
            floor.walk()


def tell(told: list[str], last: int) -> archive.Tell:
    """Note each step, and end at the last."""

    def note(stage: str, done: int, of: int) -> None:
        told.append(stage)
        if len(told) == last:
            raise Killed

    return note


class TestBackups:
    def test_an_archived_store_is_copied_and_restored(self, store: Path) -> None:
        put_away(store, day_of(2))
        copy = store.parent / "copy.sqlite"
        back_up(store, copy, centre="TST")
        with opened(store) as floor:
            before = everything(floor)
        restore(copy, store, centre="TST", clock=clock())
        with opened(store) as floor:
            floor.verify()
            assert len(floor.walk()) == 1
            assert everything(floor)[: len(before)] == before
            assert [head.origin[-2:] for head in floor.origins()] == [".0", ".1"]
        put_away(store, day_of(4))
        with opened(store) as floor:
            floor.verify()
            assert len(floor.walk()) == 2
            assert everything(floor)[: len(before)] == before

    def test_a_backup_of_before_the_archive_is_archived_again(self, store: Path) -> None:
        copy = store.parent / "copy.sqlite"
        back_up(store, copy, centre="TST")
        first = put_away(store, day_of(2))
        restore(copy, store, centre="TST", clock=clock())
        again = put_away(store, day_of(2))
        assert (again.file, again.lines) == (first.file, first.lines)
        with opened(store) as floor:
            floor.verify()
            floor.walk()

    def test_an_origin_may_be_archived_whole(self, store: Path) -> None:
        copy = store.parent / "copy.sqlite"
        back_up(store, copy, centre="TST")
        restore(copy, store, centre="TST", clock=clock("2025-02-24"))
        with opened(store) as floor:
            whole = everything(floor)
        put_away(store, "2025-02-24")
        with opened(store) as floor:
            (own,) = floor.origins()
            assert own.origin.endswith(".1")
            old = whole[0].origin
            assert floor.journal(after=0, limit=1, origin=old).entries == (whole[0],)
            floor.verify()
            floor.walk()

    def test_an_archive_is_no_store(self, store: Path) -> None:
        done = put_away(store, day_of(2))
        assert done.file is not None
        with pytest.raises(errors.StoreArchived):
            LocalFloor(done.file, centre="TST")
        with pytest.raises(errors.StoreArchived):
            restore(done.file, store.parent / "new.sqlite", centre="TST", clock=clock())


class TestDamage:
    def test_an_archive_that_is_gone_is_named(self, store: Path) -> None:
        done = put_away(store, day_of(2))
        assert done.file is not None
        done.file.rename(store.parent / "elsewhere.sqlite")
        with opened(store) as floor:
            floor.verify()
            floor.report(since=day_of(2), until=day_of(4))
            for asked in (
                lambda: floor.report(since=day_of(1), until=day_of(4)),
                lambda: floor.figures(day=day_of(0)),
                lambda: floor.journal(after=0, limit=10),
                floor.walk,
            ):
                with pytest.raises(errors.ArchiveMissing) as fault:
                    asked()
                assert fault.value.values == {"path": str(done.file), "day": day_of(2)}

    def test_a_changed_archive_is_noticed_by_the_walk(self, store: Path) -> None:
        done = put_away(store, day_of(2))
        assert done.file is not None
        done.file.chmod(0o600)
        data = done.file.read_bytes()
        place = data.rindex(b'"visit-')
        done.file.write_bytes(data[:place] + b'"VISIT-' + data[place + 7 :])
        with opened(store) as floor, pytest.raises(errors.StoreDamaged):
            floor.walk()

    @pytest.mark.parametrize("column", ["image", "seal", "day", "hash", "seq", "position", "file"])
    def test_a_changed_stub_is_noticed(self, store: Path, column: str) -> None:
        put_away(store, day_of(2))
        change(store, **{column: {"seq": 3, "position": 3}.get(column, "other")})
        with pytest.raises(errors.StoreDamaged), opened(store) as floor:
            floor.verify()

    def test_a_stub_sealed_anew_is_not_vouched_for_by_the_journal(self, store: Path) -> None:
        put_away(store, day_of(2))
        engine = database.sqlite_engine(store)
        with engine.begin() as connection:
            base = bases.read(connection, "TST")
            for row in base.image.rows["agents"]:
                row["role"] = "manager"
            bases.write(connection, "TST", base)
        engine.dispose()
        with opened(store) as floor:
            floor.rebuild()
            with pytest.raises(errors.StoreDamaged, match="vouches"):
                floor.verify()

    def test_rows_that_are_not_the_archives_are_not_deleted(self, store: Path) -> None:
        engine = database.sqlite_engine(store)
        with engine.begin() as connection:
            connection.execute(update(tables.visits).values(rating=4))
        engine.dispose()
        with pytest.raises(errors.StoreDamaged, match="rebuild"):
            put_away(store, day_of(2))
        with opened(store) as floor:
            floor.rebuild()
            whole = everything(floor)
        put_away(store, day_of(2))
        with opened(store) as floor:
            assert everything(floor)[: len(whole)] == whole


def change(store: Path, **columns: Any) -> None:
    """Change the stub behind the store's back."""
    engine = database.sqlite_engine(store)
    with engine.begin() as connection:
        connection.execute(update(tables.base).values(**columns))
    engine.dispose()
