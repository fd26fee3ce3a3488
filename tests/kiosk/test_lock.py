"""Nobody but staff gets out of the kiosk: neither by keys, nor by closing its window."""

import itertools

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.hands import Hands
from tests.kiosk.conftest import Hall

KEYS = [
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Home),
    *(Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_P),
    *(Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_L, Qt.Key.Key_R, Qt.Key.Key_D),
    *(Qt.Key.Key_Menu, Qt.Key.Key_Print, Qt.Key.Key_SysReq, Qt.Key.Key_Pause, Qt.Key.Key_Space),
    *(Qt.Key.Key_Super_L, Qt.Key.Key_Meta, Qt.Key.Key_Backspace, Qt.Key.Key_Help),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Clear),
]
CHORDS = [
    Qt.KeyboardModifier.NoModifier,
    *(
        one | other
        for one, other in itertools.combinations_with_replacement(
            (
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.AltModifier,
                Qt.KeyboardModifier.MetaModifier,
                Qt.KeyboardModifier.ShiftModifier,
            ),
            2,
        )
    ),
]


def test_no_keys_lead_out_of_the_kiosk_or_give_tickets(hall: Hall) -> None:
    assert len(KEYS) * len(CHORDS) >= 400
    before = hall.numbers()
    for key, chord in itertools.product(KEYS, CHORDS):
        if chord == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Space:
            continue
        QTest.keyClick(hall.window, key, chord)
        assert hall.window.isVisible(), (key, chord)
    assert not hall.shown("staff_menu")
    assert hall.numbers() == before


def test_a_locked_window_cannot_be_closed(hall: Hall) -> None:
    (hands,) = (child for child in hall.window.children() if isinstance(child, Hands))
    hands.locked = True
    hall.window.close()
    assert hall.window.isVisible()
    hands.locked = False
    hall.window.close()
    assert not hall.window.isVisible()
