"""What stands around the calls: news, zones, pictures, the chart, a display's own health."""

import logging
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from display.awake import Awake
from display.board import CallBoard
from display.chart import BANDS, bands, compared, kept_shares, waiting_at
from display.command import zone_of
from display.frames import Count
from display.health import Absence, Health
from display.news import headlines, zone_words
from display.pictures import Pictures
from display.program import put_on_screen
from floor.errors import BadSetting
from floor.qt.application import Application
from floor.qt.nurse import Nurse
from floor.qt.pilot import find, names
from floor.words import load_words
from tests.display.boards import (
    DOWN,
    MORNING,
    NOTICE,
    Feed,
    a_board,
    a_call,
    some_bookings,
    some_waits,
)
from tests.display.days import a_course
from tests.display.test_board import Listener, Seconds, shown_board, wait_until_ready, window_of
from tests.floors import a_floor


@given(st.sets(st.integers(1, 60), min_size=1))
def test_a_zone_is_written_as_it_may_be_given(counters: set[int]) -> None:
    zone = frozenset(counters)
    assert zone_of(zone_words(zone).replace("–", "-")) == zone  # noqa: RUF001


def test_news_tell_suspended_services_with_their_return_then_the_notice() -> None:
    board = a_board(suspended=(DOWN,), notice=NOTICE)
    down, notice = headlines(board, first="sw", words=load_words())
    assert down["title"].startswith("Imesitishwa: ") and down["other_text"].endswith("10:30.")
    assert (notice["text"], notice["other_text"]) == (NOTICE.sw, NOTICE.en)
    assert headlines(a_board(), first="en", words=load_words()) == []


def a_picture(path: Path) -> Path:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 120, 90))
    assert image.save(str(path))
    return path


def test_pictures_come_in_order_and_bad_files_are_left_out_until_they_change(
    tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    for name in ("b.png", "a.jpg"):
        a_picture(tmp_path / name)
    (tmp_path / "bad.png").write_text("no picture")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "c.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'
    )
    pictures = Pictures(tmp_path)
    shown = [Path(pictures.next()).name for _ in range(7)]
    assert shown == ["a.jpg", "b.png", "c.svg", "a.jpg", "b.png", "c.svg", "a.jpg"]
    assert ["bad.png" in record.getMessage() for record in expected_warnings] == [True]


def a_film(path: Path, *, size: tuple[int, int] = (64, 36), frames: int = 4) -> Path:
    shades = [Image.new("RGB", size, (60 * n, 90, 120)) for n in range(frames)]
    shades[0].save(path, save_all=True, append_images=shades[1:], duration=40, loop=0)
    return path


@pytest.mark.parametrize("name", ["a.gif", "a.webp"])
def test_a_film_is_shown_to_its_end_beside_the_calls(
    qtbot: QtBot, application: Application, tmp_path: Path, name: str
) -> None:
    a_film(tmp_path / name)
    seconds, feed = Seconds(), Feed()
    board = shown_board(application, CallBoard(feed, pictures=tmp_path, clock=seconds))
    feed.put(a_board())
    wait_until_ready(qtbot, board)
    for _ in range(3):
        seconds.now += 10
        board.tick()
    assert board.property("moving")
    qtbot.waitUntil(lambda: board._film == 0)
    assert find("film").property("frameCount") == 4
    seconds.now += 10
    board.tick()
    assert board.property("side") == "waits"
    feed.cut()
    board.stop()


