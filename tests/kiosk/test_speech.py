"""Each screen is read aloud as it is written, by keys alone, into a file that is measured."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from floor.errors import BadSetting
from floor.qt import pilot
from floor.qt.application import start
from floor.rules.offer import Language
from floor.rules.snapshots import Menu
from floor.voice import measure
from floor.words import LANGUAGES, load_words
from kiosk import comfort as ease
from kiosk import journey as way
from kiosk.comfort import LOUDEST, Comfort
from kiosk.command import QML
from kiosk.keys import Act, keys
from kiosk.patience import COUNTDOWN, QUIET
from kiosk.program import open_kiosk
from kiosk.reading import UNREAD, control_texts, page_of, screen_texts
from tests.flaky import FlakyFloor
from tests.floors import Keys, a_floor
from tests.kiosk.conftest import SMALL, TALL, WIDE, Hall, Printer
from tests.kiosk.ear import Ear, known, leaves
from tests.kiosk.test_kiosk_looks import around, journeys, lasting_faults

SPEECH, HELP, ENTER = Qt.Key.Key_F9, Qt.Key.Key_F1, Qt.Key.Key_Return
DOWN, UP, BACK = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backspace
LOUDER, SOFTER = Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown


@pytest.fixture
def ear(tmp_path: Path) -> Ear:
    return Ear(tmp_path / "heard.wav")


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path, ear: Ear) -> Iterator[Hall]:
    """A kiosk that speaks, at half past nine, people waiting."""
    real = a_floor(tmp_path, hhmm="09:30")
    key = Keys()
    for place, service in enumerate(real.menu().services[:40]):
        real.take_ticket(key=key(), services=(service.code,), language="sw" if place % 2 else "en")
    floor, printer, now = FlakyFloor(real), Printer(), [1_000_000]
    application = start(density="touch", qml=QML, reduced_motion=True)
    screens, window = open_kiosk(
        application, size=TALL, print_ticket=printer, clock=lambda: now[0], speech=ear.speech
    )
    screens.start(floor)
    window.requestActivate()
    qtbot.waitUntil(lambda: window.isActive() and window.isExposed())
    qtbot.waitUntil(lambda: bool(screens.property("ready")))
    yield Hall(qtbot, application, screens, window, floor, real, printer, now)
    floor.cut = False
    ear.speech.close()
    screens.close()
    application.close()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    real.close()
    assert application.warnings == []


def listen(hall: Hall, ear: Ear, *wanted: str) -> None:
    """Wait until each of these has been said."""
    hall.until(lambda: all(text in ear.said for text in wanted))


def finish(hall: Hall, ear: Ear) -> None:
    """Hear it to its end."""
    hall.until(ear.go_on)


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


def until_focus(hall: Hall, ear: Ear, name: str, key: Qt.Key) -> None:
    """Press a key until the focus is on a control, and hear what it is."""
    hall.until(lambda: hall.shown(name))
    for _ in range(14):
        if hall.focus() == name:
            break
        hall.press(key)
    assert hall.focus() == name
    text = control_texts(pilot.find(name))[0]
    hall.until(lambda: text in ear.said)


def test_every_control_of_every_screen_is_reached_by_arrows(hall: Hall, ear: Ear) -> None:
    hall.screens._timer.stop()
    for name, journey in journeys(hall, "en"):
        hall.screens._journey = way.with_comfort(journey, Comfort(speech=True))
        hall.screens._refresh()
        hall.until_screen(str(journey.screen))
        hall.bot.waitUntil(lambda: hall.window.grabWindow().width() > 0)
        controls = [
            item
            for item in pilot.items(hall.window.contentItem())
            if item.activeFocusOnTab() and item.isEnabled()
        ]
        reached: set[str] = set()
        pending = [controls[0]] if controls else []
        while pending:
            here = pending.pop()
            reached.add(place_of(here))
            for key in (DOWN, UP, Qt.Key.Key_Left, Qt.Key.Key_Right):
                here.forceActiveFocus(Qt.FocusReason.TabFocusReason)
                hall.press(key)
                there = hall.window.activeFocusItem()
                if there is not None and place_of(there) not in reached:
                    pending.append(there)
        missed = [item.objectName() for item in controls if place_of(item) not in reached]
        assert missed == [], name
    hall.screens._journey = way.fresh(hall.now[0])
    hall.screens._refresh()


def place_of(item: QQuickItem) -> str:
    corner = item.mapToScene(item.boundingRect().topLeft())
    return f"{item.objectName()} {corner.x():.0f} {corner.y():.0f}"


def test_what_is_heard_is_loud_enough_never_clipped_and_one_thing_at_a_time(
    hall: Hall, ear: Ear
) -> None:
    for _ in range(2):
        hall.press(LOUDER)
    hall.press(SPEECH)
    listen(hall, ear, "Karibu")
    finish(hall, ear)
    hall.press(HELP)
    listen(hall, ear, "How to use the keys", "Volume: louder or softer")
    finish(hall, ear)
    heard = ear.heard()
    assert heard.seconds > 10
    assert abs(measure.loudness(heard) - measure.LEVEL) < 2
    assert measure.clipped(heard) == 0
    begun = ear.recorder.begun
    assert all(later[0] >= sum(earlier) - 1e-6 for earlier, later in pairwise(begun))


def test_any_key_stops_the_voice_at_once(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.until(lambda: ear.recorder.busy)
    ear.seconds += 0.05
    hall.press(Qt.Key.Key_Shift)
    assert not ear.recorder.busy
    assert ear.heard().seconds < 0.2


def test_the_volume_is_told_steps_and_is_ordinary_for_the_next_person(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    for _ in range(LOUDEST):
        hall.press(SOFTER)
    listen(hall, ear, "Volume 2", "Volume 1")
    assert hall.screens.journey.comfort.volume == 1
    hall.touch("volume")
    listen(hall, ear, "Volume 2")
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.touch("start_again")
    hall.until_screen("attract")
    assert hall.screens.journey.comfort == Comfort()


def test_each_step_of_the_volume_is_five_decibels() -> None:
    factors = [ease.factor(volume) for volume in range(1, LOUDEST + 1)]
    assert factors[-1] == 1
    for softer, louder in pairwise(factors):
        assert measure.decibels(louder) - measure.decibels(softer) == pytest.approx(5)


def test_a_headset_put_in_turns_the_voice_on_and_taken_out_turns_it_off(
    hall: Hall, ear: Ear
) -> None:
    hall.press(Qt.Key.Key_F15)
    listen(hall, ear, "Welcome")
    assert hall.screens.journey.comfort.speech
    assert hall.focus() != ""
    hall.press(Qt.Key.Key_F16)
    assert not hall.screens.journey.comfort.speech
    assert not ear.recorder.busy


def test_the_bar_turns_the_voice_on_and_its_button_says_so(hall: Hall, ear: Ear) -> None:
    hall.touch("speech")
    listen(hall, ear, "Welcome")
    assert hall.shown("volume")
    hall.touch("speech")
    assert not hall.shown("volume")


def test_help_is_shown_and_read_and_any_key_takes_it_away(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.press(HELP)
    listen(hall, ear, "How to use the keys", "Press any key to go on")
    assert hall.shown("help")
    before = hall.focus()
    hall.press(ENTER)
    assert not hall.shown("help")
    assert hall.screens.journey.screen == "attract"
    assert hall.focus() == before


def test_the_warning_and_the_count_down_are_spoken_and_a_key_ends_both(
    hall: Hall, ear: Ear
) -> None:
    hall.press(SPEECH)
    hall.touch("language_en")
    hall.until_screen("choose")
    listen(hall, ear, "Choose the service you need")
    finish(hall, ear)
    hall.pass_time(QUIET / 1000)
    listen(hall, ear, "Are you still there?", "Starting again in 20 seconds")
    for seconds in range(COUNTDOWN // 1000 - 2):
        hall.pass_time(1)
        assert hall.screens.seconds_left() == 19 - seconds
    listen(hall, ear, "10", "5", "4", "3", "2")
    hall.press(DOWN)
    assert hall.screens.seconds_left() == -1
    assert hall.screens.journey.screen == "choose"


def test_whoever_listens_is_not_hurried(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.until(lambda: ear.recorder.busy)
    began = hall.screens.journey.touched
    hall.now[0] += QUIET - 1
    hall.until(lambda: hall.screens.journey.touched > began)
    assert hall.screens.seconds_left() == -1


def test_without_speech_the_warning_rings(hall: Hall, ear: Ear) -> None:
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.pass_time(QUIET / 1000)
    hall.until(lambda: ear.recorder.busy)
    assert ear.said == []


def test_letters_are_spoken_as_they_are_written(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.touch("search")
    hall.until_screen("search")
    listen(hall, ear, "Search for a service")
    ear.forget()
    QTest.keyClick(hall.window, Qt.Key.Key_K)
    listen(hall, ear, "k")


def test_names_that_no_clip_says_are_told_to_staff(hall: Hall, ear: Ear) -> None:
    hall.press(SPEECH)
    hall.touch("language_en")
    hall.until_screen("choose")
    until_focus(hall, ear, "popular_0", DOWN)
    hall.until(lambda: hall.shown("sign_speech"))


def test_keys_may_be_named_by_the_centre() -> None:
    table = keys(["speech=F5", "up=F17"])
    assert table[Qt.Key.Key_F5] is Act.SPEECH
    assert table[Qt.Key.Key_F17] is Act.UP
    assert table[Qt.Key.Key_Up] is Act.UP


@pytest.mark.parametrize("named", ["speech", "fly=F5", "speech=", "speech=F99", "speech=Key_F5"])
def test_a_key_that_cannot_be_read_is_told(named: str) -> None:
    with pytest.raises(BadSetting):
        keys([named])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_volume_has_its_words(language: Language) -> None:
    said = [load_words().say("kiosk.tool.volume", language, n=n) for n in range(1, LOUDEST + 1)]
    assert len(set(said)) == LOUDEST


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
