"""The guide tells every command and environment variable, and no link of the docs is dead."""

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

from floor.__main__ import GROUP
from tests.house.tree import REPOSITORY, name_of, project, python_files

GUIDE = (REPOSITORY / "docs" / "guide.md").read_text(encoding="utf-8")
VARIABLE = re.compile(r"\bFOLENI_[A-Z_]+\b")
LINK = re.compile(r"""(?:\]\(|src=")(?!https?://|#)([^)"#]+)""")
DECLARED: dict[str, str] = project()["project"]["entry-points"][GROUP]


def below(name: str, command: click.Command) -> Iterator[str]:
    """The command itself, or, of a group, each command in it."""
    if not isinstance(command, click.Group):
        yield name
        return
    context = click.Context(command, info_name=name)
    for each in command.list_commands(context):
        if (found := command.get_command(context, each)) is not None:
            yield from below(f"{name} {each}", found)


@pytest.mark.parametrize("name", DECLARED)
def test_the_guide_tells_every_command_with_an_example(name: str) -> None:
    (found,) = entry_points(group=GROUP, name=name)
    untold = [
        called
        for called in below(f"foleni {name}", found.load())
        if not re.search(rf"^\| `{called}` \|.*\| `{called}\b.*` \|$", GUIDE, re.MULTILINE)
    ]
    assert untold == []


def test_the_guide_tells_every_environment_variable() -> None:
    ours = [path for path in python_files() if not name_of(path).startswith("tests/")]
    read = {found for path in ours for found in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    assert read == set(VARIABLE.findall(GUIDE))


def test_every_link_of_the_docs_leads_somewhere() -> None:
    pages = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
    lost = [
        f"{name_of(page)}: {place}"
        for page in pages
        for place in LINK.findall(page.read_text(encoding="utf-8"))
        if not Path(page.parent / place).exists()
    ]
    assert lost == []
