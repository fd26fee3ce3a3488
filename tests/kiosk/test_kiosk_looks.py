"""Nothing is cut off and nothing overlaps: every screen, language, size and comfort."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.exceptions import TimeoutError as Unsettled

from floor.errors import BookingOtherDay, ServiceDown
from floor.qt import pilot
from floor.rules.offer import Language
from floor.words import LANGUAGES
from kiosk import journey as way
from kiosk.journey import Comfort, Journey, Paper, Tab
from tests.kiosk.conftest import SMALL, TALL, WIDE, Hall

COMFORTS = {
    "ordinary": Comfort(),
    "large": Comfort(large=True),
    "contrast": Comfort(contrast=True),
    "low": Comfort(low=True),
    "large contrast": Comfort(large=True, contrast=True),
}
SETTLED = 2000
"""Milliseconds after which sizes do not change any more."""
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
    asking = way.ask_booking(choose)
    yield "booking", asking
    for letter in "MSA-7K2Q-WWWW-2026-MM-88":
        asking = way.typed(asking, letter)
    yield "booking written", asking
    late = BookingOtherDay(day="Wednesday 23 September")
    yield "booking refused", replace(asking, refusal=late)
    yield "code read", replace(start, booking="MSA-7K2Q", language=language)
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


def texts(root: QQuickItem) -> Iterator[QQuickItem]:
    for item in pilot.items(root):
        if item.property("truncated") is not None and item.property("text"):
            yield item


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


def faults(hall: Hall) -> Iterator[str]:
    """What is cut off, sticks out or overlaps on the screen as it is."""
    root = hall.window.contentItem()
    whole = QRectF(0, 0, hall.window.width(), hall.window.height())
    for text in texts(root):
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
    controls = [
        item
        for item in pilot.items(root)
        if item.activeFocusOnTab() and around(item, "contentY") is None
    ]
    for place, one in enumerate(controls):
        if not within(box(one), whole):
            yield f"outside the screen: {one.objectName()}"
        if min(one.width(), one.height()) < 43:
            yield f"too small to touch: {one.objectName()} {one.width():.0f}x{one.height():.0f}"
        for other in controls[place + 1 :]:
            shared = box(one).intersected(box(other))
            if min(shared.width(), shared.height()) > SLACK:
                yield f"overlap: {one.objectName()} and {other.objectName()}"


def lasting_faults(hall: Hall) -> list[str]:
    """The faults that are left once the sizes, one after another, have settled."""
    for _ in range(4):
        QCoreApplication.processEvents()
    with suppress(Unsettled):
        hall.bot.waitUntil(lambda: not any(faults(hall)), timeout=SETTLED)
    return list(faults(hall))


@pytest.mark.parametrize("size", [TALL, WIDE, SMALL], ids=["tall", "wide", "small"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off(hall: Hall, language: Language, size: tuple[int, int]) -> None:
    hall.resize(size)
    hall.screens._timer.stop()  # here the floor is not asked again by and by
    found = []
    for comfort, chosen in COMFORTS.items():
        for name, journey in journeys(hall, language):
            hall.screens._journey = way.with_comfort(journey, chosen)
            hall.screens._refresh()
            found += [f"{name}, {comfort}: {fault}" for fault in lasting_faults(hall)]
        hall.now[0] += 1
    hall.screens._journey = way.fresh(hall.now[0])
    hall.screens._refresh()
    assert found == []
