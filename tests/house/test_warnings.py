"""The net under every test: a warning that the test does not expect fails it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import REPOSITORY

OURS = f"""
import logging

def test_inner({{fixture}}):
    path = {str(REPOSITORY / "floor" / "store" / "disk.py")!r}
    record = logging.LogRecord("floor.store", logging.WARNING, path, 1, "disk full", (), None)
    logging.getLogger("floor.store").handle(record)
"""
PYTHON = """
import warnings

def test_inner():
    warnings.warn("this way is old", DeprecationWarning)
"""
QT = """
from PySide6.QtQml import QQmlComponent, QQmlEngine

def test_inner(qapp):
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(b"import QtQml; QtObject { property int n: this.nothing.number }", "")
    assert component.create() is not None
"""


def run_inner(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    """Runs one test in a process of its own, under this repository's settings and conftest."""
    inner = folder / "test_inner.py"
    inner.write_text(source, encoding="utf-8")
    settings = ["-c", "pyproject.toml", "-o", f"cache_dir={folder}", "-p", "tests.conftest"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *settings, str(inner)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (OURS.format(fixture=""), "floor.store: disk full"),
        (PYTHON, "this way is old"),
        (QT, "TypeError: Cannot read property 'number' of undefined"),
    ],
    ids=["ours", "python", "qt"],
)
def test_an_unexpected_warning_fails_its_test(tmp_path: Path, source: str, said: str) -> None:
    ran = run_inner(tmp_path, source)
    assert ran.returncode == 1
    assert said in ran.stdout


def test_a_test_may_expect_a_warning(tmp_path: Path) -> None:
    source = OURS.format(fixture="expected_warnings") + "    assert len(expected_warnings) == 1\n"
    ran = run_inner(tmp_path, source)
    assert ran.returncode == 0, ran.stdout
