"""A counter in its window on a real floor: a day by keys, doubles, refusals, a pulled cable."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.counter.conftest import COUNTER, Station, Stationed
from tests.floors import PIN, Keys, at

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


DAY = (
    (Key.Key_F7, "ready"),
    (Key.Key_F2, "called"),
    (Key.Key_F4, "serving"),
    (Key.Key_F2, "called"),
    (Key.Key_F5, "ready"),
    (Key.Key_F2, "called"),
    (Key.Key_F6, "ready"),
    (Key.Key_F2, "called"),
    (Key.Key_F4, "serving"),
    (Key.Key_F8, "ready"),
    (Key.Key_F10, "closed"),
    (Key.Key_F7, "ready"),
)
"""Keys of an agent, and the stage that each leads to."""


def sign_in_by_keys(station: Station) -> None:
    station.until(lambda: station.holds_keys() == "agent_number")
    for typed in ("101", PIN, str(COUNTER)):
        station.type(typed)
        station.key(Key.Key_Return)
    station.until_stage("closed")


def test_a_whole_day_by_the_keyboard_alone(stationed: Stationed) -> None:
    station = stationed(remembered=None)
    sign_in_by_keys(station)
    for key, stage in DAY:
        station.key(key)
        station.until_stage(stage)
    station.key(Key.Key_F9)
    assert station.shown("screen_break")
    station.key(Key.Key_2)
    station.until_stage("paused")
    assert station.said("break_title") == "On a break: Short rest"
    station.key(Key.Key_Q, CONTROL)
    station.until_stage("signed_out")
    assert station.shown("screen_sign_in")
    told = Counter(station.kinds())
    assert (told["leg_called"], told["leg_requeued"], told["leg_started"]) == (4, 1, 2)
    assert station.real.counter(counter=COUNTER).agent is None


def test_a_recall_rings_again_and_keeps_the_citizen(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.key(Key.Key_F2)
    station.until_stage("called")
    called = station.said("now_ticket")
    station.key(Key.Key_F3)
    station.until_told("leg_recalled")
    assert station.said("now_ticket") == called
    station.key(Key.Key_F4)
    station.until_stage("serving")
    station.key(Key.Key_F2)
    station.until_stage("called")
    assert station.said("now_ticket") != called


def test_enter_does_the_natural_next_thing_and_the_keys_follow(stationed: Stationed) -> None:
    station = stationed()
    station.sign_in()
    station.until(lambda: station.holds_keys() == "open_counter")
    station.key(Key.Key_Return)
    station.until(lambda: station.holds_keys() == "call_next")
    station.key(Key.Key_Return)
    station.until(lambda: station.holds_keys() == "start_service")
    station.key(Key.Key_Space)
    station.until(lambda: station.holds_keys() == "call_next" and station.shown("now_ticket"))
    assert station.seen("stage") == "serving"


def test_a_double_press_of_call_next_makes_one_call(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    for _ in range(3):
        station.key(Key.Key_F2)
    station.until_stage("called")
    station.key(Key.Key_F2)
    assert [name for name, _ in station.floor.asked].count("call_next") == 1
    assert station.kinds().count("leg_called") == 1


def test_a_double_click_on_call_next_does_nothing_but_call(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    button = station.item("call_next")
    spot = button.mapToScene(button.boundingRect().center()).toPoint()
    for _ in range(2):
        QTest.mouseClick(
            station.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )
    station.until_stage("called")
    assert [name for name, _ in station.floor.asked][-1] == "call_next"
    assert station.seen("stage") == "called"


def test_a_wrong_pin_is_told_and_the_agent_number_stays(stationed: Stationed) -> None:
    station = stationed()
    station.until(lambda: station.holds_keys() == "agent_number")
    station.type("101")
    station.key(Key.Key_Tab)
    station.type("111111")
    station.key(Key.Key_Return)
    station.until(lambda: station.seen("notice_title") == "The PIN is not right")
    assert station.item("agent_number").property("text") == "101"
    assert station.holds_keys() == "pin"
    station.type(PIN)
    station.key(Key.Key_Return)
    station.until_stage("closed")
    assert station.memory.counter == COUNTER


def test_what_is_missing_is_said_beside_its_field(stationed: Stationed) -> None:
    station = stationed(remembered=None)
    station.desk.sign_in("", "123", "x")
    assert station.seen("agent_problem") == "Type your agent number."
    assert station.seen("pin_problem") == "Type the six digits of your PIN."
    assert station.seen("counter_problem") != ""
    assert station.floor.asked == []


def test_a_counter_that_the_centre_has_not_is_told(stationed: Stationed) -> None:
    station = stationed(remembered=None)
    station.desk.sign_in("101", PIN, "400")
    station.until(lambda: station.seen("notice_title") == "This centre has no counter 400")


def test_an_empty_queue_is_calm_information(stationed: Stationed) -> None:
    station = stationed(people=0)
    station.open()
    station.key(Key.Key_F2)
    station.until(lambda: station.seen("notice_title") == "Nobody is waiting for this counter")
    assert station.seen("notice_kind") == "info"


def test_after_three_recalls_not_here_stands_out(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.key(Key.Key_F2)
    station.until_stage("called")
    for again in range(3):
        assert station.seen("next_action") == "start_service"
        station.key(Key.Key_F3)
        station.until_told("leg_recalled", times=again + 1)
    station.until(lambda: station.seen("next_action") == "not_here")
    assert station.item("not_here").property("kind") == "primary"
    assert station.seen("notice_title") == "Called again 3 times"


def test_cut_off_before_the_press_it_is_said_kept_and_done_once(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.floor.cut = True
    station.until(lambda: not station.seen("connected"))
    assert str(station.seen("connection")).startswith("Cut off since 09:17")
    station.key(Key.Key_F2)
    station.until(lambda: "will be sent once" in str(station.seen("notice_text")))
    assert '"Call next"' in str(station.seen("notice_text"))
    station.key(Key.Key_F2)
    station.floor.cut = False
    station.until_stage("called")
    station.until(lambda: bool(station.seen("connected")))
    assert len({key for name, key in station.floor.asked if name == "call_next"}) == 1
    assert station.kinds().count("leg_called") == 1


def test_an_answer_that_is_lost_is_fetched_again_and_nothing_done_twice(
    stationed: Stationed,
) -> None:
    station = stationed()
    station.open()
    station.floor.lose_answers = station.floor.cut = True
    station.key(Key.Key_F2)
    station.until(lambda: [name for name, _ in station.floor.asked].count("call_next") >= 2)
    station.floor.cut = False
    station.until_stage("called")
    station.until(lambda: station.seen("notice_title") == "")
    assert station.kinds().count("leg_called") == 1


def test_what_was_typed_outlives_a_cut(stationed: Stationed) -> None:
    station = stationed()
    station.floor.cut = True
    station.until(lambda: station.holds_keys() == "agent_number")
    station.type("101")
    station.key(Key.Key_Tab)
    station.type(PIN)
    station.key(Key.Key_Return)
    station.until(lambda: '"Sign in" will be sent' in str(station.seen("notice_text")))
    assert station.item("agent_number").property("text") == "101"
    assert station.item("pin").property("text") == PIN
    station.floor.cut = False
    station.until_stage("closed")
    assert station.item("now_serving").isVisible()


def test_the_day_closed_elsewhere_signs_the_agent_out_with_a_word(stationed: Stationed) -> None:
    station = stationed(people=0)
    station.open()
    station.real.close_day(key=Keys()())
    station.until(lambda: station.seen("notice_title") == "You were signed out")
    assert station.shown("screen_sign_in")


def test_the_queue_follows_the_floor(stationed: Stationed) -> None:
    station = stationed(people=2)
    station.open()
    station.until(lambda: station.item("queue_list").property("count") == 2)
    services = station.real.counter(counter=COUNTER).services
    station.real.take_ticket(key=Keys()(), services=services[:1])
    station.until(lambda: station.item("queue_list").property("count") == 3)
    station.until(lambda: station.said("state_waiting") == "3")


def test_a_wait_grows_old_while_it_is_looked_at(stationed: Stationed) -> None:
    station = stationed(people=1)
    station.open()
    station.until(lambda: "in time" in station.said("queue_list"))
    station.real.clock.set(at("11:00"))
    station.until(lambda: "past promise" in station.said("queue_list"))


def test_the_language_is_the_agents_and_is_remembered(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.key(Key.Key_F11)
    station.until(lambda: station.item("call_next").property("text") == "Ita anayefuata")
    assert station.memory.language == "sw"


def test_a_slow_host_is_said_to_be_slow(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.floor.slow.clear()
    station.key(Key.Key_F2)
    station.until(lambda: station.said("state_connection") == "Please wait")
    station.floor.slow.set()
    station.until_stage("called")
    station.until(lambda: station.said("state_connection") == "Connected")


def test_a_break_may_be_thought_better_of(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.key(Key.Key_F9)
    assert station.shown("screen_break")
    station.key(Key.Key_Escape)
    assert station.shown("screen_desk")
    assert "counter_paused" not in station.kinds()
