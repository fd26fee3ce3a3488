"""A display that no host knows: it asks on its own screen, and is written to by a keyboard."""

import os
from pathlib import Path

from floor.piloted import PilotedApp
from tests.floor.lan.room import a_room
from tests.floors import a_floor


def test_the_display_asks_for_a_host_and_its_code_and_then_shows_the_board(tmp_path: Path) -> None:
    floor = a_floor(tmp_path, hhmm="09:00")
    own = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    own |= {"FOLENI_DATA": str(tmp_path / "there")}
    with a_room(floor, tmp_path) as room:
        code = room.entrance.codes.make(role="display")
        options = ("--host", room.address, "--window", "1280x720", "--mute", "--first", "en")
        with PilotedApp("display", *options, environment=os.environ | own) as app:
            app.wait("entry_said", "does not know", seconds=30)
            app.click("entry_host")
            app.type(room.address)
            app.click("entry_code")
            app.type(code)
            app.click("entry_enter")
            app.wait("notice", "All tickets are free", seconds=30)
            assert app.quit() == 0
    floor.close()
