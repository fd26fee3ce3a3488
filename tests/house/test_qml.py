"""QML keeps to the theme, and its lint knows what Python gives it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import REPOSITORY, name_of, qml_files

COLOUR = re.compile(
    r"""["']\#[0-9a-fA-F]{3,8}["']|Qt\.(?:rgba|hsla|hsva|color)\("""
    r"""|color:\s*["'](?!transparent["'])\w+["']""",
)
DURATION = re.compile(r"\bduration:\s*[1-9]")
PIXELS = re.compile(r"\b(?:pixelSize|pointSize|radius):\s*[1-9]")

BASE = '''"""What all screens of the lint have."""
from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Screen(QObject):
    time = Property(str, lambda self: "08:00", constant=True)
'''
PYTHON = '''"""A desk for the lint to know."""
from PySide6.QtCore import Property
from PySide6.QtQml import QmlElement
from kiosk.screen import Screen

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Desk(Screen):
    @Property(list, constant=True)
    def services(self) -> list[str]:
        return []

    agent = Property(str, lambda self: "Wanjiku", constant=True)
    counter = Property("QVariantMap", fget=lambda self: {}, constant=True)
'''
QML = """import QtQuick

Item {
    required property Desk desk

    implicitWidth: desk.services.length + desk.agent.length + desk.time.length + desk.counter.number
}
"""


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Each line of our QML, but for the theme itself, that a pattern is found in."""
    return [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in qml_files()
        if path.name != "Theme.qml"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line.partition("//")[0])
    ]


def test_colours_stand_only_in_the_theme() -> None:
    assert lines_with(COLOUR) == []


def test_durations_stand_only_in_the_theme() -> None:
    assert lines_with(DURATION) == []


def test_sizes_of_letters_and_corners_stand_only_in_the_theme() -> None:
    assert lines_with(PIXELS) == []


def test_every_file_with_a_delegate_binds_its_components() -> None:
    loose = [
        name_of(path)
        for path in qml_files()
        if re.search(r"\bdelegate:", text := path.read_text(encoding="utf-8"))
        and "pragma ComponentBehavior: Bound" not in text
    ]
    assert loose == []


def lint(repository: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, f"{REPOSITORY}/.ci/qml_check", "--repository", str(repository)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def kiosk(tmp_path: Path) -> Path:
    """A repository with one screen of one kiosk; gives the screen's file."""
    module = tmp_path / "kiosk" / "qml" / "Kiosk"
    module.mkdir(parents=True)
    (tmp_path / "kiosk" / "desk.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "kiosk" / "screen.py").write_text(BASE, encoding="utf-8")
    (module / "qmldir").write_text("module Kiosk\nMain 1.0 Main.qml\n", encoding="utf-8")
    (module / "Main.qml").write_text(QML, encoding="utf-8")
    return module / "Main.qml"


def test_the_lint_passes_what_python_offers(kiosk: Path, tmp_path: Path) -> None:
    linted = lint(tmp_path)
    assert (linted.stderr, linted.returncode) == ("", 0)


def test_the_lint_catches_a_misspelt_member_of_a_python_type(kiosk: Path, tmp_path: Path) -> None:
    kiosk.write_text(QML.replace("desk.services", "desk.serviices"), encoding="utf-8")
    linted = lint(tmp_path)
    assert linted.returncode == 1
    assert 'Member "serviices" not found on type "Desk"' in linted.stderr
    assert 'Did you mean "services"?' in linted.stderr


def test_the_lint_catches_a_file_laid_out_another_way(kiosk: Path, tmp_path: Path) -> None:
    kiosk.write_text(QML.replace("    ", "  "), encoding="utf-8")
    linted = lint(tmp_path)
    assert linted.returncode == 1
    assert "kiosk/qml/Kiosk/Main.qml: not laid out; run `make format`" in linted.stderr


def test_the_lint_passes_a_repository_without_screens(tmp_path: Path) -> None:
    assert lint(tmp_path).returncode == 0
