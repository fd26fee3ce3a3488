"""The pilot drives the real program by real clicks and keys, and says plainly what it cannot do."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from floor.piloted import PilotedApp, PilotFailed

OFFSCREEN = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@pytest.fixture(scope="module")
def app() -> Iterator[PilotedApp]:
    """The gallery, running in a process of its own."""
    with PilotedApp("gallery", environment=OFFSCREEN) as running:
        running.wait("gallery.kiosk")
        yield running


def test_a_click_changes_what_is_shown(app: PilotedApp) -> None:
    app.click("gallery.ticket")
    app.wait("sample.number", "C042")
    assert app.text("sample.number") == "C042"
    app.click("gallery.parts")
    app.wait("parts.primary")
    app.wait_gone("sample.number")


def test_a_key_presses_what_has_the_keys(app: PilotedApp) -> None:
    app.click("gallery.language")
    app.wait("gallery.kiosk", "Kioski")
    app.key("Space")
    app.wait("gallery.kiosk", "Kiosk")


def test_letters_are_written_into_a_field(app: PilotedApp) -> None:
    app.click("gallery.parts")
    app.click("parts.name")
    app.key("End")
    app.type("77")
    assert app.text("parts.name").endswith("77")


def test_the_time_from_an_act_to_its_frame_is_told(app: PilotedApp) -> None:
    app.click("gallery.parts")
    assert 0 < app.timed("sample.number", "C042", click="gallery.ticket") < 10_000
    assert 0 < app.timed("parts.primary", click="gallery.parts") < 10_000
    with pytest.raises(PilotFailed, match="'nowhere' is not shown"):
        app.timed("nowhere", key="Tab", seconds=0.1)


def test_a_picture_is_saved(app: PilotedApp, tmp_path: Path) -> None:
    assert app.shot(tmp_path / "shot.png").stat().st_size > 1000


def test_a_name_that_is_not_shown_is_answered_with_the_nearest(app: PilotedApp) -> None:
    with pytest.raises(PilotFailed, match=r"No shown item is named 'gallery\.kiosks'.*gallery\.k"):
        app.click("gallery.kiosks")


def test_waiting_in_vain_says_what_is_shown(app: PilotedApp) -> None:
    with pytest.raises(PilotFailed, match=r"After 0\.1 s 'nowhere' is not shown; on the screen"):
        app.wait("nowhere", seconds=0.1)


def test_a_key_that_does_not_exist_is_answered_plainly(app: PilotedApp) -> None:
    with pytest.raises(PilotFailed, match="'banana' is not a key"):
        app.key("banana")


def test_quit_ends_the_program_without_error() -> None:
    app = PilotedApp("gallery", environment=OFFSCREEN)
    app.wait("gallery.kiosk")
    assert app.quit() == 0


def test_a_program_that_ends_at_once_is_told_with_its_log() -> None:
    app = PilotedApp("gallery", "--no-such-option", environment=OFFSCREEN)
    with pytest.raises(PilotFailed, match=r"(?s)has ended.*no-such-option"):
        app.wait("gallery.kiosk")
    assert app.quit() != 0
