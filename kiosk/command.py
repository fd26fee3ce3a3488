"""`foleni kiosk`: the touchscreen where citizens take a ticket."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from floor.app_options import app_options

if TYPE_CHECKING:
    from floor.facade import Floor
    from floor.qt.application import Application
    from kiosk.health import Health
    from kiosk.paper import Roll
    from kiosk.program import Opened, Press
    from kiosk.screens import Screens

QML = Path(__file__).resolve().parent / "qml"
PORTRAIT = (1080, 1920)
"""Pixels of the window where there is no screen to fill."""


@click.command(
    epilog="Example: foleni kiosk --host http://10.0.0.5:7411 --printer network:10.0.0.9"
)
@app_options("kiosk")
@click.option(
    "--printer",
    default="none",
    show_default=True,
    help="Where tickets are printed; with none, the number and its code stay on the screen.",
)
@click.option("--paper", type=click.Choice(["58", "80"]), default="80", show_default=True)
@click.option(
    "--new-roll",
    type=click.FloatRange(1, 500),
    help="Metres of the roll just put in: from now on the paper is counted.",
)
@click.option(
    "--link", default="foleni:", show_default=True, help="What a ticket's code begins with."
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the tickets it gives while the host is out of reach.",
)
@click.option(
    "--speech",
    type=click.Choice(["on", "off"]),
    default="on",
    show_default=True,
    help="Read screens aloud to who wishes it, by clips and espeak-ng.",
)
@click.option(
    "--clips",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="A folder of the centre's own clips, checked by `foleni voice check`.",
)
@click.option(
    "--key",
    "named",
    multiple=True,
    metavar="NAME=KEY",
    help="A key of the tactile keypad: speech=F5, help=F6, headset-in=F15, up=F17, ...",
)
@click.option(
    "--sound",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.wav",
    help="Record what is heard instead of playing it.",
)
@click.option("--screen-mm", type=click.FloatRange(100, 3000), help="The screen's real width.")
def kiosk(
    host: str,
    device: str,
    printer: str,
    paper: str,
    new_roll: float | None,
    link: str,
    keep: Path | None,
    screen_mm: float | None,
    window: tuple[int, int] | None,
    patience: float,
    pilot: bool,
    **heard: Any,
) -> None:
    """Let citizens choose a service and take a ticket."""
    from floor.qt.application import start
    from kiosk.keys import keys
    from kiosk.program import open_kiosk

    table, locked = keys(heard.pop("named")), not (window or pilot)
    press = None if printer == "none" else a_press(printer, paper, link, device, new_roll)
    application = start(density="touch", qml=QML, screen_mm=screen_mm)
    opened = open_kiosk(
        application,
        size=window or PORTRAIT,
        print_ticket=press,
        prefix=link,
        table=table,
        device=device,
        host=host,
        locked=locked,
    )
    if locked:
        opened.window.showFullScreen()
    application.behind_first_frame(partial(let_be_heard, application, opened, **heard))
    if pilot:
        obey(application, opened.screens)
    reach = partial(reach_floor, press, device=device, patience=patience, keep=keep)
    sys.exit(run(application, opened, reach, host, health=press.health if press else None))


def reach_floor(
    press: "Press | None", host: str, *, device: str, patience: float, keep: Path | None
) -> "Floor":
    """The floor, once the printer is known to be there."""
    from floor.connect import connect_kiosk

    if press is not None:
        press.open()
    return connect_kiosk(host, device=device, patience=patience, keep=keep)


def obey(application: "Application", screens: "Screens") -> None:
    """Take orders from stdin; a program is quicker than any child, and means it."""
    from floor.qt.pilot import take_orders

    screens.trust_hands()
    application.hold(take_orders(application))


def a_press(printer: str, paper: str, link: str, device: str, new_roll: float | None) -> "Press":
    """The printer that the options name."""
    from floor.words import load_words
    from kiosk.health import Health
    from kiosk.program import Press

    health = Health(device=device, roll=a_roll(device, new_roll))
    return Press(printer, width_mm=int(paper), prefix=link, words=load_words(), health=health)


def let_be_heard(
    application: "Application",
    opened: "Opened",
    *,
    speech: str,
    clips: Path | None,
    sound: Path | None,
) -> None:
    """Have screens read aloud to who wishes it, until the application ends; not where nothing
    plays sounds."""
    if speech != "on":
        return
    from floor.words import load_words
    from kiosk.program import give_speech
    from kiosk.speech import find_speech

    found = find_speech(words=load_words(), clips=clips, record=sound)
    if found is not None:
        give_speech(application, opened.screens, opened.window, found)
        application.qt.aboutToQuit.connect(found.close)


def a_roll(device: str, new_metres: float | None) -> "Roll":
    """The roll in this computer's printer; a new one if metres are given."""
    from PySide6.QtCore import QSettings

    from kiosk.paper import Roll

    roll = Roll(QSettings("Foleni", "kiosk"), device)
    if new_metres is not None:
        roll.put_in(round(new_metres * 1000))
    return roll


def run(
    application: "Application",
    opened: "Opened",
    reach: Callable[[str], "Floor"],
    host: str,
    *,
    health: "Health | None",
) -> int:
    """Reach the floor behind the first frame, and go on until the end; the exit status.

    A host that does not know this kiosk is asked for on the screen. Raises what else `reach`
    raises: BadSetting for the printer's, HostUnreachable.
    """
    from floor.qt.reaching import Reaching

    with ExitStack() as ending:
        reaching = Reaching(
            opened.entry,
            reach,
            device=opened.device,
            by_hand=opened.windowed,
            found=partial(go_to_work, opened, health, ending),
            leave=application.qt.exit,
            parent=application,
        )
        ending.callback(reaching.close)
        application.behind_first_frame(partial(reaching.begin, host))
        status = application.run()
        opened.screens.close()
    if reaching.fault is not None:
        raise reaching.fault
    return status


def go_to_work(
    opened: "Opened", health: "Health | None", ending: ExitStack, floor: "Floor"
) -> None:
    """Show what a floor offers, and tell it of the printer until the end."""
    opened.screens.start(floor)
    if health is not None:
        from floor.qt.nurse import Nurse  # not before the first frame

        ending.callback(Nurse(floor, health).close)
