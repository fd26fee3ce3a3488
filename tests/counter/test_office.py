"""A supervisor's floor by keys alone, on a real floor: each errand, and what citizens then see."""

import pytest
from PySide6.QtCore import Qt

from floor.rules.state import Stand
from tests.counter.conftest import BOSS, COUNTER, Station, Stationed
from tests.counter.test_errands import (
    CONTROL,
    SHIFT,
    go_to,
    open_sheet,
    rows,
    serve,
    submit,
    until_closed,
)
from tests.floors import PIN, Keys

Key = Qt.Key


@pytest.fixture
def office(stationed: Stationed) -> Station:
    """A supervisor without a counter, signed in by keys."""
    station = stationed(remembered=None, boss=True)
    station.until(lambda: station.holds_keys() == "agent_number")
    for typed in (BOSS, PIN):
        station.type(typed)
        station.key(Key.Key_Return)
    station.key(Key.Key_Return)
    station.until_stage("office")
    station.until(lambda: station.item("wait_list").property("count") > 0)
    return station


def test_the_floor_is_shown_with_counters_and_waits_in_words(office: Station) -> None:
    key = Keys()
    office.real.sign_in(key=key(), agent="102", pin=PIN, counter=COUNTER)
    office.real.open_counter(key=key(), counter=COUNTER)
    office.real.call_next(key=key(), counter=COUNTER)
    office.until(lambda: "Agent 102" in office.said("seat_list"))
    office.until(lambda: "serving" in office.said("seat_list"))
    assert "%" in office.said("wait_list")
    assert "promise" in office.said("wait_list") or "in time" in office.said("wait_list")


def test_a_service_is_suspended_in_the_words_citizens_read_and_restored(office: Station) -> None:
    row = office.real.queue().rows[0]
    open_sheet(office, Key.Key_1)
    office.type(row.name.en)
    office.key(Key.Key_Down)
    go_to(office, "en")
    office.key(Key.Key_A, CONTROL)
    office.type("Their computer is down.")
    go_to(office, "back")
    office.key(Key.Key_2)
    submit(office)
    until_closed(office)
    (down,) = office.real.conditions().suspended
    assert (down.service, down.message.en) == (row.service, "Their computer is down.")
    assert down.back_at is not None
    office.until(lambda: "suspended, back" in office.said("wait_list"))
    office.key(Key.Key_2, CONTROL)
    office.until(lambda: row.name.en in office.said("part_service"))
    office.key(Key.Key_Return)
    until_closed(office)
    assert office.real.conditions().suspended == ()


def test_a_limit_is_set_and_must_be_a_number(office: Station) -> None:
    row = office.real.queue().rows[0]
    open_sheet(office, Key.Key_3)
    office.type(row.name.en)
    office.key(Key.Key_Down)
    go_to(office, "quota")
    office.type("many")
    submit(office)
    office.until(lambda: office.item("part_quota").property("problem") == "Type a number.")
    office.key(Key.Key_A, CONTROL)
    office.type("40")
    submit(office)
    until_closed(office)
    (quota,) = [q for q in office.real.conditions().quotas if q.service == row.service]
    assert quota.taken + quota.left == 40


def test_an_announcement_stands_on_the_boards_and_goes_again(office: Station) -> None:
    open_sheet(office, Key.Key_4)
    office.type("Water is at the door.")
    submit(office)
    office.until(lambda: office.holds_keys() == "part_sw")
    office.type("Maji yako mlangoni.")
    submit(office)
    until_closed(office)
    notice = office.real.board().notice
    assert notice is not None
    assert notice.sw == "Maji yako mlangoni."
    open_sheet(office, Key.Key_4)
    submit(office)
    until_closed(office)
    assert office.real.board().notice is None


def test_who_was_called_out_of_turn_by_whom_and_why(office: Station) -> None:
    key = Keys()
    office.real.sign_in(key=key(), agent="102", pin=PIN, counter=COUNTER)
    office.real.open_counter(key=key(), counter=COUNTER)
    row = office.real.queue(counter=COUNTER).rows[-1]
    office.real.call_ticket(key=key(), counter=COUNTER, visit=row.visit, reason="a sick child")
    office.key(Key.Key_6, CONTROL)
    office.until(lambda: "a sick child" in rows(office, "turns"))
    assert row.ticket in rows(office, "turns")
    assert "Agent 102" in rows(office, "turns")


