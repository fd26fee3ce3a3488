"""Host and kiosk are killed while tickets given alone are brought in: each comes in once."""

import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from floor.processes import Program
from floor.rules.audit import audit
from floor.rules.events import TicketTaken
from floor.store import journal
from floor.store.local import LocalFloor
from tests.floors import MONDAY

TICKETS = 400
KILLS = int(os.environ.get("FOLENI_ALONE_KILLS", "2"))


class Killed:
    """A kiosk's process, and the lines it wrote."""

    def __init__(self, address: str, keep: Path, tickets: int) -> None:
        program = [sys.executable, "-m", "tests.floor.alone.kiosk_program"]
        self.process = subprocess.Popen(
            [*program, address, str(keep), str(tickets)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def line(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        told: dict[str, Any] = json.loads(said) if said.endswith("\n") else {}
        return told

    def end(self, *, kill: bool = True) -> None:
        if kill and self.process.poll() is None:
            self.process.kill()
        self.process.wait(30)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()


@dataclass
class Desk:
    """Host and kiosk of one centre; whatever happens, both end with the test."""

    store: Path
    keep: Path
    port: int
    ending: ExitStack

    def host(self, hhmm: str) -> Program:
        start = ("--practice", "--at", f"{MONDAY}T{hhmm}", "--store", str(self.store))
        host = self.ending.enter_context(Program("host", *start, "--port", str(self.port)))
        host.wait_for(r"at (http://\S+),", seconds=60)
        return host

    def kiosk(self, tickets: int = 0) -> Killed:
        kiosk = Killed(f"http://127.0.0.1:{self.port}", self.keep, tickets)
        self.ending.callback(kiosk.end)
        return kiosk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with ExitStack() as ending:
        yield Desk(tmp_path / "MSA.sqlite", tmp_path / "kiosk", port, ending)


def test_whatever_is_killed_while_tickets_come_in_each_comes_in_once(desk: Desk) -> None:
    dice = Random(1)
    host, kiosk = desk.host("09:00"), desk.kiosk(TICKETS)
    assert kiosk.line() == {"ready": True}
    host.process.kill()
    host.end()
    kiosk.go_on()
    held = {line["visit"]: line["ticket"] for line in (kiosk.line() for _ in range(TICKETS))}
    kiosk.end()
    assert len(set(held.values())) == TICKETS
    for kill in range(KILLS):
        host, kiosk = desk.host(f"09:{kill % 5 + 1}0"), desk.kiosk()
        kiosk.line()
        time.sleep(dice.uniform(0.0, 0.5))  # somewhere while the lines come in
        if kill % 2:
            host.process.kill()
        kiosk.end()
        host.process.kill()
        host.end()
    host, kiosk = desk.host("10:00"), desk.kiosk()
    while "brought" not in (line := kiosk.line()):
        assert line
    kiosk.end(kill=False)
    host.end()
    judge(desk.store, held)


def judge(store: Path, held: dict[str, str]) -> None:
    """Each ticket in a hand is in the journal, once."""
    floor = LocalFloor(store, centre="MSA", practice=True)
    floor.verify()
    lines = floor.journal(after=0, limit=100_000).entries
    floor.close()
    events = [event for line in lines if (event := journal.read(line)) is not None]
    taken = Counter(e.change.visit for e in events if isinstance(e.change, TicketTaken))
    assert taken == dict.fromkeys(held, 1)
    assert audit("MSA", events).numbered_twice == []
