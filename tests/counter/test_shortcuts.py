"""One table of keys: complete, without doubles, and the same in the manual."""

import re
from pathlib import Path

from counter.actions import Action
from counter.shortcuts import BREAK_REASONS, LANGUAGE, SHORTCUTS, WINDOW
from floor.words import load_words

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "counter.md"
ROW = re.compile(r"^\| `([^`]+)` \| `([a-z_]+)` \|", re.MULTILINE)


def test_every_action_has_a_key() -> None:
    assert set(SHORTCUTS) == {*(action.value for action in Action), LANGUAGE, WINDOW}


def test_no_key_does_two_things() -> None:
    keys = [shortcut.key for shortcut in SHORTCUTS.values()]
    assert len(set(keys)) == len(keys)


def test_the_manual_tells_each_key_and_no_other() -> None:
    told = {action: key for key, action in ROW.findall(MANUAL.read_text(encoding="utf-8"))}
    assert told == {str(action): shortcut.key for action, shortcut in SHORTCUTS.items()}


def test_every_button_and_reason_has_words() -> None:
    known = load_words().phrases
    keys = [shortcut.words for shortcut in SHORTCUTS.values()]
    keys += [f"counter.reason.{reason}" for reason in BREAK_REASONS]
    assert [key for key in keys if key not in known] == []
