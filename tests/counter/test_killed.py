"""The host is killed in the middle of each action and started again: nothing typed is lost, and
nothing is done twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from counter.command import FULL, QML, SMALL
from counter.desk import Desk
from counter.memory import Memory
from counter.program import open_desk
from floor.connect import connect
from floor.facade import Floor
from floor.qt.application import start
from tests.counter.conftest import COUNTER, fill
from tests.counter.mortal import Mortal, mortal_host
from tests.floors import PIN, a_floor


@dataclass
class Seat:
    """A desk in its window, at a host that may be gone."""

    bot: QtBot
    desk: Desk
    host: Mortal
    floor: Floor

    def until(self, holds: Callable[[], bool]) -> None:
        self.bot.waitUntil(holds, timeout=20_000)

    def settled(self, stage: str) -> None:
        self.until(lambda: self.desk.property("stage") == stage and self.at_rest())

    def at_rest(self) -> bool:
        held = "will be sent once" in str(self.desk.property("notice_text"))
        return bool(self.desk.property("connected")) and not self.desk.property("busy") and not held

    def told(self) -> Counter[str]:
        page = self.floor.journal(after=0, limit=1000)
        return Counter(entry.kind for entry in page.entries)

    def typed(self) -> dict[str, str]:
        return {p.property("name"): p.property("text") for p in self.desk.form.property("parts")}


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    floor = a_floor(tmp_path, hhmm="09:00")
    fill(floor)
    store = floor.path
    floor.close()
    with mortal_host(store) as host:
        remote = connect(f"http://127.0.0.1:{host.port}", device="desk", patience=30)
        memory = Memory(QSettings(str(tmp_path / "d.ini"), QSettings.Format.IniFormat), "desk")
        application = start(density="desk", qml=QML)
        looks: dict[str, Any] = {"size": FULL, "small": SMALL, "number": COUNTER}
        desk = open_desk(application, remote, memory=memory, **looks).desk
        yield Seat(qtbot, desk, host, remote)
        desk.close()
        application.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        remote.close()
    assert application.warnings == []


WAYS: tuple[tuple[str, dict[str, str], str, str], ...] = (
    ("open_counter", {}, "counter_opened", "ready"),
    ("call_next", {}, "leg_called", "called"),
    ("recall", {}, "leg_recalled", "called"),
    ("start_service", {}, "leg_started", "serving"),
    ("note", {"text": "form 12 is missing"}, "note_added", "serving"),
    ("park", {"why": "payment", "minutes": "10"}, "leg_parked", "ready"),
    ("resume", {}, "leg_resumed", "serving"),
    ("transfer", {"place": "back", "reason": "wrong desk"}, "leg_transferred", "ready"),
    ("pick", {"reason": "faints"}, "leg_called", "called"),
    ("not_here", {}, "leg_ended", "ready"),
)
"""An action, what is filled in, what the journal tells of it once, and the stage it leads to."""


def test_killed_in_the_middle_of_each_action(seat: Seat) -> None:
    seat.until(lambda: bool(seat.desk.property("connected")))
    seat.desk.sign_in("101", PIN, str(COUNTER))
    seat.settled("closed")
    for place, (action, given, kind, stage) in enumerate(WAYS):
        before = seat.told()[kind]
        seat.desk.press(action) if given or action == "resume" else None
        draft = dict(given)
        if action == "pick":
            draft["visit"] = seat.floor.queue(counter=COUNTER).rows[-1].visit
        for part, text in draft.items():
            seat.desk.form.write(part, text)
        seat.bot.wait(50)
        if place % 2 == 0:  # gone before the press; else in the midst of it
            seat.host.kill()
        wish(seat, action)
        if place % 2 == 1:
            seat.host.kill()
        shown = seat.typed()
        if shown:  # the answer may have come; else all stands as it was typed
            assert {name: shown[name] for name in draft} == draft
        wish(seat, action)
        seat.host.again()
        seat.settled(stage)
        assert seat.told()[kind] == before + 1, action
        seat.until(lambda: seat.typed() == {})


def wish(seat: Seat, action: str) -> None:
    """Press it, or send what is filled in."""
    if seat.typed():
        seat.desk.form.submit()
    else:
        seat.desk.press(action)
