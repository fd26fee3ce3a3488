"""`foleni sync` and `foleni central` from the command line."""

import json
import logging
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from floor.lan.host import host_app
from floor.store.local import LocalFloor
from sync.errors import Quarantined
from sync.headquarters import reached
from tests.floors import PracticeFloor
from tests.sync.site import Site, a_morning, demand_equal, head_of


def foleni(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "floor", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )


class Host:
    """A floor over HTTP, in a thread."""

    def __init__(self, floor: LocalFloor) -> None:
        door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{door.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(host_app(floor), log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [door]})
        self._thread.start()

    def end(self) -> None:
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture
def host(floor: PracticeFloor) -> Iterator[Host]:
    running = Host(floor)
    yield running
    running.end()


@pytest.fixture
def token_file(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "msa.token"
    path.write_text(site.token() + "\n")
    return path


def sync_once(
    host: Host, site: Site, token_file: Path, *more: str
) -> subprocess.CompletedProcess[str]:
    return foleni(
        *("sync", "--host", host.address, "--central", site.address),
        *("--token-file", str(token_file), "--once", "--patience", "1", *more),
    )


def test_sync_once_ships_everything_and_says_so(
    site: Site, floor: PracticeFloor, host: Host, token_file: Path
) -> None:
    a_morning(floor)
    done = sync_once(host, site, token_file)
    head = head_of(floor)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"up to line {head.seq} ({head.hash[:6]})" in done.stdout
    demand_equal(site.central, floor)
    told = [json.loads(x) for x in sync_once(host, site, token_file, "--json").stdout.splitlines()]
    assert told[-1] == {
        "state": "level",
        "seq": head.seq,
        "head": head.hash,
        "total": head.seq,
        "since": None,
        "why": None,
    }


def test_sync_once_without_headquarters_says_since_when_and_ends_with_3(
    site: Site, host: Host, token_file: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"http://127.0.0.1:{gone.getsockname()[1]}"
    site.address = address
    done = sync_once(host, site, token_file)
    assert done.returncode == 3
    assert re.search(rf"Cut off since \d\d:\d\d:\d\d: Headquarters at {address}", done.stdout)
    assert "does not answer" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_sync_with_a_wrong_token_ends_with_2(site: Site, host: Host, token_file: Path) -> None:
    token_file.write_text("guess")
    done = sync_once(host, site, token_file)
    assert (done.returncode, done.stdout) == (2, "")
    assert "does not know this centre's token" in done.stderr
    token_file.write_text(site.token("LMU"))
    assert sync_once(host, site, token_file).returncode == 2


def test_sync_refuses_what_it_cannot_use(site: Site, host: Host, token_file: Path) -> None:
    far = ("sync", "--host", host.address, "--token-file", str(token_file), "--central")
    done = foleni(*far, "http://hq.example")
    assert done.returncode == 2
    assert "would show the token" in done.stderr
    assert foleni(*far, "hq.example").returncode == 2
    token_file.write_text("")
    assert "holds no token" in foleni(*far, site.address).stderr
    token_file.unlink()
    assert "cannot be read" in foleni(*far, site.address).stderr


def test_sync_under_a_key_that_two_computers_have_ends_with_4_and_one_sentence(
    site: Site,
    host: Host,
    token_file: Path,
    expected_warnings: list[logging.LogRecord],
) -> None:
    assert sync_once(host, site, token_file).returncode == 0
    one, two = (reached(site.address, "", token_file) for _ in range(2))
    for agent in (one, two, one):
        agent.open("MSA")
    with pytest.raises(Quarantined):
        two.open("MSA")
    done = sync_once(host, site, token_file)
    assert done.returncode == 4
    assert done.stderr.startswith("foleni: Two computers speak for MSA")
    assert len(done.stderr.splitlines()) == 1
    for agent in (one, two):
        agent.close()
    token_file.write_text(site.token())
    token_file.with_suffix(".key").unlink()
    assert sync_once(host, site, token_file).returncode == 0


def test_central_lets_a_centre_in_lists_it_and_verifies_what_it_sent(
    tmp_path: Path, floor: PracticeFloor
) -> None:
    data = ("--data", str(tmp_path / "hq"))
    made = foleni("central", "add-centre", "MSA", *data)
    assert made.returncode == 0
    assert re.fullmatch(r"[\w-]{43}\n", made.stdout)
    assert "shown only now" in made.stderr
    listed = foleni("central", "centres", "--json", *data)
    assert [line["code"] for line in json.loads(listed.stdout)] == ["MSA"]
    assert "Hakijawahi kuripoti" in foleni("central", "centres", *data, FOLENI_LANGUAGE="sw").stdout
    assert foleni("central", "verify", *data).stdout == "No lines have arrived yet\n"


def test_central_refuses_unknown_centres_missing_stores_and_taken_addresses(
    tmp_path: Path,
) -> None:
    data = ("--data", str(tmp_path / "hq"))
    done = foleni("central", "add-centre", "XXX", *data)
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no centre XXX" in done.stderr
    assert foleni("central", "verify", *data).returncode == 2
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = foleni("central", "serve", "--port", port, *data)
    assert done.returncode == 3
    assert f"127.0.0.1:{port}" in done.stderr


def test_central_verify_finds_a_changed_line_and_a_changed_table(
    site: Site, floor: PracticeFloor, host: Host, token_file: Path
) -> None:
    a_morning(floor, visits=3)
    assert sync_once(host, site, token_file).returncode == 0
    data = ("--data", str(site.central.path.parent))
    whole = foleni("central", "verify", *data)
    assert (
        whole.stdout == f"MSA: {head_of(floor).seq} lines, head {head_of(floor).hash[:6]}: whole\n"
    )
    for spoil, mend, found in (
        ("UPDATE visits SET lane = 'priority'", "UPDATE visits SET lane = 'walk_in'", "visits"),
        ("UPDATE journal SET at = at + 1 WHERE seq = 7", "SELECT 1", "line 7"),
    ):
        with site.central.engine.begin() as connection:
            connection.exec_driver_sql(spoil)
        done = foleni("central", "verify", *data)
        assert done.returncode == 3
        assert found in done.stderr
        with site.central.engine.begin() as connection:
            connection.exec_driver_sql(mend)
