"""A display without a page, closed after each test, its QML warnings told."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from display.command import QML
from floor.qt.application import Application, start


@pytest.fixture
def application(qtbot: QtBot) -> Iterator[Application]:
    """A night display that leads in Kiswahili; QML warnings during the test fail it."""
    running = start(density="wall", qml=QML, language="sw", night=True, reduced_motion=True)
    yield running
    running.close()
    assert running.warnings == []
