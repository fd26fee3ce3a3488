"""A past day on the managers' wall: at each moment its figures are those of `foleni report`."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.chart import compared, kept_shares
from display.wall import ManagersWall
from display.wall_rows import agency_rows, queue_rows
from floor.clock import PracticeClock
from floor.facade.figures import Figures, Level, Report
from floor.store.replaying import ReplayFloor, record, replayed
from tests.display.boards import Feed
from tests.floor.a_morning import play
from tests.floors import MONDAY, Keys, a_floor, at

MOMENTS = ("08:20", "08:40", "09:05", "09:30", "10:15", "10:55", "14:03", "15:00")
HOURS = tuple(f"{hour:02d}:{minute}" for hour in range(8, 18) for minute in ("00", "30"))
LARGEST = 1_000
"""Visits of a day at the General Post Office."""


@contextmanager
def again(store: Path, folder: Path, centre: str) -> Iterator[ReplayFloor]:
    """The day of a store, to be lived once more from seven on."""
    was = record(store, centre=centre, day=MONDAY)
    clock = PracticeClock(at("07:00"))
    place = folder / "again.sqlite"
    with closing(replayed(place, was, centre=centre, clock=clock)) as floor:
        yield floor


def report(floor: ReplayFloor, level: Level) -> Report:
    return floor.report(since=MONDAY, until=MONDAY, level=level)


def minutes(longest_min: float | None) -> int:
    return int(longest_min or 0)


def equal(shown: ManagersWall, floor: ReplayFloor) -> int:
    """Hold everything that the wall shows now against reports of now; how many wait."""
    board = floor.wait_board()
    shown.take(board)
    course = floor.course(day=MONDAY)
    totals = dict(shown.property("totals"))
    whole = report(floor, Level.CENTRE).whole
    assert whole.people is not None and whole.turns is not None
    assert totals["arrived"] == whole.people.arrived
    assert totals["waiting"] == whole.legs.waiting
    assert totals["done"] == whole.legs.served
    assert totals["no_shows"] == whole.legs.no_show
    assert totals["past"] == whole.promise.waiting_past
    assert totals["longest"] == pytest.approx(minutes(whole.promise.longest_min), abs=1)
    beside = compared(course, {}, waiting=board.waiting, at=board.at)
    assert beside["out_of_turn"] == whole.turns.out_of_turn
    share = whole.promise.within_promise
    assert beside.get("within") == (None if share is None else int(100 * share))
    shares = kept_shares(course)
    services = {row["code"]: row for row in queue_rows(board.services, shares, first="en")}
    rows_equal(services, report(floor, Level.SERVICE).rows)
    agencies = {row["agency"]: row for row in agency_rows(board, first="en")}
    rows_equal(agencies, report(floor, Level.AGENCY).rows)
    return int(totals["waiting"])


def rows_equal(shown: dict[str, dict[str, object]], told: tuple[Figures, ...]) -> None:
    for row in told:
        line = shown.get(row.key)
        if line is None:
            assert not row.legs.waiting
            continue
        assert line["waiting"] == row.legs.waiting
        assert line["past"] == row.promise.waiting_past
        assert line["longest"] == pytest.approx(minutes(row.promise.longest_min), abs=1)
        if "share" in line:
            share = row.promise.within_promise
            assert line["share"] == (-1 if share is None else int(100 * share))


def waits_at(floor: ReplayFloor, moments: tuple[str, ...]) -> list[int]:
    """Everything equal at each moment; how many waited."""
    shown = ManagersWall(Feed())
    waiting = []
    for hhmm in moments:
        floor.clock.set(at(hhmm))
        floor.live()
        waiting.append(equal(shown, floor))
    return waiting


def test_at_each_moment_of_a_day_the_wall_says_what_a_report_says(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with closing(a_floor(tmp_path)) as floor:
        play(floor)
        floor.clock.set(at("17:30"))
        floor.close_day(key=Keys()())
    with again(floor.path, tmp_path, "MSA") as lived:
        assert max(waits_at(lived, MOMENTS)) > 5


@pytest.mark.soak
def test_a_whole_day_of_the_largest_centre_says_what_its_reports_say(
    qtbot: QtBot, tmp_path: Path
) -> None:
    store = tmp_path / "GPO.sqlite"
    day = ("--centre", "GPO", "--store", str(store), "--date", MONDAY, "--visits", str(LARGEST))
    subprocess.run([sys.executable, "-m", "floor", "simulate", *day], check=True)
    with again(store, tmp_path, "GPO") as lived:
        assert max(waits_at(lived, HOURS)) > 10
        lived.clock.set(at("20:00"))
        lived.live()
        assert lived.left == 0
        people = report(lived, Level.CENTRE).whole.people
        assert people is not None and people.arrived > LARGEST / 2
