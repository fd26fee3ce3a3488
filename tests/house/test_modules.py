"""What each Python module owes its reader, and what the rules may not do."""

import ast
import importlib
import sys
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, REPOSITORY, name_of, python_files, syntax

# What these modules may import besides Python's own library and Foleni.
PURE = {"floor/rules": set[str](), "floor/errors": set[str](), "floor/clock.py": set[str]()}
PURE |= {name: {"msgspec"} for name in ("floor/facade", "floor/settings.py")}

# Time, chance and threads are arguments of a rule, never its own doing.
IMPURE_MODULES = {"asyncio", "random", "secrets", "threading", "time", "uuid", "concurrent"}
IMPURE_CALLS = {
    "Random",
    "now",
    "today",
    "utcnow",
    "sleep",
    "monotonic",
    "uuid4",
    "urandom",
    "open",
}


def imported_by(path: Path) -> set[str]:
    """The top-level names that a module imports."""
    names = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not names_dice(node):
            names.add((node.module or "").partition(".")[0])
    return names


def names_dice(node: ast.ImportFrom) -> bool:
    """Whether an import only names the type of the dice that a caller hands over."""
    return node.module == "random" and {alias.name for alias in node.names} == {"Random"}


def called_by(path: Path) -> set[str]:
    """The last part of the name of everything that a module calls."""
    calls = [node.func for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)]
    return {call.attr for call in calls if isinstance(call, ast.Attribute)} | {
        call.id for call in calls if isinstance(call, ast.Name)
    }


def test_every_module_opens_by_saying_what_it_is() -> None:
    silent = [name_of(path) for path in python_files() if not ast.get_docstring(syntax(path))]
    assert silent == []


@pytest.mark.parametrize("part", PURE)
def test_what_everything_stands_on_needs_no_library(part: str) -> None:
    allowed = {"assets", "floor", *PURE[part], *sys.stdlib_module_names}
    strangers = {
        name_of(path): sorted(imported_by(path) - allowed)
        for path in python_files()
        if name_of(path).startswith(part)
    }
    assert {name: found for name, found in strangers.items() if found} == {}


def test_rules_never_ask_the_clock_or_chance() -> None:
    impure = {
        name_of(path): sorted(imported_by(path) & IMPURE_MODULES | called_by(path) & IMPURE_CALLS)
        for path in python_files()
        if name_of(path).startswith("floor/rules/")
    }
    assert {name: found for name, found in impure.items() if found} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_generic_names_mean_this_repository(package: str) -> None:
    found = importlib.import_module(package).__file__
    assert found is not None
    assert Path(found).resolve() == REPOSITORY / package / "__init__.py"
