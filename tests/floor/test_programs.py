"""The real programs from the command line: every bad start is one sentence and an exit code."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import assets
from floor.connect import connect
from floor.processes import Program
from tests.floors import PracticeFloor

TROUBLED, REFUSED = 3, 2


def foleni(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "floor", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )


def refused(status: int, *arguments: str, **environment: str) -> str:
    """The one sentence (or two) with which a command ends."""
    done = foleni(*arguments, **environment)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_host_whose_store_another_host_holds(local: PracticeFloor) -> None:
    said = refused(TROUBLED, "host", "--store", str(local.path), "--port", "0")
    assert str(local.path) in said


def test_a_host_on_an_address_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = refused(TROUBLED, "host", "--store", str(tmp_path / "x.sqlite"), "--port", port)
    assert f"127.0.0.1:{port}" in said


def test_a_host_with_a_damaged_catalogue_names_file_and_place(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue"
    shutil.copytree(assets.ROOT / "catalogue", catalogue)
    agency = catalogue / "agencies" / "NRB.toml"
    agency.write_text(agency.read_text().replace("minutes =", "minuts =", 1))
    said = refused(
        REFUSED, "host", "--catalogue", str(catalogue), "--store", str(tmp_path / "x.sqlite")
    )
    assert "NRB.toml" in said and "minuts" in said


def test_a_host_for_a_centre_that_is_none(tmp_path: Path) -> None:
    said = refused(REFUSED, "host", "--centre", "XXX", "--store", str(tmp_path / "x.sqlite"))
    assert "XXX" in said


@pytest.mark.parametrize(
    "options",
    [("--at", "tomorrow", "--practice"), ("--at", "2026-11-23T08:00"), ("--listen", "999.1.1.1")],
)
def test_a_host_with_a_wrong_setting(tmp_path: Path, options: tuple[str, ...]) -> None:
    refused(REFUSED, "host", "--store", str(tmp_path / "x.sqlite"), "--port", "0", *options)


def test_a_store_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(b"a letter" * 1000)
    assert str(path) in refused(TROUBLED, "host", "--store", str(path), "--port", "0")
    assert str(path) in refused(TROUBLED, "verify", "--store", str(path))


def test_verifying_a_store_that_is_not_there(tmp_path: Path) -> None:
    refused(REFUSED, "verify", "--store", str(tmp_path / "none.sqlite"))


@pytest.mark.parametrize("app", ["kiosk", "counter", "display", "sync"])
def test_an_app_without_its_host_says_so(app: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    token = tmp_path / "token"
    token.write_text("x" * 30)
    options = {
        "sync": ("--central", address, "--token-file", str(token)),
        "kiosk": ("--window", "1080x1920"),  # started by hand: else it asks on its screen
        "display": ("--window", "1280x720"),
    }.get(app, ())
    more = ("--patience", "0.5", *options)
    assert address in refused(TROUBLED, app, "--host", address, *more)


def test_sentences_come_in_the_technicians_language(tmp_path: Path) -> None:
    done = foleni("verify", "--store", str(tmp_path / "none"), FOLENI_LANGUAGE="sw")
    english = foleni("verify", "--store", str(tmp_path / "none"), FOLENI_LANGUAGE="en")
    assert done.stderr != english.stderr


def test_a_host_killed_at_any_moment_comes_back_with_all_it_answered(tmp_path: Path) -> None:
    """SIGKILL in the middle of work; whatever was answered stands, and its key still answers."""
    store = tmp_path / "MSA.sqlite"
    start = ("host", "--practice", "--at", "2026-11-23T09:00", "--store", str(store))
    answered: dict[str, str] = {}
    for life in range(4):
        with Program(*start, "--port", "0") as host:
            address = host.wait_for(r"at (http://\S+),").group(1)
            floor = connect(address, device="test")
            for key, ticket in answered.items():
                assert floor.take_ticket(key=key, services=("NRB-IDLS",)).ticket == ticket
            for number in range(20):
                key = f"{life}-{number}"
                answered[key] = floor.take_ticket(key=key, services=("NRB-IDLS",)).ticket
            floor.close()
            host.process.send_signal(signal.SIGKILL)
            host.process.wait()
    assert sorted(answered.values()) == [f"A{number:03d}" for number in range(1, 81)]
    done = foleni("verify", "--store", str(store), "--json")
    assert done.returncode == 0, done.stderr
