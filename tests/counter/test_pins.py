"""PINs at the counter: one is given for one sign-in, and the agent chooses the own."""

from PySide6.QtCore import Qt

from tests.counter.conftest import BOSS, COUNTER, Stationed
from tests.counter.test_errands import go_to, open_sheet, rows, submit, until_closed
from tests.floors import PIN

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def test_a_supervisor_gives_a_pin_and_sees_it_until_it_is_told(stationed: Stationed) -> None:
    station = stationed(remembered=None, boss=True)
    station.desk.sign_in(BOSS, PIN, "")
    station.until_stage("office")
    open_sheet(station, Key.Key_U, ALT)
    station.type("101")
    station.until(lambda: "Agent 101" in rows(station, "agent"))
    station.key(Key.Key_Down)
    shown = rows(station, "fresh")[:7]
    submit(station)
    until_closed(station)
    assert shown in str(station.seen("notice_text"))
    station.real.change_pin(key="k", agent="101", pin=shown.replace(" ", ""), new="907214")


def test_the_agent_chooses_the_own_and_is_signed_in(stationed: Stationed) -> None:
    station = stationed(boss=True)
    given = {"by": BOSS, "pin": PIN, "agent": "101", "fresh": "481516"}
    station.real.reset_pin(key="reset", **given)
    station.until(lambda: station.holds_keys() == "agent_number")
    for typed in ("101", "481516"):
        station.type(typed)
        station.key(Key.Key_Return)
    station.until(lambda: station.holds_keys() == "new_pin")
    for typed in ("907214", "907215"):
        station.type(typed)
        station.key(Key.Key_Return)
    assert station.seen("again_problem") == "It is not the same as above."
    station.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    station.type("907214")
    station.key(Key.Key_Return)
    station.until_stage("closed")
    assert station.real.counter(counter=COUNTER).agent == "101"


def test_an_easy_pin_is_refused_in_words_and_may_be_typed_again(stationed: Stationed) -> None:
    station = stationed(boss=True)
    given = {"by": BOSS, "pin": PIN, "agent": "101", "fresh": "481516"}
    station.real.reset_pin(key="reset", **given)
    station.desk.sign_in("101", "481516", str(COUNTER))
    station.until(lambda: bool(station.seen("changing")))
    station.desk.choose_pin("111111", "111111")
    station.until(lambda: "too easy" in str(station.seen("notice_title")))
    station.until(lambda: station.holds_keys() == "new_pin")
    station.desk.choose_pin("907214", "907214")
    station.until_stage("closed")


def test_an_agent_chooses_another_pin_and_unlocks_with_it(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    open_sheet(station, Key.Key_P, ALT)
    for part, typed in (("old", PIN), ("new", "907214"), ("again", "907214")):
        go_to(station, part)
        station.type(typed)
    submit(station)
    until_closed(station)
    station.key(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    station.until(lambda: station.holds_keys() == "unlock_pin")
    station.type("907214")
    station.key(Key.Key_Return)
    station.until(lambda: station.shown("screen_desk"))


def test_what_was_typed_of_pins_is_kept_nowhere(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    open_sheet(station, Key.Key_P, ALT)
    station.type(PIN)
    station.key(Key.Key_Escape)
    station.until(lambda: not station.shown("sheet"))
    open_sheet(station, Key.Key_P, ALT)
    assert station.item("part_old").property("text") == ""