def test_a_stuck_counter_is_freed(office: Station) -> None:
    key = Keys()
    office.real.sign_in(key=key(), agent="102", pin=PIN, counter=COUNTER)
    office.real.open_counter(key=key(), counter=COUNTER)
    office.real.call_next(key=key(), counter=COUNTER)
    office.key(Key.Key_7, CONTROL)
    office.until(lambda: "Agent 102" in rows(office, "counter"))
    office.until(lambda: office.shown("sheet"))
    go_to(office, "counter")
    office.key(Key.Key_1)
    go_to(office, "reason")
    office.type("the desk has crashed")
    submit(office)
    until_closed(office)
    desk = office.real.counter(counter=COUNTER)
    assert (desk.agent, desk.serving, desk.stand) == (None, None, Stand.CLOSED)


def test_a_break_is_planned_and_skills_are_set(office: Station) -> None:
    open_sheet(office, Key.Key_8)
    office.type("102")
    office.until(lambda: "Agent 102" in office.said("part_agent"))
    office.key(Key.Key_Down)
    submit(office)
    until_closed(office)
    assert [b.agent for b in office.real.conditions().breaks] == ["102"]
    open_sheet(office, Key.Key_9)
    office.type("102")
    office.until(lambda: "Agent 102" in office.said("part_agent"))
    office.key(Key.Key_Down)
    go_to(office, "services")
    office.key(Key.Key_1)
    submit(office)
    until_closed(office)
    (line,) = [a for a in office.real.roster().agents if a.agent == "102"]
    assert len(line.services) == 1


def test_skills_that_are_not_in_sight_are_kept(office: Station) -> None:
    codes = tuple(s.code for s in office.real.menu().services[:12])
    office.real.set_skills(key="all", by=BOSS, pin=PIN, agent="102", services=codes)
    open_sheet(office, Key.Key_9)
    office.type("102")
    office.until(lambda: "Agent 102" in office.said("part_agent"))
    office.key(Key.Key_Down)
    go_to(office, "find")
    office.type("passport")
    submit(office)
    until_closed(office)
    (line,) = [a for a in office.real.roster().agents if a.agent == "102"]
    assert set(line.services) == set(codes)


def test_closing_the_day_tells_first_what_becomes_of_whom(office: Station) -> None:
    open_sheet(office, Key.Key_F10, SHIFT)
    office.until(lambda: "8 still wait" in office.said("part_becomes"))
    submit(office)
    until_closed(office)
    assert office.real.health().day is None
    office.until(lambda: office.seen("busy") is False)
    office.until(lambda: office.shown("alarm"))
    assert office.said("alarm") == "No tickets are given and nobody can be called."


def test_an_agent_without_a_counter_is_asked_for_one(stationed: Stationed) -> None:
    station = stationed(remembered=None)
    station.desk.sign_in("101", PIN, "")
    station.until(lambda: station.seen("counter_problem") != "")
    assert station.seen("stage") == "signed_out"


def test_a_supervisor_at_a_counter_looks_at_the_floor_and_goes_back(stationed: Stationed) -> None:
    station = stationed(boss=True)
    station.desk.sign_in(BOSS, PIN, str(COUNTER))
    station.until_stage("closed")
    station.until(lambda: bool(station.seen("supervises")))
    station.key(Key.Key_F7)
    station.until_stage("ready")
    serve(station)
    station.key(Key.Key_G, CONTROL)
    station.until(lambda: station.shown("screen_office"))
    station.key(Key.Key_G, CONTROL)
    station.until(lambda: station.shown("screen_desk"))
    assert station.seen("stage") == "serving"


def test_an_agent_sees_no_floor(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.key(Key.Key_G, CONTROL)
    station.desk.press("suspend")
    assert station.shown("screen_desk")
    assert not station.shown("sheet")


def test_the_supervisors_desk_locks_and_asks_the_pin_again(office: Station) -> None:
    open_sheet(office, Key.Key_4)
    office.type("half a sente")
    office.key(Key.Key_L, CONTROL)
    office.until(lambda: office.shown("screen_lock") and office.holds_keys() == "unlock_pin")
    office.type(PIN)
    office.key(Key.Key_Return)
    office.until(lambda: office.shown("sheet"))
    assert office.item("part_en").property("text") == "half a sente"
