"""Pictures of the counter's screens, for people to look at: `python -m tests.counter.looks`."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtQuick import QQuickWindow

from counter.command import FULL, QML, SMALL
from counter.desk import Desk
from counter.memory import Memory
from counter.program import open_desk
from floor.qt.application import start
from floor.rules.offer import Language
from floor.rules.verbs import EnrolAgent
from tests.counter.conftest import COUNTER, peopled
from tests.floors import PIN, Keys, PracticeFloor


def wait(holds: Callable[[], bool], seconds: float = 5) -> None:
    until = monotonic() + seconds
    while not holds() and monotonic() < until:
        QCoreApplication.processEvents()


def settle(seconds: float = 0.5) -> None:
    wait(lambda: False, seconds)


def main(folder: Path, language: Language, contrast: bool, size: tuple[int, int]) -> None:
    tag = f"{language}{'-hc' if contrast else ''}{'-small' if size == SMALL else ''}"
    with TemporaryDirectory() as store:
        floor = peopled(Path(store), people=12, boss=True)
        key = Keys()
        floor.sign_in(key=key(), agent="102", pin=PIN, counter=13)
        floor.open_counter(key=key(), counter=13)
        settings = QSettings(str(Path(store) / "d.ini"), QSettings.Format.IniFormat)
        memory = Memory(settings, "x")
        memory.language = language
        application = start(density="desk", qml=QML, high_contrast=contrast)

        def shoot(window: QQuickWindow, name: str) -> None:
            settle()
            window.grabWindow().save(str(folder / f"{tag}-{name}.png"))

        looks: dict[str, Any] = {"size": size, "small": SMALL, "contrast": contrast}
        at_counter = open_desk(application, floor, memory=memory, number=COUNTER, **looks)
        desk, window = at_counter.desk, at_counter.window
        work(desk, window, floor, shoot)
        desk.close()
        window.close()
        memory.settings.clear()
        memory.language = language
        floor.do(EnrolAgent(agent="900", role="manager"), key=key())
        without = open_desk(application, floor, memory=memory, **looks)
        boss, office = without.desk, without.window
        supervise(boss, office, shoot)
        boss.close()
        office.close()
        reception = open_desk(application, floor, memory=memory, door=True, **looks)
        door, hall = reception.desk, reception.window
        receive(door, hall, floor, shoot)
        door.close()
        application.close()
        floor.close()


AT_DESK = ("park", "transfer", "add_service", "note", "finish_with")
Shoot = Callable[[QQuickWindow, str], None]


def stage(desk: Desk, name: str) -> None:
    wait(lambda: desk.property("stage") == name and not desk.property("busy"))


def work(desk: Desk, window: QQuickWindow, floor: PracticeFloor, shoot: Shoot) -> None:
    shoot(window, "sign-in")
    floor.reset_pin(key="reset", by="900", pin=PIN, agent="101", fresh="481516")
    desk.sign_in("101", "481516", str(COUNTER))
    wait(lambda: bool(desk.property("changing")))
    shoot(window, "own-pin")
    floor.pins.set("101", PIN)
    desk.sign_in("101", PIN, str(COUNTER))
    stage(desk, "closed")
    shoot(window, "closed")
    desk.press("open_counter")
    stage(desk, "ready")
    shoot(window, "ready")
    for errand in ("pick", "find", "why"):
        desk.press(errand)
        shoot(window, errand)
        desk.form.leave()
    serve(desk, window, shoot)


def serve(desk: Desk, window: QQuickWindow, shoot: Shoot) -> None:
    desk.press("call_next")
    stage(desk, "called")
    desk.press("start_service")
    stage(desk, "serving")
    shoot(window, "serving")
    for errand in (*AT_DESK, "change_pin", "figures"):
        desk.press(errand)
        if errand == "park":
            desk.form.submit()
        shoot(window, errand)
        desk.form.leave()
    desk.press("park")
    desk.form.choose("why", "payment")
    desk.form.choose("minutes", "10")
    settle(0.2)
    desk.form.submit()
    stage(desk, "ready")
    desk.press("resume")
    shoot(window, "resume")
    desk.form.leave()
    desk.press("call_next")
    stage(desk, "called")
    desk.press("not_here")
    stage(desk, "ready")
    shoot(window, "undo")
    desk.press("lock")
    shoot(window, "lock")


def supervise(desk: Desk, window: QQuickWindow, shoot: Shoot) -> None:
    desk.sign_in("900", PIN, "")
    stage(desk, "office")
    settle(1)
    shoot(window, "office")
    names: tuple[str, ...]
    names = ("suspend", "restore", "quota", "announce", "raise_priority", "out_of_turn")
    names += ("release", "plan_break", "skills", "unlock_pin", "reset_pin", "devices")
    names += ("admit_device", "revoke_device", "roster")
    names += ("agents", "promise", "offered", "counter_gives", "hours", "customs", "versions")
    for errand in (*names, "begin_day", "end_day"):
        desk.press(errand)
        if errand == "counter_gives":
            desk.form.write("number", "3")
        shoot(window, f"office-{errand}")
        desk.form.leave()


def receive(desk: Desk, window: QQuickWindow, floor: PracticeFloor, shoot: Shoot) -> None:
    settle(1)
    shoot(window, "door")
    desk.give(floor.menu().popular[0])
    shoot(window, "door-issue")
    desk.form.submit()
    settle(1)
    shoot(window, "door-given")
    desk.press("check_in")
    shoot(window, "door-check-in")


if __name__ == "__main__":
    into = Path(sys.argv[1] if len(sys.argv) > 1 else "looks-out")
    into.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:] or ["en", "sw", "en-hc", "sw-hc", "en-small", "sw-small"]
    for each in wanted:
        main(
            into,
            "sw" if each.startswith("sw") else "en",
            "hc" in each,
            SMALL if "small" in each else FULL,
        )
