"""What a picture of a display must keep to: nothing cut, nothing outside."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from floor.qt.pilot import items

SLACK = 1.5
"""Pixels that rounding may take."""
EM = 0.72
"""The part of a line's height that its letters take."""
RIGHT = Qt.AlignmentFlag.AlignRight.value
CENTRE = Qt.AlignmentFlag.AlignHCenter.value


def texts(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Each shown text that is not scrolled out of a list."""
    for item in items(window.contentItem()):
        if item.property("truncated") is not None and item.property("text"):
            place = item.mapRectToScene(item.boundingRect())
            if not _scrolled_out(item, place):
                yield item


def _scrolled_out(item: QQuickItem, place: QRectF) -> bool:
    holder = item.parentItem()
    while holder is not None:
        if holder.clip() and not _seen(place, holder):
            return True
        holder = holder.parentItem()
    return False


def _alignment(text: QQuickItem) -> int:
    """Python cannot read a text's alignment; QML can."""
    context = qmlContext(text)
    assert context is not None
    expression = QQmlExpression(context, text, "Number(horizontalAlignment)")
    value, _ = expression.evaluate()
    return int(value)


def _seen(place: QRectF, clip: QQuickItem) -> bool:
    """Whether the middle of a place lies within what a list shows."""
    return clip.mapRectToScene(QRectF(0, 0, clip.width(), clip.height())).contains(place.center())


def cut(window: QQuickWindow) -> list[str]:
    """Texts that are shortened, wider than their place, or reach out of the window."""
    whole = QRectF(0, 0, window.width(), window.height())
    found = []
    for text in texts(window):
        width = float(text.property("contentWidth"))
        height = float(text.property("contentHeight"))
        place = text.mapRectToScene(QRectF(0, 0, width, height))
        reasons = {
            "shortened": bool(text.property("truncated")),
            "wider than its place": width > text.width() + SLACK,
            # A number's place may be its em, without the space between lines.
            "higher than its place": height * EM > text.height() + SLACK,
            "off the screen": not whole.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place),
        }
        if said := [reason for reason, holds in reasons.items() if holds]:
            room = f"{width:.0f} x {height:.0f} in {text.width():.0f} x {text.height():.0f}"
            found.append(f"{text.property('text')!r} is {' and '.join(said)} ({room})")
    return found


def signs(window: QQuickWindow) -> Iterator[tuple[str, QRectF]]:
    """Each shown icon that is not scrolled out of a list, and where it is."""
    for item in items(window.contentItem()):
        name = item.property("name")
        if item.inherits("QQuickImage") and isinstance(name, str) and name:
            place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            if not _scrolled_out(item, place):
                inner = [place.width() * share for share in (0.1, 0.1, -0.1, -0.1)]
                yield name, place.adjusted(*inner)


def overlapping(window: QQuickWindow) -> list[str]:
    """Pairs of shown texts, or of a text and an icon, that lie over one another."""
    places = []
    for text in texts(window):
        width, height = (float(text.property(name)) for name in ("contentWidth", "contentHeight"))
        free = text.width() - width
        x = {RIGHT: free, CENTRE: free / 2}.get(_alignment(text), 0.0)
        # Letters keep to the inner part of their line.
        inner = QRectF(x, height * 0.2, width, height * 0.6)
        places.append((str(text.property("text")), text.mapRectToScene(inner)))
    icons = list(signs(window))
    return [
        f"{one!r} and {other!r}"
        for number, (one, here) in enumerate(places)
        for other, there in [*places[number + 1 :], *icons]
        if here.intersected(there).width() > SLACK and here.intersected(there).height() > SLACK
    ]


def halved(window: QQuickWindow, list_name: str) -> list[str]:
    """Rows of a list of whole rows that are shown only in part, if it is on the screen."""
    rows = []
    for found in (each for each in items(window.contentItem()) if each.objectName() == list_name):
        shown = QRectF(0, 0, found.width(), found.height())
        for row in found.property("contentItem").childItems():
            place = row.mapRectToItem(found, QRectF(0, 0, row.width(), row.height()))
            part = place.intersected(shown).height()
            if row.isVisible() and 1 < part < place.height() - SLACK:
                rows.append(f"{place.y():.0f} to {place.bottom():.0f} of {found.height():.0f}")
    return rows
