"""`foleni counter`: the agent's desk, in a small window beside other programs or a full one."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from floor.app_options import app_options
from floor.connect import connect

if TYPE_CHECKING:
    from counter.desk import Desk
    from floor.facade import Floor
    from floor.qt.application import Application

QML = Path(__file__).resolve().parent / "qml"
SMALL = (420, 640)
"""Pixels of the small window."""
FULL = (1366, 768)
"""Pixels of the full window before it is maximised."""


class Looks(TypedDict):
    """How the window comes up."""

    size: tuple[int, int]
    small: tuple[int, int]
    on_top: bool
    contrast: bool


@click.command(epilog="Example: foleni counter --counter 7 --compact --on-top")
@app_options("counter")
@click.option("--counter", "number", type=click.IntRange(min=1), help="The counter's number.")
@click.option("--compact", is_flag=True, help="A small window beside another program.")
@click.option("--reception", is_flag=True, help="Give tickets at the door; nobody signs in.")
@click.option("--on-top", is_flag=True, help="Stay above other windows.")
@click.option("--high-contrast", is_flag=True, help="Black, white and yellow.")
@click.option("--language", type=click.Choice(["en", "sw"]), help="Remembered for the next time.")
def counter(
    host: str,
    device: str,
    number: int | None,
    compact: bool,
    reception: bool,
    on_top: bool,
    high_contrast: bool,
    language: str | None,
    window: tuple[int, int] | None,
    patience: float,
    pilot: bool,
) -> None:
    """Call and serve people at one counter, by keys alone if you like."""
    size = window or (SMALL if compact else FULL)
    from counter.memory import remembered
    from counter.program import open_desk
    from floor.qt.application import start

    application = start(density="desk", qml=QML, high_contrast=high_contrast)
    memory = remembered(device, language)
    looks: Looks = {"size": size, "small": SMALL, "on_top": on_top, "contrast": high_contrast}
    desk, shown = open_desk(
        application, None, memory=memory, number=number, door=reception, **looks
    )
    if not (compact or window or pilot):
        shown.showMaximized()
    if pilot:
        from floor.qt.pilot import take_orders

        application.hold(take_orders(application))
    sys.exit(run(application, desk, partial(connect, host, device=device, patience=patience)))


def run(application: "Application", desk: "Desk", reach: Callable[[], "Floor"]) -> int:
    """Reach the floor behind the first frame, and go on until the end; the exit status.

    Raises what `reach` raises, such as HostUnreachable.
    """
    from floor.qt.worker import Worker

    floors: list[Floor] = []
    faults: list[Exception] = []

    def found(floor: "Floor") -> None:
        floors.append(floor)
        desk.reach(floor)

    def lost(fault: Exception) -> None:
        faults.append(fault)
        application.qt.exit()

    worker = Worker(application)
    reaching = partial(worker.submit, reach, done=found, failed=lost)
    application.behind_first_frame(reaching)
    status = application.run()
    desk.close()
    worker.shutdown()
    for floor in floors:
        floor.close()
    if faults:
        raise faults[0]
    return status
