"""`foleni sync status`, `recover` and `trust`: what a technician is told of a centre's link."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from floor.clock import HostClock
from floor.errors import BadSetting
from floor.processes import Program
from floor.store.backup import back_up, restore
from sync import proof
from sync.agent import Agent, Status
from sync.central.store import Central
from sync.command import sync
from sync.errors import CentralUnreachable, StrangeHeadquarters, VersionRefused
from sync.headquarters import Headquarters, reached
from sync.noting import Notebook
from sync.pin import Pin
from sync.standing import Standing, gather
from sync.telling import as_lines, as_value
from tests.floors import MONDAY, PracticeFloor, a_floor
from tests.sync.site import Site, a_morning, head_of, soon
from tests.sync.test_commands import Host, foleni, host, token_file
from tests.sync.test_outages import free_port
from tests.sync.test_recovering import demand_same_visits
from tests.sync.test_restores import restored

__all__ = ["host", "token_file"]


@pytest.fixture
def there(site: Site, token_file: Path) -> Iterator[Headquarters]:
    agent = reached(site.address, token_file.read_text().strip(), token_file)
    yield agent
    agent.close()


def shipped(floor: PracticeFloor, there: Headquarters, notes: Notebook) -> list[Status]:
    said: list[Status] = []
    Agent(floor, there, said.append, notes=notes).run(once=True, patience=5)
    return said


@contextmanager
def a_host(floor: PracticeFloor) -> Iterator[Host]:
    running = Host(floor)
    try:
        yield running
    finally:
        running.end()


def look(address: str, there: Headquarters, token_file: Path) -> Standing:
    return gather(host=address, device="sync", headquarters=there, token_file=token_file)


def test_beside_a_running_agent_all_is_told_and_all_is_well(
    site: Site, floor: PracticeFloor, host: Host, there: Headquarters, token_file: Path
) -> None:
    notes = Notebook(token_file)
    notes.begin(site.address)
    shipped(floor, there, notes)
    found = look(host.address, there, token_file)
    assert found.troubles == ()
    assert (found.centre, found.answers, found.runs, found.session) == ("MSA", True, True, 1)
    assert (found.head, found.received, found.kept) == (head_of(floor).seq, head_of(floor).seq, 0)
    assert found.clock_ms is not None and abs(found.clock_ms) < 2_000
    a_morning(floor, visits=2)
    found = look(host.address, there, token_file)
    assert found.waiting is not None
    assert found.waiting.lines == head_of(floor).seq - (found.received or 0) > 0
    told = "\n".join(as_lines(found))
    assert f"{found.waiting.lines} lines wait" in told
    assert "both end at one place" in told or "headquarters lacks our last lines" in told
    assert as_value(found)["troubles"] == ("behind",)
    notes.end()
    assert look(host.address, there, token_file).troubles == ("no_agent", "behind")


def test_without_host_and_without_headquarters_the_note_tells_what_was(
    site: Site, floor: PracticeFloor, host: Host, there: Headquarters, token_file: Path
) -> None:
    notes = Notebook(token_file)
    shipped(floor, there, notes)
    with socket.create_server(("127.0.0.1", 0)) as gone:
        nowhere = f"http://127.0.0.1:{gone.getsockname()[1]}"
    there.address = nowhere
    with pytest.raises(CentralUnreachable):
        Agent(floor, there, lambda _: None, notes=notes).run(once=True, patience=0)
    found = look(nowhere, there, token_file)
    assert {"cut_off", "no_host"} <= set(found.troubles)
    told = "\n".join(as_lines(found))
    assert f"received up to {head_of(floor).seq}, in headquarters' backup up to 0" in told
    assert "Nothing has gone through since" in told
    assert "does not answer" in told
    notes.end(VersionRefused(theirs=1, oldest=2, newest=3))
    assert "ended" in look(host.address, there, token_file).troubles


def test_a_note_that_cannot_be_read_or_written_is_only_not_told(tmp_path: Path) -> None:
    token = tmp_path / "msa.token"
    (tmp_path / "msa.sync").write_bytes(b'{"state": 7}')
    notes = Notebook(token)
    assert notes.noted.state == ""
    (tmp_path / "msa.sync").unlink()
    (tmp_path / "msa.sync").mkdir()
    notes.stands("level", since=None, fault=None, rests=0)
    assert not Notebook(token).runs()


def test_headquarters_with_another_key_is_sent_nothing_until_a_person_accepts_it(
    site: Site, floor: PracticeFloor, there: Headquarters, token_file: Path
) -> None:
    shipped(floor, there, Notebook(None))
    pin = Pin(token_file)
    real = pin.read()
    other = proof.public_of(Ed25519PrivateKey.generate())
    pin.accept(other)
    a_morning(floor, visits=1)
    with pytest.raises(StrangeHeadquarters) as refused:
        Agent(floor, there, lambda _: None).run(once=True, patience=0)
    assert refused.value.values["shown"] == real[:8]
    with pytest.raises(StrangeHeadquarters):
        there.held("MSA")
    data = ("--data", str(site.central.path.parent))
    (token_file.parent / "heads.pub").write_text(foleni("central", "keys", "heads", *data).stdout)
    accept = ("sync", "trust", "--token-file", str(token_file))
    done = foleni(*accept, str(token_file.parent / "heads.pub"))
    assert (done.returncode, done.stdout[:34]) == (0, f"Headquarters' key is now {real[:8]}…")
    assert shipped(floor, there, Notebook(None))[-1].state == "level"
    with pytest.raises(BadSetting, match="holds no key"):
        sync.main([*accept[1:], str(token_file)], standalone_mode=False)
    pin.path.write_text("nonsense")
    with pytest.raises(BadSetting, match="holds no key"):
        there.held("MSA")


STATUS = ("sync", "status", "--token-file")


def test_what_is_missing_is_told_in_one_sentence(
    site: Site, host: Host, token_file: Path, tmp_path: Path
) -> None:
    there = ("--central", site.address)
    for given, said in (
        (("status",), "give --central or set FOLENI_CENTRAL"),
        (("status", *there), "give --token-file"),
        (("status", "--token-file", str(tmp_path / "no"), *there), "is not enrolled"),
        (there, "give --token-file"),
    ):
        with pytest.raises(BadSetting, match=said):
            sync.main(list(given), standalone_mode=False)
    done = foleni(*STATUS, str(token_file), "--central", site.address, "--host", host.address)
    assert (done.returncode, done.stderr) == (3, "")
    assert "not the key that MSA registered" in done.stdout  # it has yet to ship for the first time


def test_what_a_restore_lost_comes_back_by_command_beside_the_running_host(
    site: Site, floor: PracticeFloor, there: Headquarters, token_file: Path, tmp_path: Path
) -> None:
    backup, notes = tmp_path / "saved.sqlite", Notebook(token_file)
    a_morning(floor, visits=3)
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=3)
    shipped(floor, there, notes)
    again = restored(floor, backup)
    shipped(again, there, notes)
    with closing(again), a_host(again) as running:
        _comes_back(site, again, running, there, notes, token_file)


def _comes_back(
    site: Site,
    again: PracticeFloor,
    running: Host,
    there: Headquarters,
    notes: Notebook,
    token_file: Path,
) -> None:
    assert (lost := look(running.address, there, token_file).lost) > 0
    assert f"{lost} lines that a restore" in "\n".join(
        as_lines(look(running.address, there, token_file))
    )
    place = ("--central", site.address, "--token-file", str(token_file))
    head, command = head_of(again), ("sync", "--host", running.address, "recover", *place)
    would = foleni(*command, "--dry-run")
    assert (would.returncode, head_of(again)) == (0, head), would.stderr
    assert f"keeps {lost} lines that were lost here, of 5 visits. Nothing was" in would.stdout
    done = json.loads(foleni(*command, "--json").stdout)
    assert {visit["how"] for visit in done["visits"]} == {"back", "waits"}
    shipped(again, there, notes)  # as an agent that ran all the while
    demand_same_visits(site, again)
    assert "a restore lost" not in "\n".join(as_lines(look(running.address, there, token_file)))


@pytest.mark.soak
def test_real_programs_lose_an_hour_to_an_old_backup_and_bring_it_back(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    folder.mkdir()
    backup, token, data = tmp_path / "saved.sqlite", tmp_path / "msa.token", tmp_path / "hq"
    floor = a_floor(folder)
    a_morning(floor, visits=40)
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=60)
    before = floor.figures(day=MONDAY)
    floor.close()
    token.write_text(foleni("central", "add-centre", "MSA", "--data", str(data)).stdout)
    central = Program("central", "serve", "--port", "0", "--data", str(data))
    there = central.wait_for(r"http://127\.0\.0\.1:\d+").group()
    link = ("--central", there, "--token-file", str(token))
    try:
        with a_real_host(floor.path) as host:
            assert foleni("sync", "--once", "--host", host, *link).returncode == 0
        restore(backup, floor.path, centre="MSA", clock=floor.clock)
        with a_real_host(floor.path) as host:
            shipping = Program("sync", "--host", host, *link)
            shipping.wait_for("Headquarters has everything")
            recover = ("sync", "recover", "--host", host, *link)
            assert "Nothing was changed" in foleni(*recover, "--dry-run").stdout
            done = json.loads(foleni(*recover, "--json").stdout)
            assert {visit["how"] for visit in done["visits"]} <= {"back", "waits", "own"}
            assert "earlier recovery" in foleni(*recover).stdout
            soon(lambda: "Nothing waits" in foleni("sync", "status", "--host", host, *link).stdout)
            shipping.end()
        assert foleni("central", "verify", "--data", str(data)).returncode == 0
    finally:
        central.end()
    again = PracticeFloor(floor.path, centre="MSA", clock=floor.clock)
    store = Central(data, HostClock())
    demand_same_visits(Site(store, there), again)
    assert again.figures(day=MONDAY).visits == before.visits == 100
    again.verify()
    store.close()
    again.close()


@contextmanager
def a_real_host(store: Path) -> Iterator[str]:
    """`foleni host` on a store of practice, at midday; its address."""
    clock = ("--practice", "--at", "2026-11-23T11:30", "--rate", "0")
    host = Program("host", "--store", str(store), "--port", str(free_port()), "--no-announce",
                   "--no-waits", *clock)  # fmt: skip
    try:
        yield host.wait_for(r"http://127\.0\.0\.1:\d+").group()
    finally:
        host.end()
