"""The `foleni` command: apps bring their subcommands by entry point; nothing imports upward."""

import logging
import os
import sys
from importlib.metadata import entry_points
from typing import Any

import click

from floor import errors
from floor.settings import technician_language
from floor.version import VERSION

GROUP = "foleni.commands"
REFUSED, TROUBLED, BUG = 2, 3, 70
"""Exit codes: bad input or refused; the surroundings fail; a fault of ours."""


class Commands(click.Group):
    """Subcommands found when they are asked for: importing all would take a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(entry_points(group=GROUP).names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for found in entry_points(group=GROUP, name=cmd_name):
            command: click.Command = found.load()
            return command
        return None


@click.command(cls=Commands)
@click.version_option(VERSION, prog_name="foleni")
@click.option("--log", "level", default="warning", envvar="FOLENI_LOG", help="Log level.")
def foleni(level: str) -> None:
    """Runs the floor of a one-stop service centre: tickets, calls, displays, headquarters.

    \b
    Example, one laptop with everything on a simulated floor:
      foleni up --practice
    """
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise errors.BadSetting(setting="log", problem=f"{level} is no log level; use info")
    logging.basicConfig(
        level=number, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )


def tell(error: errors.FoleniError) -> str:
    """What went wrong and what to do, as one line in the technician's language."""
    from floor.words import load_words

    try:
        title, advice = load_words().explain(error, technician_language())
    except errors.BadFile as worse:  # the words themselves cannot be read
        return f"{worse}; {error}"
    stop = "" if title.endswith((".", "!", "?")) else "."
    return f"{title}{stop} {advice}".strip()


def main() -> None:
    """Run the command line; every fault ends with one sentence and an exit code."""
    try:
        result: Any = foleni(standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except click.ClickException as fault:
        fault.show()
        sys.exit(REFUSED)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except errors.FoleniError as error:
        click.echo(f"foleni: {tell(error)}", err=True)
        sys.exit(TROUBLED if isinstance(error, errors.Trouble) else REFUSED)
    except Exception as bug:
        if os.environ.get("FOLENI_DEBUG"):
            raise
        told = f"{type(bug).__name__}: {bug}"
        click.echo(
            f"foleni: a fault of the program ({told}). Run it again with FOLENI_DEBUG=1 and send "
            "what it prints to whoever maintains Foleni.",
            err=True,
        )
        sys.exit(BUG)


if __name__ == "__main__":
    main()
