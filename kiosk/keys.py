"""Which key does what: a tactile keypad sends keys, and a centre may name its own."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt

from floor.errors import BadSetting


class Act(StrEnum):
    """What a person means by a key."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    ENTER = "enter"
    BACK = "back"
    SPEECH = "speech"
    HELP = "help"
    LOUDER = "louder"
    SOFTER = "softer"
    HEADSET_IN = "headset-in"
    HEADSET_OUT = "headset-out"


KEYS: Mapping[Qt.Key, Act] = {
    Qt.Key.Key_Left: Act.LEFT,
    Qt.Key.Key_Right: Act.RIGHT,
    Qt.Key.Key_Up: Act.UP,
    Qt.Key.Key_Down: Act.DOWN,
    Qt.Key.Key_Return: Act.ENTER,
    Qt.Key.Key_Enter: Act.ENTER,
    Qt.Key.Key_Select: Act.ENTER,
    Qt.Key.Key_Backspace: Act.BACK,
    Qt.Key.Key_Escape: Act.BACK,
    Qt.Key.Key_Back: Act.BACK,
    Qt.Key.Key_F9: Act.SPEECH,
    Qt.Key.Key_F1: Act.HELP,
    Qt.Key.Key_Help: Act.HELP,
    Qt.Key.Key_VolumeUp: Act.LOUDER,
    Qt.Key.Key_VolumeDown: Act.SOFTER,
    Qt.Key.Key_PageUp: Act.LOUDER,
    Qt.Key.Key_PageDown: Act.SOFTER,
    Qt.Key.Key_F15: Act.HEADSET_IN,
    Qt.Key.Key_F16: Act.HEADSET_OUT,
}


def keys(named: Sequence[str] = ()) -> Mapping[Qt.Key, Act]:
    """The keys, with those that a centre names as "speech=F5"; BadSetting for what is none."""
    table = dict(KEYS)
    for each in named:
        name, _, key = each.partition("=")
        code = _code(key)
        if name not in list(Act) or code is None:
            acts = ", ".join(Act)
            raise BadSetting(
                setting="--key", problem=f"{each!r} is not like speech=F5, with one of {acts}"
            )
        table[code] = Act(name)
    return table


def _code(key: str) -> Qt.Key | None:
    """The key of this name, such as F5 or VolumeUp; None if there is none."""
    if key.startswith("Key_"):
        return None
    found = getattr(Qt.Key, f"Key_{key[:1].upper()}{key[1:]}", None)
    return found if isinstance(found, Qt.Key) and found is not Qt.Key.Key_unknown else None
