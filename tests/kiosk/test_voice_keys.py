"""What keys do to the voice of a kiosk, and what is heard of it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from floor.errors import BadSetting
from floor.rules.offer import Language
from floor.voice import measure
from floor.words import LANGUAGES, load_words
from kiosk import comfort as ease
from kiosk.comfort import LOUDEST, Comfort
from kiosk.keys import Act, keys
from kiosk.patience import COUNTDOWN, QUIET
from tests.kiosk.conftest import Hall, opened
from tests.kiosk.ear import Ear, finish, listen, until_focus

SPEECH, HELP, ENTER = Qt.Key.Key_F9, Qt.Key.Key_F1, Qt.Key.Key_Return
DOWN, UP, BACK = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backspace
LOUDER, SOFTER = Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown


@pytest.fixture
def ear(tmp_path: Path) -> Ear:
    return Ear(tmp_path / "heard.wav")


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path, ear: Ear) -> Iterator[Hall]:
    """A kiosk that speaks."""
    with opened(qtbot, tmp_path, speech=ear.speech) as found:
        yield found


def test_what_is_heard_is_loud_enough_never_clipped_and_one_thing_at_a_time(
    hall: Hall, ear: Ear
) -> None:
    for _ in range(2):
        hall.press(LOUDER)
    hall.press(SPEECH)
    listen(hall, ear, "Karibu")
    finish(hall, ear)
    hall.press(HELP)
    listen(hall, ear, "How to use the keys", "Volume: louder or softer")
    finish(hall, ear)
    heard = ear.heard()
    assert heard.seconds > 10
    assert abs(measure.loudness(heard) - measure.LEVEL) < 2
    assert measure.clipped(heard) == 0
    begun = ear.recorder.begun
    assert all(later[0] >= sum(earlier) - 1e-6 for earlier, later in pairwise(begun))


def test_any_key_stops_the_voice_at_once(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.until(lambda: ear.recorder.busy)
    ear.seconds += 0.05
    hall.press(Qt.Key.Key_Shift)
    assert not ear.recorder.busy
    assert ear.heard().seconds < 0.2


def test_the_volume_is_told_steps_and_is_ordinary_for_the_next_person(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    for _ in range(LOUDEST):
        hall.press(SOFTER)
    listen(hall, ear, "Volume 2", "Volume 1")
    assert hall.screens.journey.comfort.volume == 1
    hall.touch("volume")
    listen(hall, ear, "Volume 2")
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.touch("start_again")
    hall.until_screen("attract")
    assert hall.screens.journey.comfort == Comfort()


def test_each_step_of_the_volume_is_five_decibels() -> None:
    factors = [ease.factor(volume) for volume in range(1, LOUDEST + 1)]
    assert factors[-1] == 1
    for softer, louder in pairwise(factors):
        assert measure.decibels(louder) - measure.decibels(softer) == pytest.approx(5)


def test_a_headset_put_in_turns_the_voice_on_and_taken_out_turns_it_off(
    hall: Hall, ear: Ear
) -> None:
    hall.press(Qt.Key.Key_F15)
    listen(hall, ear, "Welcome")
    assert hall.screens.journey.comfort.speech
    assert hall.focus() != ""
    hall.press(Qt.Key.Key_F16)
    assert not hall.screens.journey.comfort.speech
    assert not ear.recorder.busy


def test_the_bar_turns_the_voice_on_and_its_button_says_so(hall: Hall, ear: Ear) -> None:
    hall.touch("speech")
    listen(hall, ear, "Welcome")
    assert hall.shown("volume")
    hall.touch("speech")
    assert not hall.shown("volume")


def test_help_is_shown_and_read_and_any_key_takes_it_away(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.press(HELP)
    listen(hall, ear, "How to use the keys", "Press any key to go on")
    assert hall.shown("help")
    before = hall.focus()
    hall.press(ENTER)
    assert not hall.shown("help")
    assert hall.screens.journey.screen == "attract"
    assert hall.focus() == before


def test_the_warning_and_the_count_down_are_spoken_and_a_key_ends_both(
    hall: Hall, ear: Ear
) -> None:
    hall.press(SPEECH)
    hall.touch("language_en")
    hall.until_screen("choose")
    listen(hall, ear, "Choose the service you need")
    finish(hall, ear)
    hall.pass_time(QUIET / 1000)
    listen(hall, ear, "Are you still there?", "Starting again in 20 seconds")
    for seconds in range(COUNTDOWN // 1000 - 2):
        hall.pass_time(1)
        assert hall.screens.seconds_left() == 19 - seconds
    listen(hall, ear, "10", "5", "4", "3", "2")
    hall.press(DOWN)
    assert hall.screens.seconds_left() == -1
    assert hall.screens.journey.screen == "choose"


def test_whoever_listens_is_not_hurried(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.until(lambda: ear.recorder.busy)
    began = hall.screens.journey.touched
    hall.now[0] += QUIET - 1
    hall.until(lambda: hall.screens.journey.touched > began)
    assert hall.screens.seconds_left() == -1


def test_without_speech_the_warning_rings(hall: Hall, ear: Ear) -> None:
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.pass_time(QUIET / 1000)
    hall.until(lambda: ear.recorder.busy)
    assert ear.said == []


def test_letters_are_spoken_as_they_are_written(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.touch("search")
    hall.until_screen("search")
    listen(hall, ear, "Search for a service")
    ear.forget()
    QTest.keyClick(hall.window, Qt.Key.Key_K)
    listen(hall, ear, "k")


def test_names_that_no_clip_says_are_told_to_staff(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.touch("language_en")
    hall.until_screen("choose")
    until_focus(hall, ear, "popular_0", DOWN)
    hall.until(lambda: hall.shown("sign_speech"))


def test_keys_may_be_named_by_the_centre() -> None:
    table = keys(["speech=F5", "up=F17"])
    assert table[Qt.Key.Key_F5] is Act.SPEECH
    assert table[Qt.Key.Key_F17] is Act.UP
    assert table[Qt.Key.Key_Up] is Act.UP


@pytest.mark.parametrize("named", ["speech", "fly=F5", "speech=", "speech=F99", "speech=Key_F5"])
def test_a_key_that_cannot_be_read_is_told(named: str) -> None:
    with pytest.raises(BadSetting):
        keys([named])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_volume_has_its_words(language: Language) -> None:
    said = [load_words().say("kiosk.tool.volume", language, n=n) for n in range(1, LOUDEST + 1)]
    assert len(set(said)) == LOUDEST
