"""Makes a room of network namespaces, runs programs in them, and breaks their links."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
PORT, SLOW_PORT = 7411, 7412
HOST = "10.77.0.1"


def why_not() -> str:
    """Why namespaces cannot be made here; empty when they can."""
    if shutil.which("ip") is None:
        return "there is no ip command"
    if os.geteuid() != 0:
        return "only root may make network namespaces"
    name = f"foleni-trial-{os.getpid()}"
    trial = subprocess.run(["ip", "netns", "add", name], capture_output=True, text=True)
    subprocess.run(["ip", "netns", "del", name], capture_output=True)
    return trial.stderr.strip()


def ip(*arguments: str, inside: str = "") -> None:
    """Run `ip`, inside a namespace if one is named."""
    within = ["-n", inside] if inside else []
    subprocess.run(["ip", *within, *arguments], check=True, capture_output=True, text=True)


def until(holds: Callable[[], bool], *, seconds: float, what: str) -> float:
    """Wait until something holds; the monotonic time at which it did."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.02)
    return time.monotonic()


class Running:
    """A program in a namespace, and what it wrote."""

    def __init__(self, inside: str, name: str, *arguments: str, folder: Path) -> None:
        self.name, self.inside = name, inside
        environment = dict(os.environ) | {"FOLENI_DATA": str(folder / "data")}
        self.said: list[dict[str, Any]] = []
        self._log = (folder / f"{name}.log").open("a")
        self.process = subprocess.Popen(
            ["ip", "netns", "exec", inside, sys.executable, "-m", *arguments],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=environment,
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._log.write(line)
            with suppress(json.JSONDecodeError):  # a line that a kill cut short
                self.said.append(json.loads(line) if line.startswith("{") else {"line": line})

    def told(self, name: str) -> list[dict[str, Any]]:
        """Its lines that tell something of a name."""
        return [line for line in list(self.said) if name in line]

    def ask_to_end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("end\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join(2)
        for stream in (self.process.stdin, self.process.stdout, self._log):
            if stream is not None:
                stream.close()


class Room:
    """A switch, and a namespace for each computer with a cable to it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.tag = folder, f"f{os.getpid() % 100_000}"
        self.switch = f"{self.tag}-switch"
        self._spaces: list[str] = []
        self._running: list[Running] = []
        self._add_space(self.switch)
        ip("link", "add", "hub", "type", "bridge", inside=self.switch)
        ip("link", "set", "hub", "up", inside=self.switch)
        self.places: dict[str, str] = {}

    def _add_space(self, name: str) -> None:
        ip("netns", "add", name)
        self._spaces.append(name)
        ip("link", "set", "lo", "up", inside=name)

    def computer(self, name: str) -> str:
        """A namespace with an address of its own on the switch."""
        space, cable = f"{self.tag}-{name}", f"c{len(self.places)}"
        self._add_space(space)
        address = f"10.77.0.{len(self.places) + 1}"
        ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", space,
           inside=self.switch)  # fmt: skip
        ip("link", "set", cable, "master", "hub", "up", inside=self.switch)
        ip("addr", "add", f"{address}/24", "dev", "eth0", inside=space)
        ip("link", "set", "eth0", "up", inside=space)
        self.places[name] = cable
        return space

    def run(self, inside: str, name: str, *arguments: str) -> Running:
        program = Running(inside, name, *arguments, folder=self.folder)
        self._running.append(program)
        return program

    # -- faults ---------------------------------------------------------------------------------

    def pull(self, name: str) -> None:
        """The cable is out: the computer sees it."""
        ip("link", "set", self.places[name], "down", inside=self.switch)

    def plug(self, name: str) -> None:
        ip("link", "set", self.places[name], "up", inside=self.switch)

    def swallow(self, name: str) -> None:
        """Everything from the host to it is lost, and nobody is told."""
        address = f"10.77.0.{list(self.places).index(name) + 1}/32"
        ip("route", "add", "blackhole", address, inside=f"{self.tag}-host")

    def let_through(self, name: str) -> None:
        address = f"10.77.0.{list(self.places).index(name) + 1}/32"
        ip("route", "del", "blackhole", address, inside=f"{self.tag}-host")

    def close(self) -> None:
        for program in self._running:
            program.kill()
        for space in self._spaces:
            subprocess.run(["ip", "netns", "del", space], capture_output=True)
