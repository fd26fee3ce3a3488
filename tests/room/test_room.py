"""Links fail in every way there is: nobody is lost or called twice, no number is given twice, and
every screen is right within two seconds of the link's return."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from floor.catalogue import load_offer
from floor.rules.audit import audit
from floor.rules.events import LegCalled, TicketTaken
from floor.store import journal
from floor.store.local import LocalFloor
from tests.floors import MONDAY
from tests.room.device_program import SERVICES
from tests.room.rooms import HOST, PORT, SLOW_PORT, Room, Running, until, why_not

NO_ROOM = why_not()
ROUNDS = int(os.environ.get("FOLENI_ROOM_ROUNDS", "1"))
"""How often all faults come; the soak has more."""
DEVICES = (
    *(("kiosk", "kiosk1"), ("kiosk", "kiosk2"), ("display", "display")),
    *(("counter", f"counter{number}") for number in (1, 2, 3)),
)
HOME = 7410
"""The host's port on its own computer."""
AWAY = 3.0
"""Seconds that a link is away."""
BACK = 2.0
"""Seconds after its return within which screens are right again."""
AGAIN = 3.0
"""The same after the host itself was started again, to which every device shows who it is."""
pytestmark = pytest.mark.skipif(bool(NO_ROOM), reason=f"no network namespaces: {NO_ROOM}")


def seats() -> list[int]:
    """The counters that give the service that everybody wants."""
    (service,) = SERVICES
    return [plan.number for plan in load_offer("MSA").counters if service in plan.services]


