"""`foleni counter`: the agent's desk, in a small window beside other programs or a full one."""

import sys
from pathlib import Path
from typing import TypedDict

import click

from floor.app_options import app_options
from floor.connect import connect

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

    floor = connect(host, device=device, patience=patience)
    try:
        application = start(density="desk", qml=QML, high_contrast=high_contrast)
        memory = remembered(device, language)
        looks: Looks = {"size": size, "small": SMALL, "on_top": on_top, "contrast": high_contrast}
        desk, shown = open_desk(
            application, floor, memory=memory, number=number, door=reception, **looks
        )
        if not (compact or window or pilot):
            shown.showMaximized()
        if pilot:
            from floor.qt.pilot import take_orders

            application.hold(take_orders(application))
        status = application.run()
        desk.close()
    finally:
        floor.close()
    sys.exit(status)