def test_a_film_too_large_to_be_read_between_calls_is_left_out(
    tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    a_film(tmp_path / "a.gif", size=(1300, 800), frames=2)
    assert Pictures(tmp_path).next() == ""
    assert "1300 x 800" in expected_warnings[0].getMessage()


def test_no_folder_and_an_empty_one_show_nothing(
    tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    assert Pictures(None).next() == Pictures(tmp_path).next() == ""
    assert Pictures(tmp_path / "gone").next() == ""


def test_waits_appointments_and_pictures_take_turns_beside_the_calls(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    a_picture(tmp_path / "a.png")
    seconds, feed = Seconds(), Feed()
    board = shown_board(application, CallBoard(feed, pictures=tmp_path, clock=seconds))
    feed.put(a_board(waits=some_waits(), bookings=some_bookings()))
    wait_until_ready(qtbot, board)
    seen = []
    for _ in range(10):
        seen.append(str(board.property("side")))
        seconds.now += 10
        board.tick()
    assert seen == ["waits", "waits", "waits", "bookings", "picture"] * 2
    seconds.now += 40
    board.tick()
    assert "picture" in names()
    feed.cut()
    board.stop()


def test_a_call_outside_the_zone_is_neither_shown_nor_heard(
    qtbot: QtBot, application: Application
) -> None:
    listener, feed = Listener(), Feed()
    zone = zone_of("1-10,14")
    board = shown_board(application, CallBoard(feed, speaker=listener, zone=zone))
    feed.put(a_board((a_call(1, counter=11), a_call(2, counter=14), a_call(3, counter=20))))
    wait_until_ready(qtbot, board)
    assert [call.counter for call in listener.heard] == [14]
    assert board.property("zone") == "1–10, 14"  # noqa: RUF001
    assert "zone" in names()
    feed.cut()
    board.stop()


@given(st.integers(0, 45), st.integers(0, 45), st.floats(0, 3))
def test_bars_stay_within_their_band_and_every_band_is_as_long(
    mine: int, theirs: int, more: float
) -> None:
    today, before = (a_course(until=f"{7 + n // 4}:{n % 4 * 15:02d}") for n in (mine, theirs))
    drawn = bands(today, before)
    lengths = {len(drawn[band]) for band in BANDS}
    assert len(lengths) == 1
    for band in BANDS:
        assert all(0 <= bar["inner"] <= bar["height"] <= 1 for bar in drawn[band])
        assert all(bar["mark"] == -1 or 0 <= bar["mark"] <= 1 for bar in drawn[band])


def test_today_is_compared_with_the_same_time_of_other_days() -> None:
    today, week = a_course(), a_course(day="2026-11-16", until="17:30", more=0.5)
    found = compared(today, {"yesterday": None, "week": week}, waiting=187, at=MORNING)
    assert found == {
        "now": 187,
        "week": waiting_at(week, MORNING),
        "out_of_turn": 4,
        "within": int(100 * (today.within_promise or 0)),
    }
    assert all(0 <= share <= 100 for share in kept_shares(today).values())


def test_the_floor_is_told_of_missing_sound_and_of_the_time_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with closing(a_floor(tmp_path)) as floor:
        deaf = [True]
        health = Health("hall-1", deaf=lambda: deaf[0])
        nurse = Nurse(floor, health)
        nurse.look()
        qtbot.waitUntil(lambda: bool(floor.device_health().lines))
        assert floor.device_health().lines[0].faults == ("sound_missing",)
        deaf[0] = False
        health.was_away(4.2)
        qtbot.waitUntil(lambda: not nurse.telling)
        nurse.look()
        qtbot.waitUntil(lambda: floor.device_health().lines[0].faults == ())
        qtbot.waitUntil(lambda: health.report().away_ms == 0)
        lines = floor.journal(after=0, limit=1000).entries
        assert '"away_ms":4200' in lines[-1].body
        before = floor.version
        qtbot.waitUntil(lambda: not nurse.telling)
        nurse.look()
        assert floor.version == before
        nurse.close()


def test_an_absence_is_measured_from_its_first_moment() -> None:
    absence = Absence()
    assert absence.back(1.0) == 0
    absence.gone(2.0)
    absence.gone(5.0)
    assert absence.back(9.0) == 7.0
    assert absence.back(10.0) == 0


def test_what_keeps_the_screen_awake_ends_with_the_display() -> None:
    awake = Awake(("cat",))
    assert awake.holding() and "system" in awake.holds
    awake.close()
    assert not awake.holding()


def test_a_computer_with_nothing_to_ask_is_told_of_in_the_log(
    expected_warnings: list[logging.LogRecord],
) -> None:
    awake = Awake(("no-such-program",))
    awake.close()
    assert bool(expected_warnings) is not bool(awake.holds)


def test_a_screen_that_is_not_there_is_told(qtbot: QtBot, application: Application) -> None:
    feed = Feed()
    board = shown_board(application, CallBoard(feed))
    window = window_of(application)
    put_on_screen(window, 1)
    with pytest.raises(BadSetting, match="this computer has 1 of them, not 2"):
        put_on_screen(window, 2)
    feed.cut()
    board.stop()


def test_a_frame_later_than_one_interval_and_a_half_is_counted_with_those_lost() -> None:
    count = Count(0.016)
    for at in (1.000, 1.016, 1.038, 1.063, 1.079, 1.143):
        count.frame(at)
    assert (count.painted, count.dropped) == (6, 1 + 3)
