"""The first-run screen: what it says of each thing that goes wrong, by a real host."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from floor.errors import (
    DeviceRevoked,
    FoleniError,
    HostForeign,
    HostUnreachable,
    NotEnrolled,
    PrinterFailed,
)
from floor.lan import codes
from floor.lan.certificate import own_certificate
from floor.qt.application import Application
from floor.qt.entry import Doors, Entered, Entry, Place, doors, may_be_let_in
from floor.qt.first_run import PAGE
from floor.qt.pilot import find, names, said
from floor.qt.steering import Remote
from floor.words import load_words
from tests.floor.lan.room import Room, a_room
from tests.floors import a_floor

HERE = Place(address="https://10.0.0.5:7411", centre="MSA")
NEAR = Place(address="https://10.0.0.6:7411", centre="NYR")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("host")
    floor = a_floor(folder)
    with a_room(floor, folder) as room:
        yield room
    floor.close()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this computer keeps what a host gives it."""
    monkeypatch.setenv("FOLENI_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def asked(application: Application) -> Iterator[Any]:
    """Shows the screen, with doors that the test gives, or those of a counter."""
    made: list[Entry] = []

    def ask(by: Doors, fault: Exception | None = None) -> Entry:
        entry = Entry(by, words=load_words(), parent=application)
        window = application.show(PAGE, {"entry": entry, "width": 1280, "height": 800})
        application.hold(Remote(window, entry))
        entry.open(fault)
        made.append(entry)
        return entry

    yield ask
    for entry in made:
        entry.close()


def unheard(entered: int = 0, *places: Place) -> Doors:
    return Doors(find=lambda: places, enter=lambda at, code: Entered(address=at, ahead=entered))


def test_what_is_wrong_with_a_code_is_told_apart(
    qtbot: QtBot, asked: Any, host: Room, application: Application, data: Path, tmp_path: Path
) -> None:
    entry = asked(Doors(find=lambda: (), enter=doors("c", "counter", "reception").enter))
    admitted: list[str] = []
    entry.let_in.connect(admitted.append)
    made = host.entrance.codes

    def says(code: str, sentence: str, address: str = host.address) -> None:
        entry.write("host", address)
        entry.write("code", code)
        press(application, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not entry.property("busy") and sentence in said(find("entry_said")))

    other = own_certificate(tmp_path / "other.tls", centre="NYR").fingerprint
    says(codes.Codes(other).make(role="counter"), "of another centre")
    says("K7M4QX", "is not twelve letters and digits")
    says(codes.Codes(host.certificate.fingerprint).make(role="counter"), "The code is not good")
    says(made.make(role="kiosk"), "another computer: kiosk")
    used = made.make(role="counter")
    made.take(codes.plain(used)[: codes.SECRET])
    says(used, "used already")
    says(used, "does not answer", "https://127.0.0.3:9")
    entry.write("host", host.address)
    entry.write("code", made.make(role="counter").lower())
    press(application, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: admitted == [host.address])


def press(application: Application, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(application.windows[-1], key)


def test_of_several_hosts_one_is_chosen_by_a_remote_control(
    qtbot: QtBot, asked: Any, application: Application
) -> None:
    entry = asked(unheard(0, HERE, NEAR))
    qtbot.waitUntil(lambda: "entry_found_1" in names())
    window = application.windows[-1]
    window.requestActivate()
    qtbot.waitUntil(window.isActive)
    qtbot.waitUntil(lambda: find("entry_found_1").x() > 0)  # they are laid out
    find("entry_found_0").forceActiveFocus()
    press(application, Qt.Key.Key_Right, Qt.Key.Key_Select)
    assert entry.property("host") == NEAR.address
    find("key_k").forceActiveFocus()
    press(application, Qt.Key.Key_Return, Qt.Key.Key_7, Qt.Key.Key_M, Qt.Key.Key_Backspace)
    assert entry.property("code") == "K7"


def test_one_host_is_taken_and_none_is_told(
    qtbot: QtBot, asked: Any, application: Application
) -> None:
    entry = asked(unheard(0, HERE))
    qtbot.waitUntil(lambda: entry.property("host") == HERE.address)
    assert "MSA" in said(find("entry_said"))
    application.words.setProperty("language", "sw")
    assert "imepatikana" in said(find("entry_said"))


def test_nobody_heard_is_told_but_why_it_asks_stays(qtbot: QtBot, asked: Any) -> None:
    entry = asked(unheard(), NotEnrolled(address="here"))
    qtbot.waitUntil(lambda: not entry.property("looking"))
    assert "does not know" in said(find("entry_said"))
    entry.look()
    qtbot.waitUntil(lambda: "No host was heard" in said(find("entry_said")))


@pytest.mark.parametrize(("minutes", "told"), [(-182, "182 minutes behind"), (5, "ahead")])
def test_a_wrong_clock_is_told_before_it_goes_on(
    qtbot: QtBot, asked: Any, minutes: int, told: str
) -> None:
    entry = asked(unheard(minutes * 60_000))
    admitted: list[str] = []
    entry.let_in.connect(admitted.append)
    entry.write("host", HERE.address)
    entry.write("code", "K7M4QX9RTW2B")
    entry.enter()
    qtbot.waitUntil(lambda: told in said(find("entry_said")))
    assert not admitted
    entry.enter()
    assert admitted == [HERE.address]


@pytest.mark.parametrize(
    ("fault", "enrolled", "by_hand", "asked_for"),
    [
        (NotEnrolled(address="a"), False, True, True),
        (DeviceRevoked(address="a"), True, False, True),
        (DeviceRevoked(address="a"), True, True, False),
        (HostForeign(address="a"), True, False, True),
        (HostUnreachable(address="a"), False, False, True),
        (HostUnreachable(address="a"), True, False, False),
        (HostUnreachable(address="a"), False, True, False),
        (PrinterFailed(printer="p", problem="x"), False, False, False),
    ],
)
def test_a_code_is_asked_for_only_where_it_would_help(
    fault: FoleniError, enrolled: bool, by_hand: bool, asked_for: bool
) -> None:
    assert may_be_let_in(fault, enrolled=enrolled, by_hand=by_hand) is asked_for
