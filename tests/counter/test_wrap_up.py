"""Wrapping up after a service: shown with the time left, and ended by the agent or by itself."""

from PySide6.QtCore import Qt

from tests.counter.conftest import Station, Stationed
from tests.counter.test_errands import serve
from tests.floors import at

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def wrap_up(station: Station) -> None:
    """Serve somebody, and wrap up by the key."""
    station.open()
    serve(station)
    station.key(Key.Key_F8, CONTROL)
    station.until_stage("ready")
    station.until(lambda: station.seen("title") == "Wrapping up")


def test_the_time_left_is_told_and_the_agent_ends_it(stationed: Stationed) -> None:
    station = stationed()
    wrap_up(station)
    assert "left for filing and stamping" in str(station.seen("hint"))
    station.key(Key.Key_F7)
    station.until_told("wrap_up_ended")
    station.until(lambda: station.seen("title") != "Wrapping up")


def test_call_next_ends_it_too(stationed: Stationed) -> None:
    station = stationed()
    wrap_up(station)
    station.key(Key.Key_F2)
    station.until_stage("called")


def test_at_the_limit_it_is_over_by_itself(stationed: Stationed) -> None:
    station = stationed()
    wrap_up(station)
    station.real.clock.set(at("10:30"))
    station.until(lambda: station.seen("title") != "Wrapping up")
    assert "open_counter" not in list(station.seen("possible"))  # type: ignore[call-overload]
