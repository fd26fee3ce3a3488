"""`foleni backup` and `foleni restore` as a technician runs them, beside a host that works."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from floor.connect import connect
from floor.processes import Program
from tests.floor.store.years import day_of, some_days, write
from tests.floors import PracticeFloor

TROUBLED, REFUSED = 3, 2


def foleni(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "floor", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "FOLENI_LANGUAGE": "en"},
    )


def test_a_backup_beside_a_working_host_and_its_restore(tmp_path: Path) -> None:
    store, copy = tmp_path / "MSA.sqlite", tmp_path / "usb.sqlite"
    start = ("host", "--practice", "--at", "2026-11-23T09:00", "--store", str(store))
    with Program(*start, "--port", "0") as host:
        address = host.wait_for(r"at (http://\S+),").group(1)
        floor = connect(address, device="test")
        given = [floor.take_ticket(key=f"{n}", services=("NRB-IDLS",)).ticket for n in range(3)]
        saved = foleni("backup", "--store", str(store), "--to", str(copy), "--json")
        assert saved.returncode == 0, saved.stderr
        told = json.loads(saved.stdout)
        assert (told["lines"], told["head"]) == (floor.health().version, floor.health().head)
        given.append(floor.take_ticket(key="after", services=("NRB-IDLS",)).ticket)
        refusal = foleni("restore", str(copy), "--store", str(store))
        assert refusal.returncode == TROUBLED and "Another host" in refusal.stderr
        floor.close()
    done = foleni("restore", str(copy), "--store", str(store))
    assert done.returncode == 0, done.stderr
    assert "is kept as" in done.stdout
    with Program(*start, "--port", "0") as host:
        floor = connect(host.wait_for(r"at (http://\S+),").group(1), device="test")
        assert floor.health().origin.endswith(".1")
        assert floor.take_ticket(key="new", services=("NRB-IDLS",)).ticket not in given
        assert floor.take_ticket(key="1", services=("NRB-IDLS",)).ticket == given[1]
        floor.close()
    assert foleni("verify", "--store", str(store)).returncode == 0


def test_old_days_are_archived_though_the_command_is_killed_again_and_again(
    tmp_path: Path,
) -> None:
    store, chance = tmp_path / "TST.sqlite", Random(5)
    write(some_days(5, 6, steps=150), store)  # long before today
    asked = ("archive", "--centre", "TST", "--store", str(store), "--before", day_of(5))
    refusal = foleni(*asked)
    assert refusal.returncode == REFUSED and "foleni sync" in refusal.stderr
    for _ in range(3):
        command = [sys.executable, "-m", "floor", *asked, "--unshipped"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as killed:
            with suppress(subprocess.TimeoutExpired):
                killed.wait(chance.uniform(0.3, 2.5))  # the moment of the kill is its matter
            killed.kill()
    last = foleni(*asked, "--unshipped", "--json")
    assert last.returncode == 0, last.stderr
    assert json.loads(last.stdout)["kept_from"] == day_of(5)
    (archive,) = tmp_path.glob("TST.archive-*.sqlite")
    whole = foleni("verify", "--centre", "TST", "--store", str(store), "--whole")
    assert whole.returncode == 0, whole.stderr
    assert [str(archive) in whole.stdout, whole.stdout.count("\n")] == [True, 2]
    asked_of = ("--centre", "TST", "--store", str(store), "--day", day_of(0), "--format", "json")
    report = foleni("report", *asked_of)
    assert report.returncode == 0, report.stderr
    archive.rename(tmp_path / "away.sqlite")
    for gone in (("report", *asked_of), ("verify", *asked_of[:4], "--whole")):
        missing = foleni(*gone)
        assert missing.returncode == TROUBLED and archive.name in missing.stderr


def test_a_backup_without_a_place_is_named_by_its_time(local: PracticeFloor) -> None:
    done = foleni("backup", "--store", str(local.path))
    assert done.returncode == 0, done.stderr
    (copy,) = (local.path.parent / "backups").iterdir()
    assert copy.name.startswith("MSA-20") and str(copy) in done.stdout


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (REFUSED, ("backup", "--store", "{folder}/none.sqlite")),
        (REFUSED, ("backup", "--store", "{store}", "--to", "{store}")),
        (REFUSED, ("backup", "--store", "{store}", "--to", "{folder}/none/x.sqlite")),
        (REFUSED, ("restore", "{folder}/none.sqlite", "--store", "{store}")),
        (REFUSED, ("restore", "{store}", "--skip", "-1", "--store", "{store}")),
        (TROUBLED, ("restore", "{letter}", "--store", "{folder}/new.sqlite")),
        (TROUBLED, ("backup", "--store", "{letter}", "--to", "{folder}/copy.sqlite")),
        (
            TROUBLED,
            ("backup", "--centre", "GPO", "--store", "{store}", "--to", "{folder}/c"),
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    local: PracticeFloor, status: int, arguments: tuple[str, ...]
) -> None:
    folder = local.path.parent
    letter = folder / "letter"
    letter.write_bytes(b"a letter " * 1_000)
    names = {"folder": folder, "store": local.path, "letter": letter}
    before = {path.name for path in folder.iterdir()}
    done = foleni(*(argument.format(**names) for argument in arguments))
    assert done.returncode == status, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
    left = {path.name for path in folder.iterdir()} - before
    assert left <= {"new.sqlite.lock"}
