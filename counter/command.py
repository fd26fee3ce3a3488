"""`foleni counter`: the agent's desk, in a small window beside other programs or a full one."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click
from click.core import ParameterSource

from floor.app_options import app_options

if TYPE_CHECKING:
    from counter.program import Opened
    from floor.facade import Floor
    from floor.qt.application import Application
    from floor.qt.reaching import Reach

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
    opened = open_desk(
        application, None, memory=memory, number=number, door=reception, device=device, **looks
    )
    if not (compact or window or pilot):
        opened.window.showMaximized()
    if pilot:
        from floor.qt.pilot import take_orders

        application.hold(take_orders(application))
    named = click.get_current_context().get_parameter_source("host") is ParameterSource.COMMANDLINE
    reach = partial(reach_floor, device=device, patience=patience)
    sys.exit(run(application, opened, reach, host, by_hand=bool(named or window or pilot)))


def reach_floor(host: str, *, device: str, patience: float) -> "Floor":
    """The floor of a host."""
    from floor.connect import connect  # not before the first frame

    return connect(host, device=device, patience=patience)


def run(
    application: "Application", opened: "Opened", reach: "Reach", host: str, *, by_hand: bool
) -> int:
    """Reach the floor behind the first frame, and go on until the end; the exit status.

    A host that does not know this computer is asked for on the screen. Raises what else `reach`
    raises, such as HostUnreachable.
    """
    from floor.qt.reaching import Reaching

    opened.entry.let_in.connect(lambda _: to_own_counter(opened))  # before its floor is reached
    reaching = Reaching(
        opened.entry,
        reach,
        device=opened.device,
        by_hand=by_hand,
        found=opened.desk.reach,
        leave=application.qt.exit,
        parent=application,
    )
    application.behind_first_frame(partial(reaching.begin, host))
    status = application.run()
    opened.entry.close()
    opened.desk.close()
    reaching.close()
    if reaching.fault is not None:
        raise reaching.fault
    return status


def to_own_counter(opened: "Opened") -> None:
    """Go to the counter of which the host has just told this computer."""
    from floor.connect import enrolled

    own = enrolled(opened.device)
    if own is not None and own.told.counter is not None:
        opened.desk.go_to(own.told.counter)
