"""What stands on a screen, in reading order: the same items that the eye sees, for the ear."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

OVERLAYS = ("help", "still_there")
"""What covers a screen, and is read in its place."""
UNREAD = frozenset({"clock", "centre", "sign_cut_off", "sign_printer", "sign_alone"}) | frozenset(
    {"sign_speech", "sign_sound", "sign_paper"}
)
"""What is not for the person: the time in each header, and signs for staff."""


def page_of(root: QQuickItem) -> QQuickItem:
    """What covers the window, else all of it."""
    for item in _shown(root):
        if item.objectName() in OVERLAYS:
            return item
    return root


def screen_texts(page: QQuickItem) -> list[str]:
    """What the screen says besides its controls, each text once."""
    return list(dict.fromkeys(_texts(page, controls=False)))


def control_texts(control: QQuickItem) -> list[str]:
    """What one control says; where it shows but a sign, its name."""
    found = list(dict.fromkeys(_texts(control, controls=True)))
    return found or [name for name in (_name(control),) if name]


def texts_of(item: QQuickItem) -> list[str]:
    """Everything an item says, in reading order."""
    return list(_texts(item, controls=True))


def _texts(item: QQuickItem, *, controls: bool) -> Iterator[str]:
    number = item.property("number")
    if isinstance(number, str) and number and item.property("digits") is not None:
        yield number  # a ticket's number, whose letter stands apart from its digits
        return
    text = item.property("text")
    if item.property("truncated") is not None and isinstance(text, str) and text:
        yield text
        return
    for child in item.childItems():
        if not child.isVisible() or child.opacity() == 0 or child.objectName() in UNREAD:
            continue
        if child.activeFocusOnTab() and not controls:
            continue
        yield from _texts(child, controls=controls)


def _shown(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from _shown(child)


def _name(control: QQuickItem) -> str:
    """The name that a screen reader would be told."""
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
