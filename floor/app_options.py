"""The options that every app's command has: its host, its name, its window, the pilot."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from floor.connect import AUTO, HOST, enrol, enrolled
from floor.settings import window_size

if TYPE_CHECKING:
    from floor.lan.credentials import Credentials

C = TypeVar("C", bound=Callable[..., object])

TOLD = (
    ("counter", "number"),
    ("zone", "zone"),
    ("printer", "printer"),
    ("language", "language"),
    ("language", "first"),
)
"""What the host tells a device, and the option that it stands for."""


def size_or_none(
    context: click.Context, option: click.Parameter, text: str | None
) -> tuple[int, int] | None:
    """Width and height of the window, if they are told."""
    return None if text is None else window_size(text)


WINDOW = click.option(
    "--window",
    callback=size_or_none,
    metavar="WxH",
    help="The window's size in pixels; else the whole screen.",
)


def app_options(device: str) -> Callable[[C], C]:
    """Adds the common options; `device` is the name an app goes by if it is given none."""
    options = (
        click.option(
            "--host",
            envvar="FOLENI_HOST",
            default=HOST,
            show_default=True,
            help="The centre's host, or auto to look for it; also FOLENI_HOST.",
        ),
        click.option("--code", help="The first time: what `foleni device code` shows."),
        click.option(
            "--device",
            envvar="FOLENI_DEVICE",
            default=device,
            show_default=True,
            help="This computer's name; also FOLENI_DEVICE.",
        ),
        WINDOW,
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
        started: Any = _let_in(command)
        for option in reversed(options):
            started = option(started)
        return started  # type: ignore[no-any-return]

    return add


def _let_in(command: Callable[..., object]) -> Callable[..., object]:
    """Before an app starts: have the host let it in if it is given a code; then its host is the
    one that did, and what it is told stands for each option that was not given."""

    @wraps(command)
    def start(*, host: str, code: str | None, device: str, **options: Any) -> object:
        given = click.get_current_context().get_parameter_source
        chosen = given("host") is not ParameterSource.DEFAULT
        if code is not None:
            own: Credentials | None = enrol_by(host if chosen else None, code, device)
        else:
            own = enrolled(device)
        if own is not None and not chosen:
            host = own.host
        if own is not None and host in (own.host, AUTO):
            for told, option in TOLD:
                value = getattr(own.told, told)
                if value and option in options and given(option) is ParameterSource.DEFAULT:
                    options[option] = value
        return command(host=host, device=device, **options)

    return start


def enrol_by(host: str | None, code: str, device: str) -> "Credentials":
    """Have the host let this computer in, by what was typed or scanned. Raises BadSetting, and
    what `floor.connect.enrol` raises."""
    address, mark, typed = code.removeprefix("foleni:").rpartition("#")
    return enrol(host or (address if mark else AUTO), typed, device=device)
