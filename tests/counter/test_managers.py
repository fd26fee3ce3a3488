"""A manager at the counter's desktop: each sheet by keys alone, and what then holds."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from floor.rules.offer import Promises
from floor.rules.opening import local_day
from floor.rules.verbs import EnrolAgent
from tests.counter.conftest import BOSS, COUNTER, Station, Stationed
from tests.counter.test_errands import go_to, open_sheet, rows, submit, until_closed
from tests.floors import PIN

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(stationed: Stationed) -> Iterator[Station]:
    """A manager without a counter."""
    station = stationed(remembered=None, boss=True)
    station.real.do(EnrolAgent(agent=BOSS, role="manager"), key="manager")
    station.desk.sign_in(BOSS, PIN, "")
    station.until_stage("office")
    station.until(lambda: bool(station.seen("manages")))
    yield station


def ready(station: Station, key: Key, part: str) -> None:
    """Open a sheet, and wait until what it is filled in from has come."""
    open_sheet(station, key, ALT)
    station.until(lambda: station.shown(f"part_{part}"))


def replace_text(station: Station, part: str, text: str) -> None:
    go_to(station, part)
    station.key(Key.Key_A, CONTROL)
    station.type(text)


def test_an_agent_is_enrolled_with_a_pin_for_one_sign_in(office: Station) -> None:
    ready(office, Key.Key_1, "number_new")
    replace_text(office, "number_new", "150")
    go_to(office, "role_new")
    office.key(Key.Key_2)
    replace_text(office, "counters_new", "3, 5-7")
    given = rows(office, "fresh")[:7].replace(" ", "")
    submit(office)
    until_closed(office)
    (line,) = [a for a in office.real.roster().agents if a.agent == "150"]
    assert (line.role, line.counters) == ("supervisor", (3, 5, 6, 7))
    assert f"{given[:3]} {given[3:]}" in str(office.seen("notice_text"))
    office.real.change_pin(key="own", agent="150", pin=given, new="907214")


def test_an_agent_is_shown_as_before_and_let_go(office: Station) -> None:
    office.real.set_agent(key="a", by=BOSS, pin=PIN, agent="102", counters=(4,))
    ready(office, Key.Key_1, "number_new")
    go_to(office, "who")
    office.type("102")
    office.until(lambda: "Agent 102" in rows(office, "agent"))
    office.key(Key.Key_Down)
    office.until(lambda: office.shown("part_role_102"))
    office.until(lambda: "counters 4" in rows(office, "before"))
    assert "any counter" in rows(office, "before")
    go_to(office, "role_102")
    office.key(Key.Key_4)
    submit(office)
    until_closed(office)
    assert [a.agent for a in office.real.roster().left] == ["102"]


def test_a_number_that_somebody_has_is_said_to_be_taken(office: Station) -> None:
    ready(office, Key.Key_1, "number_new")
    replace_text(office, "number_new", "102")
    submit(office)
    office.until(lambda: office.item("part_number_new").property("problem") != "")
    assert office.shown("sheet")


def test_a_promise_is_changed_compared_and_taken_back(office: Station) -> None:
    service = office.real.menu().services[0]
    ready(office, Key.Key_2, "compare")
    go_to(office, "find")
    office.type(service.name.en)
    office.key(Key.Key_Down)
    name = f"walk_in_{service.code}"
    office.until(lambda: office.shown(f"part_{name}"))
    replace_text(office, name, "12")
    submit(office)
    office.until(lambda: "no later" in str(_problem(office, f"priority_{service.code}")))
    replace_text(office, f"priority_{service.code}", "6")
    submit(office)
    until_closed(office)
    setup = office.real.setup()
    line = next(each for each in setup.services if each.code == service.code)
    assert (line.promises.walk_in, line.promises.priority) == (12, 6)
    ready(office, Key.Key_7, "number")
    office.until(lambda: "promises of services" in rows(office, "holds"))
    submit(office)
    until_closed(office)
    assert office.real.setup().now == office.real.setup().deployed
    assert [v.number for v in office.real.setup().versions] == [2, 1]


def _problem(station: Station, part: str) -> object:
    return station.item(f"part_{part}").property("problem")


def test_the_promise_of_all_services_without_their_own(office: Station) -> None:
    ready(office, Key.Key_2, "walk_in_every")
    replace_text(office, "walk_in_every", "25")
    replace_text(office, "priority_every", "10")
    submit(office)
    until_closed(office)
    assert office.real.setup().now.promises == Promises(walk_in=25, priority=10)
    office.floor.late.clear()
    office.key(Key.Key_7, ALT)
    office.until(lambda: office.shown("sheet") and office.holds_keys() == "back")
    office.floor.late.set()
    office.until(lambda: office.holds_keys() == "part_number")  # the versions came after the sheet


def test_a_service_is_given_no_more_and_again(office: Station) -> None:
    service = office.real.menu().services[3]
    for part, given in (("withdraw", False), ("give_again", True)):
        open_sheet(office, Key.Key_3, ALT)
        office.type(service.name.en)
        office.until(lambda part=part: service.name.en in rows(office, part))  # type: ignore[misc]
        go_to(office, part)
        office.key(Key.Key_1)
        submit(office)
        until_closed(office)
        codes = [each.code for each in office.real.menu().services]
        assert (service.code in codes) is given


def test_what_a_counter_gives_is_changed(office: Station) -> None:
    before = set(office.real.counter(counter=3).services)
    open_sheet(office, Key.Key_4, ALT)
    office.type("3")
    office.until(lambda: office.shown("part_add"))
    go_to(office, "add")
    office.key(Key.Key_1)
    submit(office)
    until_closed(office)
    assert len(set(office.real.counter(counter=3).services) - before) == 1


def test_hours_are_checked_in_words_before_anything_is_asked(office: Station) -> None:
    ready(office, Key.Key_5, "opens")
    replace_text(office, "opens", "nine")
    submit(office)
    office.until(lambda: _problem(office, "opens") == "Type a time such as 08:00.")
    replace_text(office, "opens", "09:30")
    replace_text(office, "closes", "08:00")
    submit(office)
    office.until(lambda: _problem(office, "closes") == "Close after opening.")
    replace_text(office, "closes", "16:00")
    go_to(office, "days")
    office.key(Key.Key_6)
    submit(office)
    until_closed(office)
    hours = office.real.setup().now.hours
    assert (hours.opens, hours.closes, 6 in hours.days) == (570, 960, True)
    assert "setup" not in [entry.kind for entry in office.real.journal(after=0, limit=9).entries]


def test_the_ways_of_the_centre(office: Station) -> None:
    ready(office, Key.Key_6, "rule")
    go_to(office, "rule")
    office.key(Key.Key_2)
    replace_text(office, "recalls", "99")
    submit(office)
    office.until(lambda: _problem(office, "recalls") == "Type a number from 0 to 20.")
    replace_text(office, "recalls", "2")
    submit(office)
    until_closed(office)
    customs = office.real.setup().now.customs
    assert (customs.rule, customs.recalls) == ("first_come", 2)


def test_a_supervisor_sees_nothing_of_it(stationed: Stationed) -> None:
    station = stationed(remembered=None, boss=True)
    station.desk.sign_in(BOSS, PIN, "")
    station.until_stage("office")
    station.until(lambda: bool(station.seen("supervises")))
    station.key(Key.Key_1, ALT)
    station.desk.press("hours")
    assert not station.shown("sheet")
    assert not station.shown("agents")


def test_other_parts_take_the_keys_from_nobody(office: Station) -> None:
    ready(office, Key.Key_2, "walk_in_every")
    office.until(lambda: office.holds_keys() == "part_find")
    service = office.real.menu().services[0]
    office.type(service.name.en)
    office.key(Key.Key_Down)
    office.until(lambda: office.shown(f"part_walk_in_{service.code}"))
    office.until(lambda: office.holds_keys() == "part_find")
    assert office.item("part_find").property("text") == service.name.en
    office.key(Key.Key_Escape)
    ready(office, Key.Key_5, "opens")
    office.until(lambda: office.holds_keys() == "part_opens")


def test_a_shift_is_planned_and_told_at_the_sign_in(office: Station) -> None:
    ready(office, Key.Key_8, "day")
    office.until(lambda: office.shown("part_agent"))
    go_to(office, "who")
    office.type("101")
    office.until(lambda: "Agent 101" in rows(office, "agent"))
    office.key(Key.Key_Down)
    about = f"{local_day(office.real.clock.now())}_101"
    office.until(lambda: office.shown(f"part_starts_{about}"))
    replace_text(office, f"starts_{about}", "08:00")
    submit(office)
    office.until(lambda: "from when to when" in str(_problem(office, f"ends_{about}")))
    replace_text(office, f"ends_{about}", "13:00")
    replace_text(office, f"counter_{about}", str(COUNTER))
    submit(office)
    until_closed(office)
    (planned,) = office.real.setup().amendment.roster
    assert (planned.starts, planned.ends, planned.counter) == (480, 780, COUNTER)
    office.desk.press("sign_out")
    office.until_stage("signed_out")
    office.sign_in()
    assert "Your shift today: 08:00 to 13:00, counter 12." in str(office.seen("notice_text"))
