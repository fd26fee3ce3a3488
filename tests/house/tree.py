"""The files of this repository that the tests about the house look at."""

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = ("assets", "floor", "kiosk", "counter", "display", "sync")


def name_of(path: Path) -> str:
    """How a failure names a file: its path inside the repository."""
    return path.relative_to(REPOSITORY).as_posix()


@cache
def python_files() -> tuple[Path, ...]:
    """Every Python source of ours, the tests among them."""
    folders = [*PACKAGES, "tests"]
    found = [path for folder in folders for path in (REPOSITORY / folder).rglob("*.py")]
    return (*sorted(found), REPOSITORY / ".ci" / "qml_check")


@cache
def qml_files() -> tuple[Path, ...]:
    return tuple(
        sorted(path for package in PACKAGES for path in (REPOSITORY / package).rglob("*.qml"))
    )


@cache
def syntax(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def project() -> dict[str, Any]:
    """pyproject.toml as tables."""
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
