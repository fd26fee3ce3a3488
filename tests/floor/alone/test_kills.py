"""Host and kiosk are killed while tickets given alone are brought in: each comes in once."""

import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from floor.processes import Program
from floor.rules.audit import audit
from floor.rules.events import TicketTaken
from floor.store import journal
from floor.store.local import LocalFloor
from tests.floors import MONDAY

TICKETS = 400
KILLS = int(os.environ.get("FOLENI_ALONE_KILLS", "4"))


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

    def line(self) -> dict[str, str]:
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        return json.loads(said) if said.endswith("\n") else {}

    def end(self, *, kill: bool) -> None:
        if kill:
            self.process.kill()
        self.process.wait(30)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()


def a_host(store: Path, port: int, hhmm: str) -> Program:
    start = ("--practice", "--at", f"{MONDAY}T{hhmm}", "--store", str(store), "--port", str(port))
    host = Program("host", *start)
    host.wait_for(r"at (http://\S+),")
    return host


@pytest.mark.parametrize("seed", [1])
def test_whatever_is_killed_while_tickets_come_in_each_comes_in_once(
    tmp_path: Path, seed: int
) -> None:
    dice, keep, store = Random(seed), tmp_path / "kiosk", tmp_path / "MSA.sqlite"
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    host = a_host(store, port, "09:00")
    kiosk = Killed(address, keep, TICKETS)
    assert kiosk.line() == {"ready": True}
    host.process.kill()
    host.end()
    kiosk.go_on()
    held = {line["visit"]: line["ticket"] for line in (kiosk.line() for _ in range(TICKETS))}
    kiosk.end(kill=True)
    assert len(set(held.values())) == TICKETS
    for kill in range(KILLS):
        host, kiosk = a_host(store, port, f"09:{kill + 1}0"), Killed(address, keep, 0)
        kiosk.line()
        time.sleep(dice.uniform(0.0, 0.5))
        if kill % 2:
            host.process.kill()
        kiosk.end(kill=True)
        host.process.kill()
        host.end()
    host, kiosk = a_host(store, port, "10:00"), Killed(address, keep, 0)
    while "brought" not in (line := kiosk.line()):
        assert line
    kiosk.end(kill=False)
    host.end()
    floor = LocalFloor(store, centre="MSA", practice=True)
    floor.verify()
    lines = floor.journal(after=0, limit=100_000).entries
    floor.close()
    events = [event for line in lines if (event := journal.read(line)) is not None]
    taken = Counter(e.change.visit for e in events if isinstance(e.change, TicketTaken))
    assert taken == dict.fromkeys(held, 1)
    assert audit("MSA", events).numbered_twice == []
