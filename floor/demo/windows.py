"""The citizen at the kiosk's window and the agent at the counter's: real clicks, real keys."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from floor.facade import Floor
from floor.piloted import PilotedApp, PilotFailed
from floor.rules.events import Lane
from floor.rules.offer import Language
from floor.rules.snapshots import CounterDesk, Ticket
from floor.simulate import Citizen, FloorDoor

Window = PilotedApp
PATIENCE = 15.0
"""Seconds within which the floor must show what a window was told."""
PIN = "246810"
PAGES = 12
"""Pages of a list that are turned at most to find a service."""


class NotSeen(Exception):
    """The floor did not show what a window was told to do; says what."""


@dataclass
class Album:
    """The pictures taken, one for each screen and language."""

    folder: Path
    taken: list[str] = field(default_factory=list)

    def shoot(self, window: Window, name: str, language: Language | None = None) -> None:
        """Take a picture of a window, once for each name and language."""
        file = f"{name}_{language}.png" if language else f"{name}.png"
        if file not in self.taken:
            self.folder.mkdir(parents=True, exist_ok=True)
            window.shot(self.folder / file)
            self.taken.append(file)


def until(seen: Callable[[], bool], what: str) -> None:
    """Wait until the floor shows something. Raises NotSeen."""
    ending = time.monotonic() + PATIENCE
    while not seen():
        if time.monotonic() > ending:
            raise NotSeen(what)
        time.sleep(0.02)


@dataclass
class WindowDoor:
    """Lets some citizens take their ticket at the kiosk's window, the others at a quick door."""

    window: Window
    floor: Floor
    quick: FloorDoor
    at_window: set[int]
    """Which citizens, by order of arrival, go to the window."""
    album: Album
    arrived: int = 0

    def take(self, citizen: Citizen) -> Ticket:
        self.arrived += 1
        if self.arrived - 1 in self.at_window:
            return self._at_window(citizen)
        return self.quick.take(citizen)

    def _see(self, screen: str, language: Language) -> None:
        self.window.wait(f"screen_{screen}")
        self.album.shoot(self.window, f"kiosk_{screen}", language)

    def _find(self, name: str) -> None:
        """Turn pages until something is shown, then touch it."""
        for _ in range(PAGES):
            if name in self.window.names():
                self.window.click(name)
                return
            self.window.click("page_next")
        raise PilotFailed(f"the kiosk offers no {name}")

    def _at_window(self, citizen: Citizen) -> Ticket:
        window, language = self.window, citizen.language
        before = {row.visit for row in self.floor.queue().rows}
        self._see("attract", language)
        window.click(f"language_{language}")
        for number, code in enumerate(citizen.services):
            if number:
                window.click("add_another")
            self._see("choose", language)
            service = next(s for s in self.floor.menu().services if s.code == code)
            window.click("tab_category" if number % 2 == 0 else "tab_agency")
            group = (
                f"category_{service.category}" if number % 2 == 0 else f"agency_{service.agency}"
            )
            self._find(group)
            self._see("services", language)
            self._find(f"service_{code}")
            self._see("service", language)
        window.click("take_ticket")
        self._see("priority", language)
        window.click("priority_yes" if citizen.lane is Lane.PRIORITY else "priority_no")
        window.wait("screen_ticket", seconds=PATIENCE)
        new: list[str] = []

        def received() -> bool:
            rows = self.floor.queue().rows
            new[:] = [row.visit for row in rows if row.visit not in before]
            return bool(new) and self.floor.ticket(visit=new[0]).received == "paper"

        until(received, "a ticket taken at the kiosk's window")
        self.album.shoot(window, "kiosk_ticket", language)
        window.click("done")
        return self.floor.ticket(visit=new[0])


def _leg(desk: CounterDesk) -> tuple[str, int] | None:
    """The visit that a counter has, and which of its services."""
    return (desk.serving.visit, desk.serving.leg) if desk.serving else None


@dataclass
class WindowDesk:
    """An agent who works at the counter's window, by keys alone."""

    window: Window
    floor: Floor
    number: int
    agent: str
    language: Language
    album: Album
    worth_seeing: int = 4
    """People waiting from whom on the desk's queue is worth a picture."""

    def sign_in(self) -> None:
        """Number and PIN, then open the counter."""
        window = self.window
        window.wait("screen_sign_in")
        window.wait("state_connection")
        self.album.shoot(window, "counter_sign_in", self.language)
        window.click("agent_number")
        window.type(self.agent)
        window.click("pin")
        window.type(PIN)
        window.key("Return")
        window.wait("screen_desk")
        window.key("F7")
        until(lambda: self._desk().stand == "open", f"counter {self.number} opened by key")

    def _desk(self) -> CounterDesk:
        return self.floor.counter(counter=self.number)

    def _press(self, key: str, done: Callable[[CounterDesk], bool], what: str) -> CounterDesk:
        """Press a key and wait until floor and window both show what came of it.

        The floor may show it before the desk has its answer; until then a key does nothing.
        """
        self.window.wait("at_rest")
        self.window.key(key)
        until(lambda: done(self._desk()), f"{what} at counter {self.number}")
        desk = self._desk()
        if desk.serving is not None:
            self.window.wait("now_serving")
        return desk

    def call_next(self) -> CounterDesk:
        before = self._desk()
        if before.serving is None and not before.waiting:
            return before
        was = _leg(before)  # the next may be the same citizen's next service
        desk = self._press("F2", lambda d: _leg(d) != was, "a call")
        if desk.serving is not None and desk.waiting >= self.worth_seeing:
            self.album.shoot(self.window, "counter_called", self.language)
        return desk

    def recall(self) -> CounterDesk:
        calls = self._calls()
        return self._press("F3", lambda d: d.serving is None or d.serving.calls > calls, "a recall")

    def _calls(self) -> int:
        serving = self._desk().serving
        return serving.calls if serving is not None else 0

    def start(self) -> CounterDesk:
        def serves(desk: CounterDesk) -> bool:
            return desk.serving is not None and desk.serving.step == "serving"

        desk = self._press("F4", serves, "a start")
        if desk.waiting >= self.worth_seeing:
            self.album.shoot(self.window, "counter_serving", self.language)
        return desk

    def not_here(self) -> CounterDesk:
        return self._press("F5", lambda d: d.serving is None, "not here")