class Centre:
    """Host, two kiosks (one over a slow link), three counters and a display with board and wall."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.room = folder, Room(folder)
        self.inside = self.room.computer("host")
        self.host = self.start_host("09:00")
        slow = ("tests.room.slow_link", HOST, str(SLOW_PORT), HOST, str(PORT))
        self.room.run(self.inside, "slow", *slow)
        near, far = f"https://{HOST}:{PORT}", f"https://{HOST}:{SLOW_PORT}"
        self._codes = self._ask_for_codes()
        self.kiosks = [
            self._device("kiosk", "kiosk1", near, "0.15"),
            self._device("kiosk", "kiosk2", far, "0.3"),
        ]
        self.counters = [
            self._device("counter", f"counter{n}", near, str(seat), f"10{n}")
            for n, seat in zip((1, 2, 3), seats(), strict=False)
        ]
        self.display = self._device("display", "display", near)
        until(self._all_at_work, seconds=30, what="everybody is at work")

    def start_host(self, hhmm: str) -> Running:
        """The real program, for the room."""
        host = self.room.run(
            self.inside,
            "host",
            *("floor", "host", "--practice", "--at", f"{MONDAY}T{hhmm}", "--no-announce"),
            *("--store", str(self.folder / "MSA.sqlite"), "--listen", f"{HOST}:{PORT}"),
            *("--port", str(HOME)),
        )
        until(lambda: bool(host.told("line")), seconds=20, what="the host is there")
        return host

    def host_answers(self) -> float:
        """When the host answers the first request, by the clock that all share."""
        home = f"http://127.0.0.1:{HOME}"
        asking = self.room.run(self.inside, "asking", "tests.room.asking_program", home)
        until(lambda: bool(asking.told("answers")), seconds=30, what="the host answers")
        return float(asking.told("answers")[0]["at"])

    def _ask_for_codes(self) -> dict[str, str]:
        wanted = [f"{kind}:{name}" for kind, name in DEVICES]
        home = f"http://127.0.0.1:{HOME}"
        asking = self.room.run(self.inside, "codes", "tests.room.codes_program", home, *wanted)
        until(lambda: len(asking.told("code")) == len(wanted), seconds=20, what="there are codes")
        return {line["name"]: line["code"] for line in asking.told("code")}

    def _device(self, kind: str, name: str, address: str, *extra: str) -> Running:
        space = self.room.computer(name)
        program = ("tests.room.device_program", kind, name, address, self._codes[name])
        return self.room.run(space, name, *program, str(self.folder), *extra)

    def _all_at_work(self) -> bool:
        given = all(len(kiosk.told("key")) > 2 for kiosk in self.kiosks)
        shown = {line["name"] for line in self.display.told("shown")}
        return given and bool(self.counters[0].told("called")) and shown == {"board", "wall"}

    def screens_are_right(self, since: float, seconds: float = BACK) -> None:
        """Both screens have shown something new within so many seconds."""
        for name in ("board", "wall"):

            def shown(name: str = name) -> bool:
                told = self.display.told("shown")
                return any(line["at"] > since and line["name"] == name for line in told)

            left = since + seconds - time.monotonic()
            until(shown, seconds=left, what=f"the {name} is right again")

    def goes_on(self, device: Running, told: str, since: float, seconds: float = BACK) -> None:
        def done() -> bool:
            return any(line["at"] > since for line in device.told(told))

        until(done, seconds=since + seconds - time.monotonic(), what=f"{device.name} goes on")

    def _have_ended(self, devices: list[Running]) -> None:
        def ended() -> bool:
            return all(device.told("ended") for device in devices)

        until(ended, seconds=40, what=f"{devices[0].name} and its like have ended")

    def end(self) -> LocalFloor:
        """Nobody new comes, everybody is served; the floor as its journal has it."""
        for kiosk in self.kiosks:
            kiosk.ask_to_end()
        self._have_ended(self.kiosks)
        for device in (*self.counters, self.display):
            device.ask_to_end()
        self._have_ended(self.counters)
        self.host.kill()
        return LocalFloor(self.folder / "MSA.sqlite", centre="MSA", practice=True)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    centre = Centre.__new__(Centre)
    try:
        centre.__init__(tmp_path)  # type: ignore[misc]
        yield centre
    finally:
        centre.room.close()


def test_a_room_whose_links_fail_in_every_way_loses_nobody(centre: Centre) -> None:
    room = centre.room
    for turn in range(ROUNDS):
        for cut, back in ((room.pull, room.plug), (room.swallow, room.let_through)):
            for name in ("kiosk1", "display", "counter2"):
                cut(name)
            time.sleep(AWAY)
            for name in ("kiosk1", "display", "counter2"):
                back(name)
            returned = time.monotonic()
            centre.screens_are_right(returned)
            centre.goes_on(centre.kiosks[0], "key", returned)
            centre.goes_on(centre.counters[1], "called", returned, BACK + 1.0)
        centre.host.kill()
        killed = time.monotonic()
        time.sleep(AWAY)
        centre.goes_on(centre.kiosks[0], "key", killed, AWAY + 1.0)  # alone, meanwhile
        centre.host = centre.start_host(f"{9 + (turn + 1) // 6:02d}:{(turn + 1) % 6}0")
        centre.screens_are_right(centre.host_answers(), AGAIN)
    floor = centre.end()
    try:
        judge(centre, floor)
    finally:
        floor.close()


def judge(centre: Centre, floor: LocalFloor) -> None:
    """Hold what people have in their hands against the journal."""
    floor.verify()
    lines = floor.journal(after=0, limit=1_000_000).entries
    events = [event for line in lines if (event := journal.read(line)) is not None]
    found = audit("MSA", events)
    assert (found.called_twice, found.numbered_twice) == ([], [])
    held = {line["visit"]: line["ticket"] for k in centre.kiosks for line in k.told("key")}
    assert max(Counter(held.values()).values()) == 1, "a number was given twice"
    taken = [e.change.visit for e in events if isinstance(e.change, TicketTaken)]
    assert set(held) <= set(taken), "somebody was lost"
    calls = Counter(e.change.visit for e in events if isinstance(e.change, LegCalled))
    assert all(calls[visit] == 1 for visit in held), "somebody was called twice, or never"
    alone = [ticket for ticket in held.values() if ticket[0] in "XYZ"]
    assert alone, "no kiosk ever went alone"
    served = floor.figures(day=floor.health().day or "").served
    assert served >= len(held)
