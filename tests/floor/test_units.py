"""The service files: hardened, started again, watched over, and naming commands that exist."""

import shutil
import socket
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from floor import __main__ as program
from floor import supervised
from floor.processes import Program
from floor.units import MACHINES, UNITS, units

SERVICES = sorted(UNITS.glob("*.service"))


def service(path: Path) -> ConfigParser:
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path)
    return parser


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_comes_back_by_itself_and_can_write_only_its_own(path: Path) -> None:
    given = service(path)["Service"]
    assert given["Restart"] == "always"
    assert given["ProtectSystem"] == "strict"
    assert given["NoNewPrivileges"] == "yes"
    assert given["CapabilityBoundingSet"] == ""
    assert given["User"].startswith("foleni")
    assert given["Type"] != "notify" or int(given["WatchdogSec"]) >= 10


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_starts_a_command_that_there_is(path: Path) -> None:
    started = service(path)["Service"]["ExecStart"].split("@FOLENI@")[1].split()
    assert program.foleni.get_command(None, started[0]) is not None  # type: ignore[arg-type]
    assert started[1:] == ["$FOLENI_ARGS"]


def test_a_kiosk_s_screen_has_no_other_console_and_no_magic_keys() -> None:
    given = service(UNITS / "foleni-kiosk.service")["Service"]
    assert given["ExecStart"].startswith("/usr/bin/cage -d -- ")  # -s would let one switch
    assert given["StandardInput"] == "tty-fail"
    assert "kernel.sysrq = 0" in (UNITS / "60-foleni-kiosk.conf").read_text()


@pytest.mark.parametrize("machine", MACHINES)
def test_the_files_are_written_with_the_programs_own_path(machine: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(units, [machine, "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    for name in MACHINES[machine]:
        assert str(tmp_path / name) in done.output.replace("\n", "")
        assert "@FOLENI@" not in (tmp_path / name).read_text()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.parametrize("machine", MACHINES)
def test_systemd_understands_every_line(machine: str, tmp_path: Path) -> None:
    CliRunner().invoke(units, [machine, "--out", str(tmp_path)])
    for name in MACHINES[machine]:
        if not name.endswith(".service"):
            continue
        said = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)],
            capture_output=True,
            text=True,
        ).stderr
        mine = [line for line in said.splitlines() if name in line]
        strange = [line for line in mine if "not executable" not in line]
        assert not strange, strange


def test_a_supervisor_hears_that_a_program_is_ready_and_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
        wire.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "30000000")
        told = supervised.supervisor()
        assert told is not None and supervised.beat_seconds() == 10
        told.ready()
        told.alive()
        assert (wire.recv(99), wire.recv(99)) == (b"READY=1", b"WATCHDOG=1")
    told.alive()  # nobody listens any more, and that is no fault


def test_a_program_started_by_hand_tells_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    assert supervised.supervisor() is None
    assert supervised.beat_seconds() is None


def test_a_host_tells_its_supervisor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
        wire.bind(str(tmp_path / "notify"))
        wire.settimeout(30)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "300000")
        start = ("--practice", "--port", "0", "--store", str(tmp_path / "host.sqlite"))
        with Program("host", *start) as host:
            host.wait_for(r"at (http://\S+),")
            assert [wire.recv(99) for _ in range(3)] == [b"READY=1", *(b"WATCHDOG=1",) * 2]
