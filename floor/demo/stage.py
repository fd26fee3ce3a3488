"""Sets the stage: central server, host, sync and windows, each the real program in a process."""

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import requests

from floor.connect import connect
from floor.demo.windows import Window
from floor.lan.client import RemoteFloor
from floor.processes import Program

ADMINISTRATOR = "demo"
"""Who may sign in at the headquarters of a demonstration."""
KIOSK, DESK, WALL = (1080, 1920), (1366, 768), (1920, 1080)
"""Pixels of the windows where there is no screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What is to be played, and where it leaves its things."""

    centre: str
    start: str
    """Local time the morning begins, ISO."""
    out: Path
    on_screen: bool


class Stage:
    """All programs of one centre and its headquarters; leaving the block ends them."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self._ending = ExitStack()
        self.data, self.logs = play.out / "data", play.out / "logs"
        self.tickets = play.out / "tickets"
        for folder in (self.data, self.logs, self.tickets):
            folder.mkdir(parents=True)
        # windows of the programs that this one starts; a screen's own platform is left to Qt
        self._environment = dict(os.environ)
        if not play.on_screen:
            self._environment |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._ending.close()

    def run(self, *arguments: str) -> Program:
        """A program of ours in the background."""
        log = self.logs / f"{arguments[0]}.log"
        return self._ending.enter_context(Program(*arguments, log=log))

    def window(self, *arguments: str, size: tuple[int, int]) -> Window:
        """A window of ours, driven by real clicks and keys."""
        host = ("--host", self.host)
        shape = ("--window", f"{size[0]}x{size[1]}")
        opened = Window(*arguments, *host, *shape, environment=self._environment)
        self._ending.callback(opened.quit)
        return opened

    def set_up(self) -> None:
        """Headquarters, the host and the agent between them; ready when this returns."""
        centre = self.play.centre
        head_office = str(self.data / "central")
        added = self.run("central", "add-centre", centre, "--data", head_office)
        token = added.wait_for(r"^(\S{20,})$").group(1)
        self.password = self._let_in("user", ADMINISTRATOR, "--role", "administrator")
        self.pass_key = self._let_in("api-token", ADMINISTRATOR)
        key = self.data / "token"
        key.touch(mode=0o600)
        key.write_text(token)
        served = self.run("central", "serve", "--data", head_office, "--port", "0")
        self.central = served.wait_for(r"(http://[\d.]+:\d+)").group(1)
        store = str(self.data / f"{centre}.sqlite")
        self._host = self.run(
            *("host", "--practice", "--centre", centre, "--store", store, "--port", "0"),
            *("--at", self.play.start, "--rate", "0"),
        )
        self.host = self._host.wait_for(r"at (http://\S+),").group(1)
        floor = connect(self.host, device="demo")
        assert isinstance(floor, RemoteFloor)
        self.floor = floor
        self._ending.callback(self.floor.close)
        options = ("--host", self.host, "--central", self.central, "--token-file", str(key))
        self.shipping = self.run("sync", *options)

    def _let_in(self, kind: str, *who: str) -> str:
        """A password or a token for headquarters, as its command prints it."""
        made = self.run("central", kind, "add", *who, "--data", str(self.data / "central"))
        return made.wait_for(r"^(\S{20,})$").group(1)

    def ask_headquarters(self, path: str, **params: str) -> requests.Response:
        """What headquarters answers to a program that showed its token."""
        proof = {"Authorization": f"Bearer {self.pass_key}"}
        return requests.get(self.central + path, params=params, headers=proof, timeout=10)

    def open_windows(self) -> None:
        """The kiosk, two counters, the board and the managers' wall."""
        printer = f"virtual:{self.tickets}"
        self.kiosk = self.window("kiosk", "--device", "kiosk-1", "--printer", printer, size=KIOSK)
        self.board = self.window("display", "--device", "hall", size=WALL)
        self.wall = self.window("display", "--wall", "--device", "office", size=WALL)
        self.desks = {
            number: self.window(
                *("counter", "--counter", str(number), "--device", f"counter-{number}"),
                *("--language", language),
                size=DESK,
            )
            for number, language in ((1, "en"), (2, "sw"))
        }
