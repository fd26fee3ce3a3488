"""A kiosk that no host knows: host and code on the screen let it in, by a real host."""

import json
import os
import subprocess
import sys
from pathlib import Path

from floor.piloted import PilotedApp
from floor.processes import Program

START = ("host", "--practice", "--at", "2026-11-23T09:00", "--port", "0", "--no-announce")


def test_the_screen_asks_for_a_host_and_its_code_and_then_gives_tickets(tmp_path: Path) -> None:
    store = tmp_path / "MSA.sqlite"
    screenless = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    there = os.environ | screenless | {"FOLENI_DATA": str(tmp_path / "there")}
    with Program(*START, "--store", str(store), "--listen", "127.0.0.2:0", "--strict") as host:
        room = host.wait_for(r"(https://\S+)").group(1)
        command = [sys.executable, "-m", "floor", "device", "code", "--role", "kiosk"]
        made = subprocess.run(
            [*command, "--name", "kiosk-2", "--json", "--store", str(store)],
            capture_output=True,
            text=True,
            check=True,
        )
        code = json.loads(made.stdout)["link"].rpartition("#")[2]
        options = ("--host", room, "--window", "1080x1920", "--device", "kiosk-2")
        with PilotedApp("kiosk", *options, environment=there) as app:
            app.wait("entry", seconds=30)
            app.wait("entry_said", "does not know", seconds=30)
            app.click("language")
            app.wait("entry_look", "Tafuta")
            app.click("entry_host")
            for letter in room:
                app.click(f"key_{letter}")
            app.click("entry_code")
            for letter in code.lower():
                app.click("key_dash" if letter == "-" else f"key_{letter}")
            app.click("entry_enter")
            app.wait_gone("entry", seconds=30)
            app.wait("language_en", seconds=30)
