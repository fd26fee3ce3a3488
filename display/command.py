"""`foleni display`: the waiting room's board, or the managers' wall."""

import sys
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from floor.app_options import app_options
from floor.errors import BadSetting
from floor.rules.offer import Language
from floor.voice.volume import Volume, volume_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtQuick import QQuickWindow

    from display.limits import Limits
    from display.reach import Begun
    from display.screen import WallScreen
    from display.sound import Speaker
    from display.turn import Turn
    from floor.facade import Floor
    from floor.qt.application import Application

QML = Path(__file__).resolve().parent / "qml"
LANDSCAPE = (1920, 1080)
"""Pixels of the window where there is no screen to fill."""
HIGHEST = 999
"""The highest counter number."""


def zone_of(text: str) -> frozenset[int]:
    """The counters of "1-10,14"; BadSetting for anything else."""
    counters: set[int] = set()
    for part in text.split(","):
        low, dash, high = (piece.strip() for piece in part.partition("-"))
        ends = (low, high if dash else low)
        if not all(end.isascii() and end.isdecimal() for end in ends):
            raise BadSetting(setting="--zone", problem=f"{text!r} is not like 1-10,14")
        first, last = (int(end) for end in ends)
        if not 1 <= first <= last <= HIGHEST:
            raise BadSetting(
                setting="--zone", problem=f"{part.strip()!r} does not go up from 1 to {HIGHEST}"
            )
        counters.update(range(first, last + 1))
    return frozenset(counters)


@click.command(epilog="Example: foleni display --zone 1-10 --first en")
@app_options("display")
@click.option(
    "--wall", is_flag=True, help="The managers' wall instead of the waiting room's board."
)
@click.option("--first", type=click.Choice(["sw", "en"]), help="The language that leads.")
@click.option("--zone", metavar="1-10,14", help="Call only for these counters.")
@click.option("--mute", is_flag=True, help="No sound; the screen flashes instead.")
@click.option(
    "--voice",
    type=click.Choice(["on", "off"]),
    default="on",
    show_default=True,
    help="Speak the calls after the chime; on at one display of a zone.",
)
@click.option(
    "--clips",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="A folder of the centre's own clips, checked by `foleni voice check`.",
)
@click.option(
    "--volume",
    default="100",
    show_default=True,
    metavar="PERCENT",
    help="Per cent, or by the time of day: 07:00=60,09:00=100,17:00=50.",
)
@click.option(
    "--sound",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.wav",
    help="Record what is heard instead of playing it.",
)
@click.option(
    "--pictures",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    metavar="DIR",
    help="Show pictures and silent films (gif, webp) of a folder between calls.",
)
@click.option(
    "--rotate",
    type=click.FloatRange(0, 3600),
    default=0.0,
    metavar="SECONDS",
    help="Turn the wall's pages; else the arrow keys do.",
)
@click.option(
    "--alerts",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.toml",
    help="From when the wall's alerts are raised, and how often they are said again.",
)
@click.option("--screen", type=click.IntRange(1), metavar="N", help="This PC's screen 1, 2, ...")
@click.option("--day", is_flag=True, help="Dark letters on light, for a bright hall.")
@click.option("--high-contrast", is_flag=True, help="Black, white and yellow.")
@click.option(
    "--distance",
    type=click.FloatRange(1, 30),
    default=5.0,
    show_default=True,
    help="Metres from which it is read.",
)
@click.option("--screen-mm", type=click.FloatRange(100, 5000), help="The screen's real width.")
def display(
    host: str,
    device: str,
    wall: bool,
    first: Language | None,
    zone: str | None,
    day: bool,
    high_contrast: bool,
    distance: float,
    screen_mm: float | None,
    window: tuple[int, int] | None,
    patience: float,
    pilot: bool,
    **wished: Any,
) -> None:
    """Show and sound the calls of a waiting room, or the waits to managers."""
    counters = zone_of(zone) if zone else None
    leads, volume = first or ("en" if wall else "sw"), volume_of(wished.pop("volume"))
    from display.limits import limits_of
    from display.reach import floor_of
    from floor.qt.application import start

    limits, size = limits_of(wished.pop("alerts")), window or LANDSCAPE
    look = {"night": not day, "high_contrast": high_contrast}
    begin = partial(start, density="wall", qml=QML, language=leads, distance=distance, **look)
    begin = partial(driven, partial(begin, screen_mm=screen_mm), pilot=pilot)
    hand = bool(window or pilot)
    begun = floor_of(host, begin, device=device, patience=patience, size=size, by_hand=hand)
    counters = counters or (zone_of(begun.zone) if begun.zone else None)
    with closing(begun.floor), ExitStack() as ending:
        wished |= {"volume": volume, "limits": limits, "device": device, "ending": ending}
        zoned = None if wall else counters
        skin, shown = opened(begun, size=size, first=leads, zone=zoned, wall=wall, **wished)
        place(shown, wished["screen"], full=not hand, ending=ending)
        sys.exit(run(begun.application, skin))


