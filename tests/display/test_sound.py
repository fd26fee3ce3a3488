"""The chime: by the first player there is, never two at once, and never waited for."""

import logging
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from display.sound import CHIME, PLAYERS, Chime, Muted, find_speaker
from tests.display.boards import a_call


def a_player(folder: Path, *, then: str = "") -> tuple[list[str], Path]:
    """A program that notes what it is to play, then does as told; and its notes."""
    notes, program = folder / "notes", folder / "player.py"
    program.write_text(
        f"import sys, time\nopen({str(notes)!r}, 'a').write(sys.argv[1] + '\\n')\n{then}\n"
    )
    return [sys.executable, str(program)], notes


def played(notes: Path) -> list[str]:
    return notes.read_text().splitlines() if notes.exists() else []


def test_each_call_plays_the_sound(qtbot: QtBot, tmp_path: Path) -> None:
    player, notes = a_player(tmp_path)
    chime = Chime(player)
    chime.announce(a_call(1))
    qtbot.waitUntil(lambda: played(notes) == [str(CHIME)] and not chime.playing)
    chime.announce(a_call(2))
    qtbot.waitUntil(lambda: played(notes) == [str(CHIME)] * 2 and not chime.playing)
    assert not chime.silent


def test_while_one_sounds_another_is_not_begun_and_closing_ends_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    player, notes = a_player(tmp_path, then="time.sleep(60)")
    chime = Chime(player)
    chime.announce(a_call(1))
    qtbot.waitUntil(lambda: len(played(notes)) == 1)
    chime.announce(a_call(2))
    assert chime.playing
    chime.close()
    assert not chime.playing
    assert len(played(notes)) == 1


def test_a_player_that_fails_makes_the_display_silent_and_is_logged_once(
    qtbot: QtBot, tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    player, _ = a_player(tmp_path, then="sys.exit(3)")
    chime = Chime(player)
    chime.announce(a_call(1))
    qtbot.waitUntil(lambda: chime.silent)
    chime.announce(a_call(2))
    assert [record.getMessage() for record in expected_warnings] == [
        f"no sound player={sys.executable} reason=it ended with status 3"
    ]


def test_a_player_that_is_gone_makes_the_display_silent(
    tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    chime = Chime([str(tmp_path / "no-such-player")])
    chime.announce(a_call(1))
    assert chime.silent
    assert len(expected_warnings) == 1


def test_the_first_player_found_is_taken() -> None:
    assert [program for program, *_ in PLAYERS] == ["pw-play", "paplay", "aplay"]
    only = {"paplay": "/usr/bin/paplay", "aplay": "/usr/bin/aplay"}
    assert isinstance(find_speaker(which=only.get), Chime)


def test_without_a_player_the_display_is_silent_and_the_log_says_what_was_looked_for(
    expected_warnings: list[logging.LogRecord],
) -> None:
    speaker = find_speaker(which=lambda program: None)
    assert isinstance(speaker, Muted)
    assert speaker.silent
    assert "pw-play, paplay, aplay" in expected_warnings[0].getMessage()
