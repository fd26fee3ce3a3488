"""An application with the design system, closed after each test, its QML warnings told."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from floor.qt.application import Application, start


@pytest.fixture
def application(qtbot: QtBot) -> Iterator[Application]:
    """A kiosk-like application without a page; QML warnings during the test fail it."""
    running = start(density="touch", reduced_motion=True)
    yield running
    running.close()
    assert running.warnings == []
