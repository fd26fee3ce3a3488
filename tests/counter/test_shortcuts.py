"""One table of keys: complete, without doubles, and the same in the manual."""

import re
from pathlib import Path

from counter.actions import Action
from counter.errands.table import ERRANDS
from counter.shortcuts import (
    BACK,
    BREAK_REASONS,
    CONTRAST,
    DEVICES,
    FIGURES,
    FURTHER,
    LANGUAGE,
    LOCK,
    OFFICE,
    OUT_OF_TURN,
    SHORTCUTS,
    SUBMIT,
    WHY,
    WINDOW,
)
from floor.words import load_words

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "counter.md"
ROW = re.compile(r"^\| `([^`]+)` \| `([a-z_]+)` \|", re.MULTILINE)


KEYLESS = {Action.UNLOCK, Action.CONFIRM}
"""The PIN's field sends the one by Return; the other follows a ticket by itself."""


def test_every_action_has_a_key() -> None:
    actions = {action.value for action in Action if action not in KEYLESS}
    tools = {
        LANGUAGE,
        WINDOW,
        CONTRAST,
        LOCK,
        OFFICE,
        WHY,
        FIGURES,
        OUT_OF_TURN,
        DEVICES,
        SUBMIT,
        BACK,
    }
    assert set(SHORTCUTS) == actions | tools


def test_every_errand_is_opened_by_an_action_or_a_look() -> None:
    assert set(ERRANDS) <= set(SHORTCUTS)
    assert set(FURTHER) <= set(SHORTCUTS)


def test_every_errand_has_its_words() -> None:
    known = load_words().phrases
    lost = [
        f"{errand.words}.errand.{name}.{part}"
        for name, errand in ERRANDS.items()
        for part in ("title", "advice")
        if f"{errand.words}.errand.{name}.{part}" not in known
    ]
    assert lost == []


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
