"""Old days move to a file of their own, and nothing that is asked afterwards is answered
otherwise."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor import errors
from floor.facade import OriginHead, ShippedHead
from floor.store import archive, ledger, parting, tables
from floor.store.archive import Archived
from floor.store.local import LocalFloor
from floor.store.shipped import Shipped
from tests.floor.store.archives import (
    LATER,
    clock,
    demand_rest,
    demand_same,
    everything,
    live_on,
    opened,
    put_away,
)
from tests.floor.store.years import day_of, some_days, write
from tests.floors import Keys

key = Keys()


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_archived_past_is_answered_as_if_it_were_here(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    days = data.draw(st.integers(2, 5))
    cuts = data.draw(st.lists(st.integers(1, days - 1), min_size=1, max_size=2).map(sorted))
    open_now = data.draw(st.booleans())
    folder = tmp_path_factory.mktemp("past")
    plain, path = folder / "plain.sqlite", folder / "TST.sqlite"
    write(some_days(data.draw(st.integers(0, 10**6)), days, steps=40, closes=not open_now), plain)
    shutil.copy(plain, path)
    for cut in cuts:
        put_away(path, day_of(cut))
        demand_rest(path, day_of(cut))
    with opened(plain) as one, opened(path) as other:
        demand_same(one, other, days)
        other.verify()
        assert len(other.walk()) == len(set(cuts))
        before = ledger.folded(other._engine, "TST")
        other.rebuild()
        assert ledger.folded(other._engine, "TST") == before
        for table, rows in before.items():
            assert set(rows) <= set(ledger.folded(one._engine, "TST")[table])
        if open_now:
            for floor in (one, other):
                floor.close_day(key=key())
        assert live_on(one) == live_on(other)
        other.verify()
    shutil.rmtree(folder)


def test_every_folded_table_is_known_to_stay_or_to_go() -> None:
    known = (
        *parting.LASTING,
        *parting.PASSING,
        *parting.UNTIL_ENDED,
        parting.AHEAD,
        parting.BOOKINGS,
    )
    assert {table.name for table in known} == {table.name for table in tables.FOLDED}


def test_what_was_archived_is_told_with_its_file(store: Path) -> None:
    done = put_away(store, day_of(3))
    assert (done.first, done.last, done.kept_from) == (day_of(0), day_of(2), day_of(3))
    assert done.file == store.parent / f"TST.archive-{day_of(0)}-{day_of(2)}.sqlite"
    assert done.lines > 100
    assert not done.file.stat().st_mode & 0o222
    assert {path.suffix for path in store.parent.iterdir()} <= {".sqlite", ".lock", ".head"}
    again = put_away(store, day_of(3))
    assert (again.file, again.lines, again.kept_from) == (None, 0, day_of(3))


def test_the_last_day_stays_whatever_is_asked(store: Path) -> None:
    assert put_away(store, "2025-02-28").kept_from == day_of(4)
    assert put_away(store, "2025-02-28").file is None


def test_by_default_four_hundred_days_stay(store: Path) -> None:
    done = archive.archive(
        *(store,),
        centre="TST",
        clock=clock(
            "2026-02-22"
        ),  # less than 400 days after the third of the five, more after the second
        before=None,
        unshipped=True,
        tell=lambda *_: None,
    )
    assert done.kept_from == day_of(2)
    assert put_away(store, None).file is None


@pytest.mark.parametrize("before", ["2025-03-05", "yesterday", LATER])
def test_days_that_are_too_new_are_refused(store: Path, before: str) -> None:
    with pytest.raises(errors.BadSetting):
        put_away(store, before)


def test_a_day_that_is_still_open_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "TST.sqlite"
    write(some_days(4, 2, steps=20, closes=False), path)
    with pytest.raises(errors.DayUnfinished) as refusal:
        put_away(path, "2025-02-01")
    assert refusal.value.values["day"] == day_of(1)


class TestShipped:
    def put_away(self, store: Path, *, unshipped: bool = False) -> Archived:
        return archive.archive(
            *(store,),
            centre="TST",
            clock=clock(),
            before=day_of(2),
            unshipped=unshipped,
            tell=lambda *_: None,
        )

    def acknowledge(self, floor: LocalFloor, head: OriginHead, kept: int | None = None) -> None:
        """Headquarters has a line, and its backup all up to `kept`, or up to it."""
        kept = head.seq if kept is None else kept
        floor.note_shipped(shipped=ShippedHead(head=head, kept=kept))

    def test_what_was_never_shipped_is_archived_only_when_that_is_said(self, store: Path) -> None:
        with pytest.raises(errors.NothingShipped):
            self.put_away(store)
        assert self.put_away(store, unshipped=True).file is not None

    def test_headquarters_must_have_acknowledged_the_last_line(self, store: Path) -> None:
        with opened(store) as floor:
            (own,) = floor.origins()
            lines = everything(floor)
            last = next(n for n, e in enumerate(lines) if e.subject == day_of(2))
            self.acknowledge(floor, replace(own, seq=last - 1, hash=lines[last - 2].hash))
        with pytest.raises(errors.NotShipped) as refusal:
            self.put_away(store)
        assert refusal.value.values == {"seq": last - 1, "until": last}
        with opened(store) as floor:
            self.acknowledge(floor, replace(own, seq=last, hash="another line"))
        with pytest.raises(errors.NotShipped):
            self.put_away(store)
        with opened(store) as floor:
            received = replace(own, seq=last, hash=lines[last - 1].hash)
            self.acknowledge(floor, received, kept=last - 1)
        with pytest.raises(errors.NotShipped):  # headquarters may still lose the last one
            self.put_away(store)
        with opened(store) as floor:
            self.acknowledge(floor, received)
        assert self.put_away(store).lines == last

    def test_a_note_that_cannot_be_read_is_no_note(self, store: Path) -> None:
        for said in (b"", b"[]", b'{"a": 1}', b"\xff"):
            Path(f"{store}.shipped").write_bytes(said)
            assert Shipped(store).read() == {}
