"""The options that every app's command has: its host, its name, its window, the pilot."""

from collections.abc import Callable
from typing import TypeVar

import click

from floor.connect import HOST
from floor.settings import window_size

C = TypeVar("C", bound=Callable[..., object])


def size_or_none(
    context: click.Context, option: click.Parameter, text: str | None
) -> tuple[int, int] | None:
    """Width and height of the window, if they are told."""
    return None if text is None else window_size(text)


def app_options(device: str) -> Callable[[C], C]:
    """Adds the common options; `device` is the name an app goes by if it is given none."""
    options = (
        click.option(
            "--host",
            envvar="FOLENI_HOST",
            default=HOST,
            show_default=True,
            help="The centre's host; also FOLENI_HOST.",
        ),
        click.option(
            "--device",
            envvar="FOLENI_DEVICE",
            default=device,
            show_default=True,
            help="This computer's name; also FOLENI_DEVICE.",
        ),
        click.option(
            "--window",
            callback=size_or_none,
            metavar="WxH",
            help="The window's size in pixels; else the whole screen.",
        ),
        click.option(
            "--patience",
            type=click.FloatRange(min=0),
            default=10.0,
            show_default=True,
            help="Seconds to wait for the host at the start.",
        ),
        click.option("--pilot", is_flag=True, help="Take orders from stdin, for tests and shows."),
    )

    def add(command: C) -> C:
        for option in reversed(options):
            command = option(command)
        return command

    return add
