"""Every screen in both languages, sizes and contrasts: nothing cut short, everything has a name."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from pytestqt.exceptions import TimeoutError

from counter.command import FULL, SMALL
from floor.qt import pilot
from floor.rules.offer import Language
from floor.rules.verbs import EnrolAgent
from tests.counter.conftest import BOSS, COUNTER, Station, Stationed
from tests.floors import PIN, at

# What holds its words; text that leaves one of these lies over something else.
HOLDERS = (
    "Card",
    "NowServing",
    "QueueList",
    "TouchButton",
    "ActionButton",
    "Banner",
    "Notice",
    "Pill",
)
SLACK = 1.5
"""Pixels that rounding may take."""
BUTTON = "QQuickAbstractButton"


def ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    while (item := item.parentItem()) is not None:
        yield item


def kind(item: QQuickItem) -> str:
    return item.metaObject().className().split("_QML")[0]


def scrolls(item: QQuickItem) -> bool:
    return item.inherits("QQuickFlickable")


def place(item: QQuickItem, width: float, height: float) -> QRectF:
    corner = item.mapToScene(QPointF(0, 0))
    return QRectF(corner.x(), corner.y(), width, height)


def cut_short(station: Station) -> list[str]:
    """Every text on the screen that is elided, or lies outside of what should hold it."""
    found = []
    for item in pilot.items(station.window.contentItem()):
        text = item.property("text")
        if not item.inherits("QQuickText") or not text:
            continue
        wide, tall = item.property("contentWidth"), item.property("contentHeight")
        if item.property("truncated") or wide > item.width() + SLACK:
            found.append(f"{text!r} is {wide:.0f} wide in {item.width():.0f}")
        found += [f"{text!r} leaves {name}" for name in left_by(station, item, tall)]
    return found


def left_by(station: Station, item: QQuickItem, tall: float) -> Iterator[str]:
    words, scrolled = place(item, item.width(), tall), False
    window = QRectF(0, 0, station.window.width(), station.window.height())
    for holder in ancestors(item):
        scrolled = scrolled or scrolls(holder)
        if kind(holder).startswith(HOLDERS):
            frame = place(holder, holder.width(), holder.height())
            if not holds(frame, words, upright=not scrolled):
                yield kind(holder)
    if not holds(window, words, upright=not scrolled):
        yield "the window"


def holds(frame: QRectF, words: QRectF, *, upright: bool) -> bool:
    beside = words.left() >= frame.left() - SLACK and words.right() <= frame.right() + SLACK
    within = words.top() >= frame.top() - SLACK and words.bottom() <= frame.bottom() + SLACK
    return beside and (within or not upright)


def nameless(station: Station) -> list[str]:
    """Every control on the screen that a screen reader could not name."""
    found = []
    for item in pilot.items(station.window.contentItem()):
        if item.activeFocusOnTab():
            read = QAccessible.queryAccessibleInterface(item)
            # Qt tells no name of a password's field; its label is then the description.
            told = (QAccessible.Text.Name, QAccessible.Text.Description)
            if read is None or not any(read.text(part) for part in told):
                found.append(f"{kind(item)} {item.objectName()}")
    return found


def lasting_faults(station: Station) -> list[str]:
    """What is amiss in either contrast once the layouts have settled."""
    found: list[str] = []
    for _ in range(2):
        station.desk.change_contrast()
        with suppress(TimeoutError):
            station.until(lambda: not cut_short(station) + nameless(station), seconds=1)
        told = "high contrast" if station.memory.contrast else "ordinary"
        found += [f"{told}: {fault}" for fault in cut_short(station) + nameless(station)]
    return found


def screens(station: Station) -> Iterator[str]:
    """Brings up each screen in turn, and gives its name."""
    yield from entrance(station)
    yield from at_work(station)
    yield from cut_and_break(station)


def entrance(station: Station) -> Iterator[str]:
    desk = station.desk
    yield "sign in"
    desk.sign_in("", "1", "")
    yield "sign in, with what is missing"
    desk.sign_in("101", "111111", "12")
    station.until(lambda: station.seen("notice_title") != "")
    yield "sign in, refused"
    station.real.reset_pin(key="reset", by=BOSS, pin=PIN, agent="101", fresh="481516")
    desk.sign_in("101", "481516", "12")
    station.until(lambda: bool(station.seen("changing")))
    yield "an own PIN"
    station.real.pins.set("101", PIN)
    desk.sign_in("101", PIN, "12")
    station.until_stage("closed")
    yield "closed"


def at_work(station: Station) -> Iterator[str]:
    desk = station.desk
    desk.press("open_counter")
    station.until_stage("ready")
    yield "ready"
    desk.press("call_next")
    station.until_stage("called")
    yield "called"
    for _ in range(3):
        station.until(lambda: not station.seen("busy"))
        desk.press("recall")
    station.until(lambda: station.seen("next_action") == "not_here")
    yield "recalled"
    station.until(lambda: not station.seen("busy"))
    desk.press("start_service")
    station.until_stage("serving")
    yield "serving"
    station.real.clock.set(at("10:40"))
    station.until(lambda: station.seen("pace") == "near")
    yield "serving for long"


def cut_and_break(station: Station) -> Iterator[str]:
    desk = station.desk
    station.floor.cut = True
    station.until(lambda: not station.seen("connected"))
    desk.press("finish")
    station.until(lambda: station.seen("notice_kind") == "warning" and not station.seen("busy"))
    yield "cut off"
    station.floor.cut = False
    station.until_stage("ready")
    desk.press("break")
    yield "why a break"
    desk.take_break("lunch")
    station.until_stage("paused")
    yield "break"


@pytest.mark.parametrize("size", [FULL, SMALL], ids=["full", "compact"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_word_is_cut_short_and_no_control_is_nameless(
    stationed: Stationed, language: Language, size: tuple[int, int]
) -> None:
    station = stationed(language=language, size=size, boss=True)
    faults = []
    for screen in screens(station):
        faults += [f"{screen}: {fault}" for fault in lasting_faults(station)]
    assert faults == []


AT_DESK = (
    *("park", "transfer", "add_service", "note", "finish_with", "find", "why", "figures"),
    "change_pin",
)
IN_OFFICE = (
    *("suspend", "restore", "quota", "announce", "find", "raise_priority", "out_of_turn"),
    *("release", "plan_break", "skills", "reset_pin", "devices", "begin_day", "end_day"),
    *("agents", "promise", "offered", "counter_gives", "hours", "customs", "versions"),
)


def errands(station: Station, names: tuple[str, ...]) -> Iterator[str]:
    """Opens each errand, as it is first and with everything amiss."""
    for name in names:
        station.desk.press(name)
        station.until(lambda: station.shown("sheet"))
        station.until(lambda: not station.desk._inquiry._under_way)
        yield name
        station.desk.form.submitted.emit()
        if station.shown("sheet"):
            yield f"{name}, with what is missing"
            station.desk.form.leave()
        station.until(lambda: not station.shown("sheet") and not station.seen("busy"))


def desk_errands(station: Station) -> Iterator[str]:
    station.open()
    station.desk.press("pick")
    station.until(lambda: station.shown("sheet"))
    yield "pick"
    station.desk.form.leave()
    station.desk.press("call_next")
    station.until_stage("called")
    station.until(lambda: not station.seen("busy"))
    station.desk.press("start_service")
    station.until_stage("serving")
    for name in AT_DESK:
        if station.seen("stage") == "serving":
            yield from errands(station, (name,))
    station.desk.press("lock")
    station.until(lambda: station.shown("screen_lock"))
    yield "lock"


def office_errands(station: Station) -> Iterator[str]:
    station.real.do(EnrolAgent(agent=BOSS, role="manager"), key="manager")
    station.desk.sign_in(BOSS, PIN, "")
    station.until_stage("office")
    if station.window.width() > SMALL[0]:
        station.until(lambda: bool(station.item("wait_list").property("count")))
    yield "office"
    yield from errands(station, IN_OFFICE)


def door_errands(station: Station) -> Iterator[str]:
    station.until(lambda: bool(station.item("door_services").property("count")))
    yield "door"
    station.desk.give(station.real.menu().popular[0])
    station.until(lambda: station.shown("sheet"))
    yield "issue"
    station.desk.form.submit()
    station.until(lambda: not station.shown("sheet") and not station.seen("busy"))
    yield "given"
    yield from errands(station, ("check_in", "find"))


@pytest.mark.parametrize("place", ["desk", "office", "door"])
@pytest.mark.parametrize("size", [FULL, SMALL], ids=["full", "compact"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_word_of_an_errand_is_cut_short_and_no_control_is_nameless(
    stationed: Stationed,
    language: Language,
    size: tuple[int, int],
    place: str,
) -> None:
    station = stationed(
        language=language,
        size=size,
        boss=True,
        door=place == "door",
        remembered=None if place != "desk" else COUNTER,
    )
    walk = {"desk": desk_errands, "office": office_errands, "door": door_errands}[place]
    faults = []
    for screen in walk(station):
        faults += [f"{screen}: {fault}" for fault in lasting_faults(station)]
    assert faults == []


def test_tab_reaches_every_action_that_is_possible(stationed: Stationed) -> None:
    station = stationed()
    station.open()
    station.until(lambda: station.holds_keys() == "call_next")
    reached = [station.holds_keys()]
    for _ in range(20):
        station.window.activeFocusItem().nextItemInFocusChain(True).forceActiveFocus()
        reached.append(station.holds_keys())
    assert {"call_next", "break", "close_counter", "sign_out", "language"} <= set(reached)
    assert not {"start_service", "finish", "recall"} & set(reached)
