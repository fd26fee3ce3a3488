"""A counter that no host knows: host and code are typed at its own screen, by a real host."""

import os
from pathlib import Path

from floor.piloted import PilotedApp
from tests.floor.lan.room import a_room
from tests.floors import a_floor


def test_the_desk_asks_for_a_host_and_its_code_by_keys_and_then_for_the_agent(
    tmp_path: Path,
) -> None:
    floor = a_floor(tmp_path, hhmm="09:00")
    own = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    own |= {"XDG_CONFIG_HOME": str(tmp_path), "FOLENI_DATA": str(tmp_path / "there")}
    with a_room(floor, tmp_path) as room:
        code = room.entrance.codes.make(role="counter", name="counter-7")
        options = ("--host", room.address, "--window", "1366x768", "--language", "en")
        with PilotedApp("counter", *options, environment=os.environ | own) as app:
            app.wait("entry_said", "does not know", seconds=30)
            app.key("F11")
            app.wait("entry_look", "Tafuta")
            app.click("entry_host")
            app.type(room.address)
            app.key("Return")
            app.type(code.lower())
            app.key("Return")
            app.wait_gone("entry", seconds=30)
            app.wait("screen_sign_in")
            app.wait("state_connection", "Umeunganishwa", seconds=30)
            assert app.quit() == 0
    assert [device.name for device in floor.devices().devices] == ["counter-7"]
    floor.close()
