"""The options that `foleni sync` and its commands share: where host and headquarters are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from floor import errors
from floor.connect import HOST


def connected(command: Callable[..., int]) -> Callable[..., int]:
    """Where the host and headquarters are: the options that all of these commands have."""
    for option in reversed(CONNECTED):
        command = option(command)
    return command


CONNECTED = (
    click.option("--host", default=HOST, show_default=True, envvar="FOLENI_HOST"),
    click.option("--device", default="sync", show_default=True, envvar="FOLENI_DEVICE"),
    click.option("--central", envvar="FOLENI_CENTRAL", help="Headquarters' address."),
    click.option(
        "--token-file",
        envvar="FOLENI_TOKEN_FILE",
        type=click.Path(path_type=Path),
        help="The file that holds the centre's token.",
    ),
    click.option(
        "--plain-http", is_flag=True, help="Show the token without TLS to another computer."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the host and headquarters are, and the centre's token with them."""

    host: str
    device: str
    address: str
    token_file: Path


def place_of(ctx: click.Context, given: dict[str, Any]) -> Place:
    """What was given, here or before the command's name. Raises BadSetting."""
    above = ctx.parent.params if ctx.parent is not None else {}
    for name in ("host", "device", "central", "token_file", "plain_http"):
        said = ctx.get_parameter_source(name)
        if said is ParameterSource.DEFAULT and above.get(name):
            given[name] = above[name]
    for name in ("central", "token_file"):
        if not given[name]:
            option = name.replace("_", "-")
            problem = f"give --{option} or set FOLENI_{name.upper()}"
            raise errors.BadSetting(setting=option, problem=problem)
    return Place(
        host=given["host"],
        device=given["device"],
        address=_address(given["central"], given["plain_http"]),
        token_file=given["token_file"],
    )


def _address(central: str, plain_http: bool) -> str:
    if not central.startswith(("http://", "https://")):
        raise errors.BadSetting(setting="central", problem=f"{central} is no https:// address")
    near = central.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]"))
    if central.startswith("http://") and not near and not plain_http:
        problem = f"{central} would show the token to the network; use https:// or --plain-http"
        raise errors.BadSetting(setting="central", problem=problem)
    return central


def token_of(path: Path) -> str:
    """The token of a file. Raises BadSetting."""
    try:
        token = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        problem = f"{path} cannot be read: {fault}"
        raise errors.BadSetting(setting="token-file", problem=problem) from None
    if not token or not token.isprintable() or " " in token:
        raise errors.BadSetting(setting="token-file", problem=f"{path} holds no token")
    return token
