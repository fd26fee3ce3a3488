"""Several processes serve one PostgreSQL; it may be killed, and no line is lost or doubled."""

import logging
import random
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from floor.clock import HostClock
from floor.facade import Entry
from floor.store import ledger
from sync.central import databases
from sync.central.bench.days import MadeCentre, batches
from sync.central.exchange import take_in
from sync.central.folding import first_difference
from sync.central.store import Central
from sync.errors import CentralBusy
from sync.protocol import Batch, Mark, Push
from tests.sync.postgres import Postgres, a_postgres
from tests.sync.site import headquarters, soon

MONDAY = "2026-11-16"


def made(code: str, visits: int = 40) -> list[Entry]:
    """A small day of a centre."""
    return MadeCentre(code=code, random=random.Random(code)).day(MONDAY, visits)


@contextmanager
def serving(folder: Path, workers: int) -> Iterator[str]:
    """The real program with so many workers; its address."""
    command = [sys.executable, "-m", "floor", "central", "serve", "--port", "0"]
    command += ["--data", str(folder), "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
        assert found
        try:
            yield found.group()
        finally:
            process.send_signal(signal.SIGTERM)


def stored(central: Central, code: str) -> tuple[Entry, ...]:
    with central.asking() as connection:
        return ledger.read_page(connection, code, 0, 100_000)


def send(central: Central, code: str, lines: list[Entry], size: int) -> None:
    """Bring lines in as an agent does, again and again until each batch was acknowledged."""

    def acknowledged(batch: Batch) -> bool:
        try:
            told = central.write(code, lambda connection: take_in(connection, batch, 0))
            return isinstance(told, Mark) and told.seq == batch.entries[-1].seq
        except CentralBusy:
            return False

    for batch in batches(code, lines, size):
        soon(partial(acknowledged, batch), within=60)


def test_workers_of_one_database_keep_each_centre_in_order(
    tmp_path: Path, postgres: Postgres
) -> None:
    """Both stores are what two processes have; each is sent everything at the same time."""
    databases.settle(tmp_path, postgres.database())
    codes = ("MSA", "GPO", "NYR")
    lines = {code: made(code) for code in codes}
    workers = [Central(tmp_path, HostClock()) for _ in range(2)]
    jobs = [(worker, code) for code in codes for worker in workers]
    with ThreadPoolExecutor(len(jobs)) as pool:
        list(pool.map(lambda job: send(job[0], job[1], lines[job[1]], 23), jobs))
    assert {code: list(stored(workers[0], code)) for code in codes} == lines
    assert len(workers[1].verify()) == 0  # nobody said hello, so nothing is listed to be checked
    for worker in workers:
        worker.close()


def test_a_database_that_is_killed_loses_and_doubles_nothing(
    tmp_path: Path, expected_warnings: list[logging.LogRecord]
) -> None:
    with a_postgres() as mine:
        databases.settle(tmp_path, mine.database())
        central = Central(tmp_path, HostClock())
        lines = made("MSA", 60)
        sender = threading.Thread(target=send, args=(central, "MSA", lines, 17))
        sender.start()
        for share in (0.3, 0.7):
            soon(partial(has, central, int(share * len(lines))), within=60)
            mine.crash()
        sender.join()
        assert list(stored(central, "MSA")) == lines
        with central.asking() as connection:
            assert first_difference(connection, "MSA") is None
        central.close()
    assert {record.name for record in expected_warnings} <= {"foleni.central"}


def has(central: Central, lines: int) -> bool:
    """Whether so many lines are there, as far as the database tells."""
    try:
        with central.asking() as connection:
            return len(ledger.read_page(connection, "MSA", lines - 1, 1)) == 1
    except CentralBusy:
        return False


@pytest.mark.parametrize("workers", [2])
def test_the_program_serves_with_several_workers(
    tmp_path: Path, postgres: Postgres, workers: int
) -> None:
    databases.settle(tmp_path, postgres.database())
    central = Central(tmp_path, HostClock())
    token, lines = central.add_centre("MSA"), made("MSA")
    with serving(tmp_path, workers) as address:
        there = headquarters(address, token)
        there.open("MSA")
        for batch in batches("MSA", lines, 50):
            assert there.push(Push(batch=batch)).seq == batch.entries[-1].seq
        there.close()
    assert list(stored(central, "MSA")) == lines
    central.close()
