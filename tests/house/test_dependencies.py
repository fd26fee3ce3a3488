"""What Foleni is made of: declared with a reason, locked by hash, and free of known faults."""

import re
import sys
from importlib.metadata import version

import pysqlite3
from packaging.requirements import Requirement
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.house.tree import REPOSITORY, project

CALLS = 50


def declared() -> list[Requirement]:
    """Every dependency in pyproject.toml, of running and of development."""
    table = project()["project"]
    lines = [*table["dependencies"], *table["optional-dependencies"]["dev"]]
    return [Requirement(line) for line in lines]


def test_every_dependency_has_its_reason() -> None:
    text = (REPOSITORY / "docs/decisions/0002-dependencies.md").read_text(encoding="utf-8")
    reasoned = set(re.findall(r"^\| ([\w.-]+) \| .+ \|$", text, flags=re.MULTILINE))
    assert {each.name for each in declared()} == reasoned - {"Dependency", "---"}


def test_what_is_installed_is_what_is_declared() -> None:
    wrong = {
        each.name: version(each.name)
        for each in declared()
        if not each.specifier.contains(version(each.name))
    }
    assert wrong == {}


def test_the_lock_names_versions_and_hashes_but_no_place() -> None:
    text = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)==", text, flags=re.MULTILINE)}
    assert {each.name.lower() for each in declared()} <= locked
    assert "://" not in text
    assert "\n--" not in text
    assert re.search(r"(?<![=\w])/\w", text) is None


def test_sqlite_is_one_that_loses_no_commit() -> None:
    # Before 3.51.3, several connections that write and checkpoint in WAL mode can lose commits.
    assert pysqlite3.sqlite_version_info >= (3, 51, 3)


def test_void_qt_methods_do_not_lose_references_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on Python 3.11 loses one for each call, and aborts after some thousand.
    thing, timer = QObject(), QTimer()
    calls = 0

    def call() -> None:
        nonlocal calls
        thing.setObjectName("canary")
        calls += 1

    timer.timeout.connect(call)
    before = sys.getrefcount(None)
    timer.start(0)
    qtbot.waitUntil(lambda: calls >= CALLS)
    timer.stop()
    assert abs(sys.getrefcount(None) - before) < CALLS // 2
