"""What is heard of calls: chime and voice as one stream, one call at a time, none left out."""

import logging
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.announcer import Announcer, advance, hear
from display.sound import Caller, Herald, Muted, find_speaker
from floor.rules.offer import Language
from floor.rules.state import Call
from floor.voice import measure, wav
from floor.voice.library import Library, chime
from floor.voice.player import ProgramPlayer, Recorder, find_player
from floor.voice.volume import volume_of
from floor.voice.wav import RATE, Sound
from floor.words import load_words
from tests.display.boards import a_board, a_call
from tests.floors import at as moment

SW_EN: tuple[Language, ...] = ("sw", "en")


class Seconds:
    """A clock moved by the test."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Ear:
    """A herald whose loudspeaker is a file, and the seconds it goes by."""

    def __init__(self, path: Path, *, volume: str = "100", voice: bool = True) -> None:
        self.path = path
        self.seconds = Seconds()
        self.recorder = Recorder(path, clock=self.seconds)
        self.caller = Caller(Library(), languages=SW_EN, words=load_words())
        self.herald = Herald(
            self.recorder, say=self.caller if voice else None, volume=volume_of(volume)
        )

    def made(self) -> None:
        """Wait until the thread has made the stream, and hear it begin."""
        self.herald._making.result()
        assert self.herald.busy

    def listen(self, *, step: float = 0.1) -> None:
        """Let time pass until nothing is heard."""
        while self.herald.busy:
            if self.herald._expected is not None:
                self.herald._making.result()
            else:
                self.seconds.now += step

    def heard(self) -> Sound:
        return wav.read(self.path)


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    made = Ear(tmp_path / "heard.wav")
    yield made
    made.herald.close()


def test_a_call_is_one_stream_of_chime_and_both_languages_without_a_gap(ear: Ear) -> None:
    ear.herald.announce(a_call(1, ticket="A042", counter=5))
    ear.listen()
    [(_, length)] = ear.recorder.begun
    heard = measure.trimmed(ear.heard())
    assert 6 < heard.seconds < 14
    assert length == pytest.approx(heard.seconds, abs=0.2)
    assert measure.longest_gap(heard) <= 0.3
    assert abs(measure.loudness(heard) - measure.LEVEL) < 2
    assert measure.clipped(heard) == 0


def test_twenty_calls_within_a_second_are_each_spoken_once_in_order_and_never_two_at_once(
    ear: Ear,
) -> None:
    """The board's own pacing, with a loudspeaker that is a file."""
    calls = tuple(a_call(id, counter=id) for id in range(1, 21))
    spoken: list[Call] = []
    queue = hear(Announcer(), a_board(()), now=0)
    for count in (3, 11, 20):  # within one second, as boards come
        queue = hear(
            queue, a_board(calls[:count]), now=int(ear.seconds.now * 1000), speaking=ear.herald.busy
        )
        ear.seconds.now += 0.3
        if queue.on_show is not None and not spoken:
            spoken.append(queue.on_show)
            ear.herald.announce(queue.on_show, behind=len(queue.waiting))
            ear.made()
    while queue.on_show is not None:
        before, busy = queue.on_show, ear.herald.busy
        if ear.herald._expected is not None:
            ear.made()
        queue = advance(queue, now=int(ear.seconds.now * 1000), speaking=busy)
        if queue.on_show not in (None, before):
            assert not busy
            spoken.append(queue.on_show)
            ear.herald.announce(queue.on_show, behind=len(queue.waiting))
            ear.made()
        ear.seconds.now += 0.1
    assert spoken == list(calls)
    assert len(ear.recorder.begun) == 20
    for (start, length), (following, _) in pairwise(ear.recorder.begun):
        assert following >= start + length
    assert ear.heard().seconds == pytest.approx(sum(ear.recorder.begun[-1]), abs=0.01)
    assert measure.clipped(ear.heard()) == 0


def test_where_calls_wait_it_is_said_shortly_and_a_call_made_too_early_is_kept(ear: Ear) -> None:
    for id in (1, 2):
        ear.herald.announce(a_call(id, ticket="A042", counter=5), behind=2 if id == 2 else 0)
    ear.listen()
    (first, long), (second, short) = ear.recorder.begun
    assert short < long - 2
    assert first + long <= second < first + long + 1


def test_a_recall_is_spoken_again_in_other_words(ear: Ear) -> None:
    call = a_call(1, ticket="B007", counter=12)
    recall = a_call(2, ticket="B007", counter=12, again=True)
    assert ear.caller(call, short=False) != ear.caller(recall, short=False)
    ear.herald.announce(call)
    ear.listen()
    ear.herald.announce(recall)
    ear.listen()
    assert len(ear.recorder.begun) == 2


