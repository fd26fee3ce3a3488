"""`foleni display` from the command line: its options, a real host, and bad starts."""

import os
import time
from pathlib import Path

import pytest

from display.command import zone_of
from floor.connect import connect
from floor.errors import BadSetting
from floor.piloted import PilotedApp
from floor.processes import Program
from floor.voice import measure, wav
from tests.floors import PIN, Keys

READY = r"at http://127\.0\.0\.1:(\d+),"


@pytest.mark.parametrize(
    ("text", "counters"),
    [
        ("4", {4}),
        ("1-3", {1, 2, 3}),
        ("1-3, 7 ,9-9", {1, 2, 3, 7, 9}),
    ],
)
def test_a_zone_is_counters_and_ranges(text: str, counters: set[int]) -> None:
    assert zone_of(text) == counters


@pytest.mark.parametrize("text", ["", "a", "5-1", "0-3", "1-", "1-2-3", "1,,2", "1-1000", "²"])
def test_a_zone_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(BadSetting):
        zone_of(text)


def test_a_call_at_a_real_host_is_shown_and_a_host_that_is_gone_is_told_and_met_again(
    tmp_path: Path,
) -> None:
    store = str(tmp_path / "MSA.sqlite")
    start = ("host", "--practice", "--at", "2026-11-23T09:00", "--store", store)
    key = Keys()
    with Program(*start, "--port", "0") as host:
        port = host.wait_for(READY).group(1)
        address = f"http://127.0.0.1:{port}"
        floor = connect(address, device="test")
        floor.sign_in(key=key(), agent="101", pin=PIN, counter=5)
        floor.open_counter(key=key(), counter=5)
        service = next(iter(floor.counter(counter=5).services))
        options = ("--host", address, "--window", "1280x720")
        board = PilotedApp("display", *options, "--mute", "--first", "en")
        wall = PilotedApp("display", *options, "--wall")
        with board, wall:
            board.wait("notice", "All tickets are free", seconds=30)
            ticket = floor.take_ticket(key=key(), services=(service,)).ticket
            floor.call_next(key=key(), counter=5)
            board.wait("calling_number", ticket)
            assert board.text("calling_counter") == "5"
            wall.wait("ticket_at_5", ticket)
            floor.close()
            host.end()
            board.wait("cut_off", "Display not updating. Please listen to the staff.")
            board.wait("age", seconds=10)
            board.wait("recent_list", ticket)
            with Program(*start, "--port", port) as again:
                again.wait_for(READY)
                board.wait("notice", seconds=20)
                board.wait_gone("age")
                assert board.shot(tmp_path / "board.png").stat().st_size > 0
            assert (board.quit(), wall.quit()) == (0, 0)


def test_of_two_displays_at_a_real_host_one_is_heard_and_the_other_says_what_it_left_unsaid(
    tmp_path: Path,
) -> None:
    store, files = str(tmp_path / "MSA.sqlite"), [tmp_path / "one.wav", tmp_path / "two.wav"]
    start = ("host", "--practice", "--at", "2026-11-23T09:00", "--store", store, "--port", "0")
    key, told = Keys(), os.environ | {"FOLENI_LOG": "info"}
    with Program(*start) as host:
        address = f"http://127.0.0.1:{host.wait_for(READY).group(1)}"
        floor = connect(address, device="test")
        floor.sign_in(key=key(), agent="101", pin=PIN, counter=5)
        floor.open_counter(key=key(), counter=5)
        service = next(iter(floor.counter(counter=5).services))
        options = ("display", "--host", address, "--window", "1280x720", "--volume", "00:00=50")
        one, two = (PilotedApp(*options, "--sound", str(f), environment=told) for f in files)
        with one, two:
            for app in (one, two):
                app.wait("notice", seconds=30)
            speaking, silent = (one, two) if until_logged(one, two, "voice taken") else (two, one)
            ticket = floor.take_ticket(key=key(), services=(service,)).ticket
            floor.call_next(key=key(), counter=5)
            for app in (one, two):
                app.wait("calling_number", ticket)
            until_logged(speaking, speaking, "sounds at=")
            assert speaking.quit() == 0
            until_logged(silent, silent, "sounds at=")
            silent.wait_gone("calling_number", seconds=40)
            assert silent.quit() == 0
        floor.close()
    first, second = files if speaking is one else files[::-1]
    assert wav.read(first).seconds < 6, "it was ended in the middle"
    sound = measure.trimmed(wav.read(second))
    assert 8 < sound.seconds < 15
    assert measure.longest_gap(sound, below=measure.QUIET + 10 - 6) <= 0.3  # at half the volume
    assert abs(measure.loudness(sound) - (measure.LEVEL - 6)) < 2


def until_logged(one: PilotedApp, two: PilotedApp, what: str) -> bool:
    """Wait until one of two displays logs something; whether it is the first."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for app in (one, two):
            if any(what in line for line in list(app.log)):
                return app is one
        time.sleep(0.02)
    raise AssertionError(f"no display said {what!r}")
