"""Nothing is cut off and nothing overlaps: every screen, language, size and comfort."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.exceptions import TimeoutError as Unsettled

from floor.errors import BookingOtherDay, BookingUsed, NotEnrolled, ServiceDown
from floor.qt import pilot
from floor.rules.offer import Language
from floor.words import LANGUAGES
from kiosk import journey as way
from kiosk.journey import Comfort, Journey, Paper, Tab
from kiosk.staff import Step
from tests.kiosk.conftest import SMALL, TALL, WIDE, Hall

COMFORTS = {
    "ordinary": Comfort(),
    "large": Comfort(large=True),
    "contrast": Comfort(contrast=True),
    "low": Comfort(low=True),
}
TOGETHER = (("ordinary", "contrast"), ("large", "low"))
"""Comforts measured in one window."""
ROUNDS = 4
"""Of the event loop, in which most screens find their sizes."""
SETTLED = 10_000
"""Milliseconds after which sizes do not change any more, however busy the computer is."""
APART = 8
"""Pixels between two things to touch."""
TABS = ("tab_popular", "tab_category", "tab_agency", "search", "booking")
SLACK = 1.5
"""Pixels by which rounding may be off."""


def journeys(hall: Hall, language: Language) -> Iterator[tuple[str, Journey]]:
    """A person on each screen, where it says the most."""
    menu = hall.real.menu()
    longest = max(menu.services, key=lambda s: len(s.name.in_language(language)))
    most = max(menu.services, key=lambda s: sum(len(d.in_language(language)) for d in s.documents))
    start = way.fresh(hall.now[0])
    yield "attract", start
    choose = way.choose_language(start, language)
    yield "choose", choose
    for tab in (Tab.CATEGORY, Tab.AGENCY):
        yield f"choose by {tab}", way.show_tab(choose, tab)
    subjects = way.show_tab(choose, Tab.CATEGORY)
    counts = Counter(service.category for service in menu.services)
    [(fullest, _)] = counts.most_common(1)
    yield fullest, way.open_group(subjects, Tab.CATEGORY, fullest)
    searching = way.search(choose)
    yield "search", searching
    for letter in "ki" if language == "sw" else "re":
        searching = way.typed(searching, letter)
    yield "found", searching
    for service in (longest, most):
        yield service.code, way.open_service(choose, service.code)
    yield from bookings(start, choose)
    down = ServiceDown(service=longest.name.in_language(language))
    basket = way.add_another(way.open_service(choose, longest.code))
    yield "basket", basket
    yield "refused", replace(basket, refusal=down)
    yield "help", way.with_help(choose, True)
    asked = way.take(way.open_service(basket, most.code), "key")
    yield "priority", asked
    yield "working", way.answer_priority(asked, True)
    away = way.cut_off(way.answer_priority(asked, True), "key")
    yield "trouble", away
    ticket = hall.real.take_ticket(
        key=f"{language}{hall.now[0]}", services=(longest.code, most.code), language=language
    )
    for paper in Paper:
        yield f"ticket {paper}", way.taken(away, "key", ticket, paper=paper)


def bookings(start: Journey, choose: Journey) -> Iterator[tuple[str, Journey]]:
    """A person with an appointment."""
    asking = way.ask_booking(choose)
    yield "booking", asking
    for letter in "MSA-7K2Q-WWWW-2026-MM-88":
        asking = way.typed(asking, letter)
    yield "booking written", asking
    used = BookingUsed(booking="MSA-7K2Q", ticket="M014")
    yield "booking refused", replace(asking, refusal=used)
    day = "Jumatano 23 Septemba" if choose.language == "sw" else "Wednesday 23 September"
    other_day = BookingOtherDay(day=day)
    yield "booking for another day", replace(asking, refusal=other_day)
    yield "code read", replace(start, booking="MSA-7K2Q", language=choose.language)


def over_all(hall: Hall, where: str) -> Iterator[tuple[str, str]]:
    """What lies over a screen: the staff menu at each step, and the question for a host."""
    staff, entry = hall.staff, hall.entry
    for step in (Step.PIN, Step.MENU, Step.ROLL):
        staff._to(step, staff._say("staff.no_host"))
        yield from ((f"staff {step}, {where}", fault) for fault in faults_over(hall, "staff_menu"))
    staff.leave()
    entry._written |= {"host": "https://192.168.100.100:7411", "code": "7Q2KM-9WXYZ-4ABCD"}
    entry.open(NotEnrolled(address="https://192.168.100.100:7411"))
    yield from ((f"entry, {where}", fault) for fault in faults_over(hall, "entry"))
    entry._open = False
    entry.changed.emit()


def faults_over(hall: Hall, name: str) -> list[str]:
    """The faults of what lies over the screen, not of what it covers."""
    for _ in range(ROUNDS):
        QCoreApplication.processEvents()
    cover = pilot.find(name)
    if not any(faults(hall, cover)):
        return []
    with suppress(Unsettled):
        hall.bot.waitUntil(lambda: not any(faults(hall, cover)), timeout=SETTLED)
    return list(faults(hall, cover))


def is_text(item: QQuickItem) -> bool:
    return item.property("truncated") is not None and bool(item.property("text"))


def around(item: QQuickItem, name: str) -> QQuickItem | None:
    """The nearest item around it that has a property of this name."""
    holder = item.parentItem()
    while holder is not None and holder.metaObject().indexOfProperty(name) < 0:
        holder = holder.parentItem()
    return holder


def box(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def painted(text: QQuickItem) -> QRectF:
    """Where its letters are, in the window."""
    corner = text.mapToScene(QPointF(0, 0))
    wide = min(float(text.property("contentWidth")), text.width())
    return QRectF(corner.x(), corner.y(), wide, float(text.property("contentHeight")))


def within(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def faults(hall: Hall, root: QQuickItem | None = None) -> Iterator[str]:
    """What is cut off, sticks out or overlaps on the screen as it is, or in one thing on it."""
    shown = list(pilot.items(root or hall.window.contentItem()))
    whole = QRectF(0, 0, hall.window.width(), hall.window.height())
    for text in filter(is_text, shown):
        said = text.property("text")
        if text.property("truncated"):
            yield f"cut off: {said!r}"
        if float(text.property("contentWidth")) > text.width() + SLACK:
            yield f"wider than its place: {said!r}"
        holder = around(text, "shortcut")
        if holder is not None and not within(painted(text), box(holder)):
            yield f"sticks out of its button: {said!r} {painted(text)} of {box(holder)}"
        if around(text, "contentY") is None and not within(painted(text), whole):
            yield f"outside the screen: {said!r}"
    yield from misplaced([item for item in shown if touchable(item)], hall)
    labels = {size_of_words(item) for item in shown if item.objectName() in TABS}
    if len(labels) > 1:
        yield f"tabs of several sizes: {labels}"


def size_of_words(button: QQuickItem) -> float:
    """Pixels of the letters painted on it, however its text was made to fit."""
    [words] = filter(is_text, pilot.items(button))
    return float(words.property("fontInfo").property("pixelSize").toNumber())


def touchable(item: QQuickItem) -> bool:
    return item.activeFocusOnTab() and around(item, "contentY") is None


def misplaced(controls: list[QQuickItem], hall: Hall) -> Iterator[str]:
    """Controls that no finger finds: outside, too small, or too near to another."""
    whole = QRectF(0, 0, hall.window.width(), hall.window.height())
    least = max(44.0, 20 * float(hall.application.theme.property("millimetre")))
    for place, one in enumerate(controls):
        name, here = one.objectName(), box(one)
        if not within(here, whole):
            yield f"outside the screen: {name}"
        short = min(here.width(), here.height())
        if short < least - SLACK:
            sides = f"{here.width():.0f}x{here.height():.0f}"
            yield f"too small to touch: {name} {sides} of {least:.0f}"
        for other in controls[place + 1 :]:
            shared = here.adjusted(-APART, -APART, 0, 0).intersected(
                box(other).adjusted(-APART, -APART, 0, 0)
            )
            if min(shared.width(), shared.height()) > SLACK:
                yield f"too near: {name} and {other.objectName()}"


def lasting_faults(hall: Hall) -> list[str]:
    """The faults that are left once the sizes, one after another, have settled."""
    for _ in range(ROUNDS):
        QCoreApplication.processEvents()
    if not any(faults(hall)):
        return []
    with suppress(Unsettled):
        hall.bot.waitUntil(lambda: not any(faults(hall)), timeout=SETTLED)
    return list(faults(hall))


SIZES = (TALL, WIDE, SMALL, (2160, 3840), (3840, 2160))


@pytest.mark.parametrize("comforts", TOGETHER, ids=" and ".join)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_or_too_small(
    hall: Hall, language: Language, comforts: tuple[str, ...]
) -> None:
    hall.screens._timer.stop()  # here the floor is not asked again by and by
    found = []
    screens = list(journeys(hall, language))
    for size, comfort in product(SIZES, comforts):
        hall.resize(size)
        for name, journey in screens:
            hall.screens._journey = way.with_comfort(journey, COMFORTS[comfort])
            hall.screens._refresh()
            where = f"{name}, {comfort}, {size}"
            found += [f"{where}: {fault}" for fault in lasting_faults(hall)]
        found += [f"{where}: {fault}" for where, fault in over_all(hall, f"{comfort}, {size}")]
    hall.screens._journey = way.fresh(hall.now[0])
    hall.screens._refresh()
    assert not found, "\n".join(found)