def test_each_ticket_and_counter_sounds_different_and_none_is_silent() -> None:
    caller = Caller(Library(), languages=SW_EN, words=load_words())
    said = [
        caller(a_call(1, ticket=ticket, counter=counter), short=False)
        for ticket, counter in (("A042", 5), ("A043", 5), ("K042", 5), ("A042", 28), ("A042", 105))
    ]
    assert len({bytes(sound.samples) for sound in said}) == 5
    assert all(measure.loudness(sound) > -25 for sound in said)


def test_without_voice_there_is_the_chime_alone(tmp_path: Path) -> None:
    ear = Ear(tmp_path / "heard.wav", voice=False)
    ear.herald.announce(a_call(1), behind=5)
    ear.listen()
    ear.herald.close()
    assert ear.heard().samples[-len(chime().samples) :] == chime().samples


@pytest.mark.parametrize(("at", "softer"), [("06:30", 12), ("12:00", 0), ("18:00", 6)])
def test_the_volume_follows_the_time_of_day(tmp_path: Path, at: str, softer: float) -> None:
    ear = Ear(tmp_path / "heard.wav", volume="05:00=25,09:00=100,17:00=50")
    ear.herald.announce(a_call(1), at=moment(at))
    ear.listen()
    ear.herald.close()
    assert abs(measure.loudness(ear.heard()) - (measure.LEVEL - softer)) < 1.5


def test_closing_ends_what_is_heard(ear: Ear) -> None:
    ear.herald.announce(a_call(1))
    ear.made()
    ear.seconds.now += 1
    ear.herald.close()
    assert ear.heard().seconds == pytest.approx(1, abs=0.01)


def a_player(folder: Path, *, then: str = "") -> tuple[list[str], Path]:
    """A program that notes the length of what it is to play, then does as told; and its notes."""
    notes, program = folder / "notes", folder / "player.py"
    program.write_text(
        "import sys, time, os\n"
        f"open({str(notes)!r}, 'a').write(str(os.path.getsize(sys.argv[1])) + '\\n')\n{then}\n"
    )
    return [sys.executable, str(program)], notes


def played(notes: Path) -> list[int]:
    return [int(line) for line in notes.read_text().split()] if notes.exists() else []


def test_each_call_is_given_to_the_player_program_whole(qtbot: QtBot, tmp_path: Path) -> None:
    player, notes = a_player(tmp_path)
    herald = Herald(ProgramPlayer(player), say=None)
    for count in (1, 2):
        herald.announce(a_call(count))
        qtbot.waitUntil(lambda: not herald.busy)
        assert played(notes) == [44 + len(chime().samples) * 2] * count
    assert not herald.silent
    herald.close()


def test_a_player_that_fails_makes_the_display_silent_until_one_succeeds(
    qtbot: QtBot, tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    mended = tmp_path / "mended"
    player, _ = a_player(tmp_path, then=f"sys.exit(0 if os.path.exists({str(mended)!r}) else 3)")
    herald = Herald(ProgramPlayer(player), say=None)
    for id in (1, 2):
        herald.announce(a_call(id))
        qtbot.waitUntil(lambda: not herald.busy)
        assert herald.silent
    assert [record.getMessage() for record in expected_warnings] == [
        f"no sound player={sys.executable} reason=it ended with status 3"
    ]
    mended.touch()
    herald.announce(a_call(3))
    qtbot.waitUntil(lambda: not herald.busy)
    assert not herald.silent
    herald.close()


def test_a_player_that_is_gone_makes_the_display_silent(
    qtbot: QtBot, tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    herald = Herald(ProgramPlayer([str(tmp_path / "no-such-player")]), say=None)
    herald.announce(a_call(1))
    qtbot.waitUntil(lambda: not herald.busy)
    assert herald.silent
    assert len(expected_warnings) == 1
    herald.close()


def test_a_player_that_hangs_is_ended(
    tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    program, _ = a_player(tmp_path, then="time.sleep(60)")
    seconds = Seconds()
    player = ProgramPlayer(program, clock=seconds)
    player.play(wav.silence(1))
    assert player.busy
    seconds.now += 7
    assert not player.busy
    assert player.silent
    assert len(expected_warnings) == 1


def test_without_a_player_the_display_is_silent_and_the_log_says_what_was_looked_for(
    expected_warnings: list[logging.LogRecord],
) -> None:
    speaker = find_speaker(player=lambda: find_player(which=lambda program: None))
    assert isinstance(speaker, Muted)
    assert speaker.silent
    assert "pw-play, paplay, aplay" in expected_warnings[0].getMessage()


def test_a_clip_of_the_centre_is_heard_in_place_of_the_one_that_came(tmp_path: Path) -> None:
    own = Sound(measure.scaled(chime(), 0.9).samples, RATE)
    wav.write(tmp_path / "sw" / "number.4.wav", own)
    library = Library((tmp_path,))
    assert library.clip("sw", "number.4") == own
    assert library.clip("sw", "number.5") == Library().clip("sw", "number.5")
