"""What is typed stays over leaving, locking and the small window; what is forgotten is said."""

from PySide6.QtCore import Qt

from counter.command import SMALL
from floor.rules.state import Step
from tests.counter.conftest import Stationed
from tests.counter.test_errands import CONTROL, open_sheet, serve, step
from tests.floors import PIN

Key = Qt.Key


def test_what_was_typed_stays_when_one_leaves_and_comes_back(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    serve(station)
    open_sheet(station, Key.Key_N)
    station.type("half a sente")
    station.key(Key.Key_Escape)
    station.until(lambda: not station.shown("sheet"))
    open_sheet(station, Key.Key_N)
    assert station.item("part_text").property("text") == "half a sente"


def test_a_draft_is_of_its_citizen(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    serve(station)
    open_sheet(station, Key.Key_N)
    station.type("of the first")
    station.key(Key.Key_Escape)
    station.key(Key.Key_F8)
    station.until_stage("ready")
    station.until(lambda: not station.seen("busy"))
    serve(station)
    open_sheet(station, Key.Key_N)
    assert station.item("part_text").property("text") == ""


def test_after_a_while_the_desk_locks_and_nothing_is_lost(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    serve(station)
    open_sheet(station, Key.Key_N)
    station.type("half")
    station.key(Key.Key_L, CONTROL)
    station.until(lambda: station.shown("screen_lock"))
    station.until(lambda: station.holds_keys() == "unlock_pin")
    station.key(Key.Key_F8)
    station.type("111111")
    station.key(Key.Key_Return)
    station.until(lambda: station.seen("notice_title") == "The PIN is not right")
    station.item("unlock_pin").setProperty("text", "")
    station.type(PIN)
    station.key(Key.Key_Return)
    station.until(lambda: station.shown("sheet"))
    assert station.item("part_text").property("text") == "half"
    assert station.seen("stage") == "serving"


def test_an_idle_desk_locks_by_itself(stationed: Stationed) -> None:
    station = stationed(lock_after=0.2)
    station.open()
    station.until(lambda: station.shown("screen_lock"))


def test_contrast_is_one_key_and_remembered(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.key(Key.Key_B, CONTROL)
    assert station.seen("contrast") is True
    assert station.memory.contrast
    station.key(Key.Key_B, CONTROL)
    assert station.seen("contrast") is False


def test_an_idle_agent_is_reminded_and_a_forgotten_finish_pointed_out(
    stationed: Stationed,
) -> None:
    station = stationed()
    station.open()
    station.real.clock.set(station.real.clock.now() + 4 * 60_000)
    station.until(lambda: "wait for you" in str(station.seen("notice_title")))
    serve(station)
    station.real.clock.set(station.real.clock.now() + 120 * 60_000)
    station.until(lambda: str(station.seen("notice_title")).startswith("Still serving"))


def test_in_the_small_window_every_key_still_works(stationed: Stationed) -> None:
    station = stationed(size=SMALL)
    station.open()
    visit = serve(station)
    open_sheet(station, Key.Key_P)
    station.key(Key.Key_2)
    station.key(Key.Key_Return)
    station.until_stage("ready")
    assert step(station, visit) is Step.PARKED
