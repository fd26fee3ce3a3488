"""A past day lived once more is that day: at its end, and at every moment on the way."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from floor import errors
from floor.clock import PracticeClock
from floor.facade import Level, Report
from floor.rules.snapshots import WaitBoard
from floor.rules.verbs import OpenDay
from floor.store.local import LocalFloor
from floor.store.replaying import Record, ReplayFloor, StoppingClock, record, replayed
from tests.floor.a_morning import play
from tests.floors import MONDAY, PIN, Keys, a_floor, at

MOMENTS = ("08:40", "09:30", "10:55")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a morning in it, its day over."""
    folder = tmp_path_factory.mktemp("lived")
    with closing(a_floor(folder)) as floor:
        play(floor)
        floor.clock.set(at("17:30"))
        floor.close_day(key=Keys()())
        return floor.path


@pytest.fixture(scope="module")
def was(lived: Path) -> Record:
    return record(lived, centre="MSA", day=MONDAY)


@pytest.fixture
def again(was: Record, tmp_path: Path) -> Iterator[ReplayFloor]:
    clock = PracticeClock(at("07:00"))
    with closing(replayed(tmp_path / "again.sqlite", was, centre="MSA", clock=clock)) as floor:
        yield floor


def reported(floor: LocalFloor, level: Level) -> Report:
    return floor.report(since=MONDAY, until=MONDAY, level=level)


@pytest.mark.parametrize("level", list(Level))
def test_the_figures_of_a_whole_day_are_those_of_its_store(
    lived: Path, again: ReplayFloor, level: Level
) -> None:
    again.clock.set(at("18:00"))
    again.live()
    assert again.left == 0
    with closing(LocalFloor(lived, centre="MSA", clock=PracticeClock(at("18:00")))) as floor:
        assert reported(again, level) == reported(floor, level)
        assert again.course(day=MONDAY) == floor.course(day=MONDAY)
        assert again.figures(day=MONDAY) == floor.figures(day=MONDAY)


def test_at_each_moment_the_wall_is_what_it_was_then(again: ReplayFloor, tmp_path: Path) -> None:
    shown: dict[str, WaitBoard] = {}

    def look(floor: LocalFloor, hhmm: str) -> WaitBoard:
        return replace(floor.wait_board(), version=0)

    for hhmm in MOMENTS:
        again.clock.set(at(hhmm))
        again.live()
        shown[hhmm] = look(again, hhmm)
        whole = reported(again, Level.CENTRE).whole
        assert whole.people is not None
        assert shown[hhmm].arrived == whole.people.arrived
        assert shown[hhmm].waiting == whole.legs.waiting
        assert shown[hhmm].done == whole.legs.served
        assert max((q.longest for q in shown[hhmm].agencies), default=0) == pytest.approx(
            60_000 * (whole.promise.longest_min or 0), abs=3_001
        )
    assert shown["08:40"] != shown["09:30"]


def test_lines_come_one_by_one_as_they_came(was: Record, again: ReplayFloor) -> None:
    for moment in sorted({event.at for event in was.lived})[:80]:
        again.clock.set(moment)
        again.live()
        assert again.left == sum(event.at > moment for event in was.lived)
    again.verify()


def test_nothing_can_be_changed_in_a_replay(again: ReplayFloor) -> None:
    key, before = Keys(), again.version
    with pytest.raises(errors.ReplayOnly):
        again.take_ticket(key=key(), services=("x",))
    with pytest.raises(errors.ReplayOnly):
        again.sign_in(key=key(), agent="101", pin=PIN, counter=1)
    verb = OpenDay()
    with pytest.raises(errors.ReplayOnly):
        again.submit(verb, key=key(), device="x").result()
    assert again.version == before


def test_a_day_that_the_store_has_not_is_told_with_those_that_it_has(lived: Path) -> None:
    with pytest.raises(errors.BadSetting, match="2026-11-23 to 2026-11-23, and not 2026-11-24"):
        record(lived, centre="MSA", day="2026-11-24")


def test_another_centres_store_is_refused(lived: Path) -> None:
    with pytest.raises(errors.StoreForeign):
        record(lived, centre="GPO", day=MONDAY)


def test_a_day_is_read_beside_the_host_that_holds_the_store(lived: Path) -> None:
    with closing(LocalFloor(lived, centre="MSA", clock=PracticeClock(at("19:00")))):
        assert record(lived, centre="MSA", day=MONDAY).lived


def test_the_clock_stands_still_where_it_is_told_to() -> None:
    clock = StoppingClock(at("09:00"), 0, at("10:00"))
    clock.set(at("11:00"))
    assert clock.now() == at("10:00")
