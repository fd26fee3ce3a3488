"""Every `foleni` command says how it is used, with an example to copy."""

from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec

import click
import pytest

from floor.__main__ import GROUP, foleni
from floor.version import VERSION
from tests.house.tree import project

DECLARED: dict[str, str] = project()["project"]["entry-points"][GROUP]


def helps(name: str, command: click.Command) -> Iterator[tuple[str, str]]:
    """The name and help of a command and of all commands below it."""
    context = click.Context(command, info_name=name)
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            if (found := command.get_command(context, below)) is not None:
                yield from helps(f"{name} {below}", found)


def without_example(name: str, command: click.Command) -> list[str]:
    """Commands whose help shows, beside the line of usage, no line that calls them."""
    return [
        called for called, text in helps(name, command) if called not in text.partition("\n\n")[2]
    ]


def test_foleni_itself_shows_an_example() -> None:
    context = click.Context(foleni, info_name="foleni")
    assert "\n    foleni " in foleni.get_help(context)


@pytest.mark.parametrize("name", DECLARED)
def test_every_command_shows_an_example(name: str) -> None:
    module = DECLARED[name].partition(":")[0]
    assert find_spec(module) is not None, f"pyproject.toml names {module}, which is not there"
    (found,) = entry_points(group=GROUP, name=name)
    assert without_example(f"foleni {name}", found.load()) == []


def test_installed_commands_are_those_declared() -> None:
    installed = {found.name: found.value for found in entry_points(group=GROUP)}
    assert installed == DECLARED, "run `make check` once to install anew"


def test_the_version_is_told_the_same_everywhere() -> None:
    assert project()["project"]["version"] == VERSION
