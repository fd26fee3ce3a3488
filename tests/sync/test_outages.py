"""The server is killed in the middle of everything; nothing acknowledged is lost."""

import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from floor.clock import HostClock
from floor.processes import Program
from floor.rules.verbs import EnrolAgent
from sync.agent import Agent, Status
from sync.central.store import Central
from tests.floors import PracticeFloor
from tests.sync.site import a_morning, demand_equal, head_at, head_of, headquarters, soon

LINES = 6_000
KILLS = 2


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def a_long_journal(floor: PracticeFloor) -> None:
    wishes = [
        floor.submit(EnrolAgent(agent=str(number)), key=f"many-{number}", device="test")
        for number in range(1_000, 1_000 + LINES)
    ]
    for wish in wishes:
        wish.result()


class Over(Exception):
    """The test has seen enough."""


class Follower:
    """An agent that follows in a thread, with pauses short enough for a test."""

    def __init__(
        self, floor: PracticeFloor, address: str, token: str, *, longest: float = 0.1
    ) -> None:
        self._longest = longest
        self.said: list[Status] = []
        self._headquarters = headquarters(address, token)
        self._agent = Agent(floor, self._headquarters, self.said.append, self._sleep)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    @property
    def acknowledged(self) -> int:
        return max((status.seq for status in self.said), default=0)

    def _sleep(self, seconds: float) -> None:
        if self._over.wait(min(seconds, self._longest)):
            raise Over

    def _run(self) -> None:
        with pytest.raises(Over):
            self._agent.run()

    def end(self) -> None:
        self._over.set()
        self._thread.join()
        self._headquarters.close()


def a_server(folder: Path, port: int) -> Program:
    program = Program("central", "serve", "--data", str(folder), "--port", str(port))
    program.wait_for(r"http://127\.0\.0\.1:\d+")
    return program


def kill(program: Program) -> None:
    program.process.send_signal(signal.SIGKILL)
    program.process.wait()
    program.end()


def test_killing_the_server_in_the_middle_of_batches_loses_and_doubles_nothing(
    floor: PracticeFloor, tmp_path: Path
) -> None:
    folder, port = tmp_path / "central", free_port()
    central = Central(folder, HostClock())
    token = central.add_centre("MSA")
    a_long_journal(floor)
    agent = Follower(floor, f"http://127.0.0.1:{port}", token)
    try:
        soon(lambda: any(status.state == "cut_off" for status in agent.said))
        for number in range(KILLS):
            server = a_server(folder, port)
            before = agent.acknowledged
            soon(lambda before=before: agent.acknowledged > before)  # type: ignore[misc]
            time.sleep(0.01 * number)  # into the next batch, at another place each time
            kill(server)
            assert agent.acknowledged <= head_at(central, floor).seq < head_of(floor).seq
        server = a_server(folder, port)
        soon(lambda: head_at(central, floor) == head_of(floor), within=30)
        a_morning(floor, visits=2)
        soon(lambda: head_at(central, floor) == head_of(floor))
        server.end()
        soon(lambda: agent.said[-1].state == "cut_off")
        assert agent.said[-1].since is not None
    finally:
        agent.end()
    demand_equal(central, floor)
    assert central.verify()[0].seq == head_of(floor).seq
    central.close()
