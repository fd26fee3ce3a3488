"""Every action's key and words, once: the buttons, the manual and the tests read this table."""

from dataclasses import dataclass

from counter.shift import Action


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key as Qt writes it, and the key of the words on the button."""

    key: str
    words: str


LANGUAGE = "language"
"""Changes the language; the agent's choice, no verb of the floor."""
WINDOW = "window"
"""Changes between the small window and the full one."""

SHORTCUTS: dict[str, Shortcut] = {
    Action.SIGN_IN: Shortcut("Return", "counter.sign_in"),
    Action.CALL_NEXT: Shortcut("F2", "counter.call_next"),
    Action.RECALL: Shortcut("F3", "counter.recall"),
    Action.START: Shortcut("F4", "counter.start"),
    Action.NOT_HERE: Shortcut("F5", "counter.no_show"),
    Action.REQUEUE: Shortcut("F6", "counter.requeue"),
    Action.OPEN: Shortcut("F7", "counter.open_counter"),
    Action.FINISH: Shortcut("F8", "counter.finish"),
    Action.BREAK: Shortcut("F9", "counter.break"),
    Action.CLOSE: Shortcut("F10", "counter.close_counter"),
    LANGUAGE: Shortcut("F11", "common.language"),
    WINDOW: Shortcut("F12", "counter.window"),
    Action.SIGN_OUT: Shortcut("Ctrl+Q", "counter.sign_out"),
}

BREAK_REASONS = ("lunch", "short", "prayer", "meeting", "other")
"""Why a counter is on a break; chosen by the keys 1, 2, 3, ... and said by counter.reason.*."""
