"""Each screen is read aloud as it is written, by keys alone, into a file that is measured."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from floor.qt import pilot
from floor.rules.offer import Language
from floor.rules.snapshots import Menu
from floor.words import LANGUAGES
from kiosk import journey as way
from kiosk.comfort import Comfort
from kiosk.reading import UNREAD, control_texts, page_of, screen_texts
from tests.kiosk.conftest import SMALL, TALL, WIDE, Hall, opened
from tests.kiosk.ear import Ear, known, leaves, listen, until_focus
from tests.kiosk.test_kiosk_looks import around, journeys, lasting_faults

SPEECH, HELP, ENTER = Qt.Key.Key_F9, Qt.Key.Key_F1, Qt.Key.Key_Return
DOWN, UP, BACK = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backspace
LOUDER, SOFTER = Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown


@pytest.fixture
def ear(tmp_path: Path) -> Ear:
    return Ear(tmp_path / "heard.wav")


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path, ear: Ear) -> Iterator[Hall]:
    """A kiosk that speaks."""
    with opened(qtbot, tmp_path, speech=ear.speech) as found:
        yield found


def catalogue(menu: Menu, language: Language) -> set[str]:
    """Texts that are a centre's own: only a synthesiser, or clips made for them, say these."""
    texts = {menu.name}
    for service in menu.services:
        texts |= {text.in_language(language) for text in (service.name, *service.documents)}
    for category in menu.categories:
        texts.add(category.name.in_language(language))
    return texts | {agency.name.in_language(language) for agency in menu.agencies}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_spoken_is_what_stands_on_the_screen_on_every_screen(
    hall: Hall, ear: Ear, language: Language
) -> None:
    hall.screens._timer.stop()
    menu = hall.real.menu()
    for name, journey in journeys(hall, language):
        own = catalogue(menu, language) | catalogue(menu, "en") | {journey.here.query}
        hall.screens._journey = way.with_comfort(journey, Comfort(speech=True))
        hall.screens._refresh()
        hall.until_screen(str(journey.screen))
        hall.bot.waitUntil(lambda: hall.window.grabWindow().width() > 0)
        root = hall.window.contentItem()
        page = page_of(root)
        spoken = set(screen_texts(page))
        for control in (item for item in pilot.items(root) if item.activeFocusOnTab()):
            said = control_texts(control)
            assert said, f"{name}: nothing is said of {control.objectName()!r}"
            spoken |= set(said)
        number = hall.screens.property("number")
        for text, item in leaves(page):
            if item.objectName() in UNREAD or around_sign(item):
                continue
            if number and text in str(number):
                assert number in spoken
                continue
            assert text in spoken, f"{name}: {text!r} is shown and not said"
        for text in spoken - own:
            if text and not known(ear.speech, text, language):
                free = [p.text for p in ear.speech.parts(text, language) if p.free]
                assert all(part.rstrip(".,") in own for part in free), f"{name}: {free}"
    hall.screens._journey = way.fresh(hall.now[0])
    hall.screens._refresh()


def around_sign(item: QQuickItem) -> bool:
    """Whether a text is part of a sign for staff."""
    holder = around(item, "kind")
    return holder is not None and holder.objectName() in UNREAD


def test_from_the_first_screen_to_paper_by_keys_alone_and_by_ear(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    listen(hall, ear, "Karibu", "Welcome")
    until_focus(hall, ear, "language_sw", DOWN)
    listen(hall, ear, "Kiswahili")
    ear.forget()
    hall.press(ENTER)
    hall.until_screen("choose")
    listen(hall, ear, "Chagua huduma unayohitaji")
    until_focus(hall, ear, "popular_2", DOWN)
    name = hall.said("popular_2")
    hall.press(ENTER)
    hall.until_screen("service")
    listen(hall, ear, hall.screens.property("service_name"))
    assert hall.screens.property("service_name") in name
    until_focus(hall, ear, "take_ticket", DOWN)
    hall.press(ENTER)
    hall.until_screen("priority")
    listen(hall, ear, "Je, unahitaji kuhudumiwa kwa kipaumbele?", "Wazee")
    until_focus(hall, ear, "priority_no", DOWN)
    hall.press(ENTER)
    hall.until_screen("ticket")
    hall.until(lambda: hall.received() == ["paper"])
    listen(hall, ear, str(hall.screens.property("number")), "Tafadhali chukua tiketi yako")
    until_focus(hall, ear, "done", DOWN)
    hall.press(ENTER)
    hall.until_screen("attract")
    assert not hall.screens.journey.comfort.speech


def test_every_control_of_every_screen_is_reached_by_arrows(hall: Hall, ear: Ear) -> None:
    hall.screens._timer.stop()
    for name, journey in journeys(hall, "en"):
        hall.screens._journey = way.with_comfort(journey, Comfort(speech=True))
        hall.screens._refresh()
        hall.until_screen(str(journey.screen))
        hall.bot.waitUntil(lambda: hall.window.grabWindow().width() > 0)
        hall.until(lambda: sum(each.startswith("screen_") for each in pilot.names()) == 1)
        wanted = places(hall)
        reached: set[str] = set()
        pending = list(wanted)[:1]
        while pending:
            here = pending.pop()
            reached.add(here)
            for key in (DOWN, UP, Qt.Key.Key_Left, Qt.Key.Key_Right):
                # Looked for anew each time: a page may make its controls again under one's hands.
                wanted_now = places(hall)
                if here not in wanted_now:
                    break
                wanted_now[here].forceActiveFocus(Qt.FocusReason.TabFocusReason)
                hall.press(key)
                there = hall.window.activeFocusItem()
                if there is not None and place_of(there) not in reached:
                    pending.append(place_of(there))
        assert (set(wanted) & set(places(hall))) - reached == set(), name
    hall.screens._journey = way.fresh(hall.now[0])
    hall.screens._refresh()


def places(hall: Hall) -> dict[str, QQuickItem]:
    """The controls that can have the focus, by where they stand."""
    return {
        place_of(item): item
        for item in pilot.items(hall.window.contentItem())
        if item.activeFocusOnTab() and item.isEnabled()
    }


def place_of(item: QQuickItem) -> str:
    corner = item.mapToScene(item.boundingRect().topLeft())
    return f"{item.objectName()} {corner.x():.0f} {corner.y():.0f}"


@pytest.mark.parametrize("size", [TALL, WIDE, SMALL], ids=["tall", "wide", "small"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_its_bar_for_the_voice_and_with_help_nothing_is_cut_off(
    hall: Hall, language: Language, size: tuple[int, int]
) -> None:
    hall.resize(size)
    hall.screens._timer.stop()
    found = []
    for large in (False, True):
        for name, journey in journeys(hall, language):
            comfort = Comfort(speech=True, large=large)
            hall.screens._journey = way.with_comfort(journey, comfort)
            hall.screens._refresh()
            found += [f"{name}, large {large}: {fault}" for fault in lasting_faults(hall)]
        hall.screens.help(True)
        hall.screens._refresh()
        card = next(item for item in pilot.items(hall.window.contentItem()) if is_help(item))
        shown = [item for text, item in leaves(card)]
        assert len(shown) == 8
        found += [str(item.property("text")) for item in shown if item.property("truncated")]
        column = shown[0].parentItem()
        assert column is not None and column.height() < hall.window.height() * 0.9
        hall.now[0] += 1
    hall.screens._journey = way.fresh(hall.now[0])
    hall.screens._refresh()
    assert found == []


def is_help(item: QQuickItem) -> bool:
    return item.objectName() == "help"
