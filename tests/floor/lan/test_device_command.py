"""Technicians' commands with the real programs: a code at the host, and what it lets in."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from floor.connect import connect
from floor.processes import Program
from floor.words import load_words

START = ("host", "--practice", "--at", "2026-11-23T09:00", "--port", "0", "--no-announce")


@dataclass
class Site:
    """A host that runs, and another computer's folder."""

    store: Path
    room: str
    there: Path

    def foleni(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "floor", *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "FOLENI_DATA": str(self.there), "QT_QPA_PLATFORM": "offscreen"},
        )

    def said(self, *arguments: str) -> str:
        done = self.foleni(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def device(self, *arguments: str) -> str:
        return self.said("device", *arguments, "--store", str(self.store))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    store = tmp_path / "MSA.sqlite"
    with Program(*START, "--store", str(store), "--listen", "127.0.0.2:0", "--strict") as host:
        room = host.wait_for(r"(https://\S+)").group(1)
        host.wait_for(r"ready|in the room|https://")
        yield Site(store, room, tmp_path / "there")


def test_a_code_at_the_host_lets_a_computer_in_and_out_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = json.loads(site.device("code", "--role", "kiosk", "--name", "kiosk-2", "--json"))
    assert shown["addresses"] == [site.room] and shown["minutes"] == 15
    said = site.said("enrol", "--code", shown["link"])
    assert "kiosk-2" in said and "foleni kiosk" in said
    assert site.foleni("enrol", "--code", shown["link"]).returncode == 2, "a code is good once"
    site.device("set", "kiosk-2", "--printer", "none", "--language", "sw")
    monkeypatch.setenv("FOLENI_DATA", str(site.there))
    with closing(connect(site.room, device="kiosk")) as floor:
        assert floor.take_ticket(key="one", services=("NRB-IDLS",)).ticket == "A001"
    (line,) = json.loads(site.device("list", "--json"))
    assert (line["name"], line["language"], line["revoked_at"]) == ("kiosk-2", "sw", None)
    assert "revoked" in site.device("revoke", "kiosk-2", "--reason", "stolen")
    gone = site.foleni("kiosk", "--pilot", "--host", site.room, "--patience", "1")
    assert gone.returncode == 3 and "lets this computer in no more" in gone.stderr


def test_a_command_that_was_not_let_in_says_what_to_do(site: Site) -> None:
    """Apps with a screen ask on it."""
    done = site.foleni("advise", "now", "--host", site.room)
    assert done.returncode == 3, done.stderr
    assert "foleni device code" in done.stderr and "foleni enrol" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_sheet_tells_all_that_is_needed_there(site: Site) -> None:
    shown = site.device("code", "--role", "display")
    assert f"foleni enrol --host {site.room} --code " in shown
    words = load_words()
    assert words.say("device.type_there", "en") in shown or "kompyuta" in shown


def test_a_strict_host_lets_nobody_in_at_home_but_its_owner(site: Site) -> None:
    door = json.loads(Path(f"{site.store}.door").read_text())
    assert Path(f"{site.store}.door").stat().st_mode & 0o077 == 0
    url = door["address"] + "/health"
    assert requests.get(url, timeout=5).status_code == 401
    owner = {"Foleni-Local": door["key"]}
    assert requests.get(url, headers=owner, timeout=5).status_code == 200


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (3, ("device", "list", "--store", "/nowhere/MSA.sqlite")),
        (2, ("device", "code", "--role", "emperor")),
        (2, ("enrol", "--host", "https://127.0.0.2:1", "--code", "no code")),
        (2, ("enrol", "--host", "http://10.0.0.5", "--code", "K7M4QX-9RTW2B")),
        (3, ("enrol", "--host", "https://127.0.0.2:1", "--code", "K7M4QX-9RTW2B")),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, status: int, arguments: tuple[str, ...]) -> None:
    done = Site(tmp_path, "", tmp_path / "there").foleni(*arguments)
    assert done.returncode == status, done.stderr
    assert done.stderr.strip() and "Traceback" not in done.stderr
