"""The parts behave: keys press buttons, words follow the language, faults show Trouble."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQml import QQmlExpression
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from floor.qt.application import Application
from floor.qt.pilot import find, names, said, visible

PAGE = """
import QtQuick
import Foleni

Window {
    property int first: 0
    property int second: 0
    width: 900
    height: 600
    visible: true

    Page {
        anchors.fill: parent

        Column {
            TouchButton { objectName: "first"; focus: true; text: "1"; onClicked: first += 1 }
            TouchButton { objectName: "second"; text: "2"; shortcut: "F2"; onClicked: second += 1 }
            TouchButton { objectName: "off"; enabled: false; text: "3"; shortcut: "F3" }
            Body { objectName: "words"; text: Words.say("supervisor.not_sent", { n: 1 }) }
            TicketNumber { objectName: "ticket"; number: "C042" }
            TicketNumber { objectName: "narrow"; number: "C042"; fitWidth: 60 }
        }
    }
}
"""


@pytest.fixture
def window(application: Application, tmp_path: Path, qtbot: QtBot) -> QQuickWindow:
    """A window with three buttons, the first of them with the keys."""
    page = tmp_path / "Parts.qml"
    page.write_text(PAGE, encoding="utf-8")
    shown = application.show(page)
    shown.requestActivate()
    qtbot.waitUntil(lambda: shown.isActive())
    return shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_with_the_keys_is_pressed_by(window: QQuickWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key)
    assert window.property("first") == 1


def test_tab_goes_on_and_the_ring_shows_where(window: QQuickWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert window.activeFocusItem().objectName() == "second"
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert (window.property("first"), window.property("second")) == (0, 1)


def test_a_shortcut_presses_its_button_from_anywhere(window: QQuickWindow) -> None:
    QTest.keySequence(window, "F2")
    QTest.keySequence(window, "F3")
    assert window.property("second") == 1


def test_words_follow_the_language_and_the_number(
    application: Application, window: QQuickWindow
) -> None:
    english = said(find("words"))
    application.words.setProperty("language", "sw")
    assert "{" not in english
    assert "1" in english
    assert said(find("words")) != english


def test_a_ticket_number_keeps_to_its_room(window: QQuickWindow) -> None:
    assert said(find("ticket")) == "C042"
    assert find("narrow").width() <= 60 < find("ticket").width()


def test_a_missing_word_is_a_warning(
    application: Application, expected_warnings: list[logging.LogRecord]
) -> None:
    context = application.engine.rootContext()
    QQmlExpression(context, application.words, "say('no.such')").evaluate()
    assert application.warnings == ["No words are kept under 'no.such' in 'en'."]
    assert len(expected_warnings) == 1
    application.warnings.clear()


def test_a_fault_shows_the_trouble_screen_until_dismissed(
    application: Application,
    window: QQuickWindow,
    qtbot: QtBot,
    expected_warnings: list[logging.LogRecord],
) -> None:
    dismissed: list[bool] = []
    application.on_dismissed = lambda: dismissed.append(True)
    fault = ZeroDivisionError("division by zero")
    application.failed(ZeroDivisionError, fault, None)
    application.failed(ZeroDivisionError, fault, None)
    qtbot.waitUntil(lambda: "trouble.again" in names())
    assert len(list(visible("trouble"))) == 1
    assert "division by zero" not in said(find("trouble"))
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "trouble" not in names())
    assert dismissed == [True]
    assert window.property("first") == 0
    assert [record.name for record in expected_warnings] == ["foleni.qt", "foleni.qt"]