def driven(begin: "Callable[[], Application]", *, pilot: bool) -> "Application":
    """A started application; with a pilot it takes orders from stdin."""
    application = begin()
    if pilot:
        from floor.qt.pilot import take_orders

        application.hold(take_orders(application))
    return application


def opened(
    begun: "Begun",
    *,
    size: tuple[int, int],
    first: Language,
    zone: frozenset[int] | None,
    wall: bool,
    device: str,
    ending: ExitStack,
    mute: bool,
    pictures: Path | None,
    rotate: float,
    limits: "Limits",
    screen: int | None,
    **heard: Any,
) -> tuple["WallScreen", "QQuickWindow"]:
    """Board or wall in its window, with what tells the floor how it is."""
    from display.health import Health
    from display.program import Wish, open_board, open_wall, tended

    application, floor = begun.application, begun.floor
    if wall:
        wish = Wish(rotate=rotate, limits=limits)
        skin, shown = open_wall(application, floor, size=size, first=first, wish=wish)
        health = Health(device)
    else:
        speaker, turn = a_speaker(first, floor, zone, mute=mute, **heard)
        health = Health(device, deaf=lambda: not mute and speaker.silent)
        skin, shown = open_board(
            application,
            floor,
            size=size,
            first=first,
            zone=zone,
            speaker=speaker,
            pictures=pictures,
            turn=turn,
        )
    ending.callback(tended(floor, skin, health).close)
    return skin, shown


def place(shown: "QQuickWindow", screen: int | None, *, full: bool, ending: ExitStack) -> None:
    """Put a window where it is wished, and have its screen stay awake if it fills it."""
    from display.program import put_on_screen

    if screen is not None:
        put_on_screen(shown, screen)
    if full:
        from display.awake import Awake

        shown.showFullScreen()
        ending.callback(Awake().close)


def a_speaker(
    first: Language,
    floor: "Floor",
    zone: frozenset[int] | None,
    *,
    mute: bool,
    voice: str,
    clips: Path | None,
    volume: Volume,
    sound: Path | None,
) -> tuple["Speaker", "Turn | None"]:
    """What makes calls heard, as the options wish it and this computer can; and what takes turns
    with other displays, if it speaks."""
    from display.sound import Muted, find_speaker
    from display.turn import Turn

    if mute:
        return Muted(), None
    turn = Turn(floor.claim_voice, zone=zone) if voice == "on" else None
    speaker = find_speaker(
        first=first, voice=voice == "on", folder=clips, volume=volume, record=sound, turn=turn
    )
    if isinstance(speaker, Muted):
        return speaker, None
    if turn is not None:
        turn.is_deaf = lambda: speaker.silent
    return speaker, turn


def run(application: "Application", skin: "WallScreen") -> int:
    """Go on until the window is closed; the exit status."""
    status = application.run()
    skin.stop()
    return status
