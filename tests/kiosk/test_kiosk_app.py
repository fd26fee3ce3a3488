"""`foleni kiosk` itself, in its own process, against a real host and with a virtual printer."""

import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from floor.connect import connect
from floor.piloted import PilotedApp
from floor.processes import Program
from floor.voice import measure, wav

ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """The address of a practice host at nine on a Monday."""
    options = ("--practice", "--at", "2026-11-23T09:00", "--store", str(tmp_path / "MSA.sqlite"))
    with Program("host", *options, "--port", "0") as program:
        yield program.wait_for(r"at (http://\S+),").group(1)


def test_a_citizen_takes_a_ticket_in_four_touches_and_holds_the_paper(
    host: str, tmp_path: Path
) -> None:
    paper = tmp_path / "paper"
    with PilotedApp(
        *("kiosk", "--host", host, "--window", "1080x1920", "--printer", f"virtual:{paper}"),
        environment=ENVIRONMENT,
    ) as app:
        for touch, screen in (
            ("language_sw", "choose"),
            ("popular_0", "service"),
            ("take_ticket", "priority"),
            ("priority_no", "ticket"),
        ):
            app.wait(touch)
            app.click(touch)
            app.wait(f"screen_{screen}")
        number = app.text("ticket_number")
        app.wait("done", "Maliza")
        assert app.shot(tmp_path / "ticket.png").stat().st_size > 10_000
        app.click("done")
        app.wait("screen_attract")
        assert not [line for line in app.log if "WARNING" in line or "Traceback" in line]
    assert (paper / f"{number}.png").is_file()
    floor = connect(host, device="test")
    kinds = [entry.kind for entry in floor.journal(after=0, limit=1000).entries]
    floor.close()
    assert kinds.count("ticket_taken") == kinds.count("ticket_received") == 1


def test_without_a_printer_the_screen_is_the_ticket(host: str) -> None:
    with PilotedApp(
        "kiosk", "--host", host, "--window", "1280x800", environment=ENVIRONMENT
    ) as app:
        for touch in ("language_en", "popular_1", "take_ticket", "priority_yes"):
            app.wait(touch)
            app.click(touch)
        app.wait("banner")
        app.click("done")
        app.wait("screen_attract")
    floor = connect(host, device="test")
    entries = floor.journal(after=0, limit=1000).entries
    floor.close()
    assert [e.body for e in entries if e.kind == "ticket_received" and "screen" in e.body]


def test_a_kiosk_is_heard_once_the_speech_key_is_pressed(host: str, tmp_path: Path) -> None:
    heard = tmp_path / "heard.wav"
    options = ("--host", host, "--window", "1080x1920", "--sound", str(heard), "--key", "speech=F5")
    with PilotedApp("kiosk", *options, environment=ENVIRONMENT) as app:
        app.wait("language_sw")
        app.key("F5")
        app.wait("volume")
        for _ in range(2):
            app.key("PgUp")
        app.wait("volume", "Volume 5")
        app.key("Return")
        app.wait("screen_choose")
        latest = monotonic() + 40
        while not _is_loud(heard) and monotonic() < latest:
            app.names()  # a text is written once it has been heard to its end, or was cut short
        app.key("F5")
        app.wait_gone("volume")
    assert _is_loud(heard) and measure.clipped(wav.read(heard)) == 0


def _is_loud(file: Path) -> bool:
    """Whether anything can be heard of a file that may be growing."""
    body = file.read_bytes()[44:]
    return measure.loudness(wav.Sound(array("h", body[: len(body) // 2 * 2]))) > measure.LEVEL - 25
