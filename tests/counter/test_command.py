"""`foleni counter` as people start it: the real program against a real host."""

import os
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from counter.command import counter
from floor.piloted import PilotedApp
from tests.counter.conftest import COUNTER, fill
from tests.floor.conftest import hosted
from tests.floors import PIN, a_floor, seat

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "counter.md"


def environment(folder: Path) -> dict[str, str]:
    """Without a screen, and with settings of the test's own."""
    own = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    return {**os.environ, **own, "XDG_CONFIG_HOME": str(folder)}


def test_an_agent_signs_in_calls_serves_and_leaves(tmp_path: Path) -> None:
    floor = a_floor(tmp_path, hhmm="09:00")
    fill(floor)
    with (
        hosted(floor) as address,
        PilotedApp("counter", "--host", address, environment=environment(tmp_path)) as app,
    ):
        app.wait("screen_sign_in")
        app.click("agent_number")
        app.type("101")
        app.click("pin")
        app.type(PIN)
        app.click("counter_number")
        app.type(str(COUNTER))
        app.click("sign_in")
        app.wait("screen_desk")
        app.click("open_counter")
        app.wait("call_next")
        app.click("call_next")
        app.wait("now_ticket")
        app.wait("stage", "Called")
        app.click("start_service")
        app.wait("stage", "Now serving")
        app.click("finish")
        app.wait("first")
        app.click("break")
        app.wait("screen_break")
        app.click("reason_lunch")
        app.wait("break_title", "On a break: Lunch")
        app.click("open_counter")
        app.wait("call_next")  # it is open: one wish is answered before the next is taken
        app.click("sign_out")
        app.wait("screen_sign_in")
        assert app.quit() == 0
    desk = floor.counter(counter=COUNTER)
    floor.close()
    assert (desk.agent, desk.served) == (None, 1)


def test_a_host_that_goes_and_comes_back_finds_the_press_waiting(tmp_path: Path) -> None:
    floor = a_floor(tmp_path, hhmm="09:00")
    fill(floor)
    seat(floor, COUNTER)
    number = ("--counter", str(COUNTER))
    with hosted(floor) as address:
        app = PilotedApp("counter", "--host", address, *number, environment=environment(tmp_path))
        app.wait("screen_sign_in")
        app.click("agent_number")
        app.type("101")
        app.click("pin")
        app.type(PIN)
        app.key("Return")
        app.wait("screen_desk")
    with app:
        app.wait("state_connection", "Cut off since", seconds=30)
        app.key("F2")
        app.wait("notice", "Call next", seconds=30)
        with hosted(floor, port=int(address.rpartition(":")[2])):
            app.wait("stage", "Called", seconds=30)
            app.wait("state_connection", "Connected", seconds=30)
            assert app.quit() == 0
    calls = [line.kind for line in floor.journal(after=0, limit=1000).entries].count("leg_called")
    floor.close()
    assert calls == 1


def test_without_a_host_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "floor", "counter", "--host", "http://127.0.0.1:9"]
    ran = subprocess.run(
        [*command, "--patience", "0"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3
    assert ran.stderr.startswith("foleni: The host at http://127.0.0.1:9 does not answer.")
    assert "Traceback" not in ran.stderr


def test_the_manual_tells_every_option() -> None:
    told = set(re.findall(r"^\| `(--[a-z-]+)", MANUAL.read_text(encoding="utf-8"), re.MULTILINE))
    helped = CliRunner().invoke(counter, ["--help"]).output
    assert told == set(re.findall(r"^  (--[a-z-]+)", helped, re.MULTILINE)) - {"--help"}
