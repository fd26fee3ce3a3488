"""Every action's key and words, once: the buttons, the manual and the tests read this table."""

from dataclasses import dataclass

from counter.actions import Action


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key as Qt writes it, and the key of the words on the button."""

    key: str
    words: str


LANGUAGE = "language"
"""Changes the language; the agent's choice, no verb of the floor."""
WINDOW = "window"
"""Changes between the small window and the full one."""
CONTRAST = "contrast"
LOCK = "lock"
OFFICE = "office"
"""Shows a supervisor at a counter the whole floor, and the counter again."""
WHY = "why"
FIGURES = "figures"
OUT_OF_TURN = "out_of_turn"
DEVICES = "devices"
SUBMIT = "submit"
"""Does what was filled in."""
BACK = "back"
"""Leaves what is being filled in; it is kept."""

SHORTCUTS: dict[str, Shortcut] = {
    Action.SIGN_IN: Shortcut("Return", "counter.sign_in"),
    Action.CALL_NEXT: Shortcut("F2", "counter.call_next"),
    Action.RECALL: Shortcut("F3", "counter.recall"),
    Action.START: Shortcut("F4", "counter.start"),
    Action.NOT_HERE: Shortcut("F5", "counter.no_show"),
    Action.REQUEUE: Shortcut("F6", "counter.requeue"),
    Action.OPEN: Shortcut("F7", "counter.open_counter"),
    Action.FINISH: Shortcut("F8", "counter.finish"),
    Action.FINISH_WITH: Shortcut("Shift+F8", "counter.finish_with"),
    Action.WRAP_UP: Shortcut("Ctrl+F8", "counter.wrap_up"),
    Action.UNDO: Shortcut("Ctrl+Z", "counter.undo"),
    Action.PARK: Shortcut("Ctrl+P", "counter.park"),
    Action.RESUME: Shortcut("Ctrl+R", "counter.resume"),
    Action.TRANSFER: Shortcut("Ctrl+T", "counter.transfer"),
    Action.ADD_SERVICE: Shortcut("Ctrl+S", "counter.add_service"),
    Action.NOTE: Shortcut("Ctrl+N", "counter.note"),
    Action.PICK: Shortcut("Ctrl+O", "counter.pick"),
    Action.FIND: Shortcut("Ctrl+F", "counter.find"),
    Action.REPRINT: Shortcut("Ctrl+K", "counter.reprint"),
    WHY: Shortcut("Ctrl+W", "counter.why"),
    FIGURES: Shortcut("Ctrl+D", "counter.figures"),
    Action.BREAK: Shortcut("F9", "counter.break"),
    Action.CLOSE: Shortcut("F10", "counter.close_counter"),
    LANGUAGE: Shortcut("F11", "common.language"),
    WINDOW: Shortcut("F12", "counter.window"),
    CONTRAST: Shortcut("Ctrl+B", "counter.contrast"),
    LOCK: Shortcut("Ctrl+L", "counter.lock"),
    Action.SIGN_OUT: Shortcut("Ctrl+Q", "counter.sign_out"),
    SUBMIT: Shortcut("Ctrl+Return", "counter.submit"),
    BACK: Shortcut("Esc", "common.back"),
    OFFICE: Shortcut("Ctrl+G", "supervisor.floor"),
    Action.SUSPEND: Shortcut("Ctrl+1", "supervisor.suspend"),
    Action.RESTORE: Shortcut("Ctrl+2", "supervisor.restore"),
    Action.QUOTA: Shortcut("Ctrl+3", "supervisor.quota"),
    Action.ANNOUNCE: Shortcut("Ctrl+4", "supervisor.announce"),
    Action.RAISE: Shortcut("Ctrl+5", "supervisor.raise_priority"),
    OUT_OF_TURN: Shortcut("Ctrl+6", "supervisor.out_of_turn"),
    Action.RELEASE: Shortcut("Ctrl+7", "supervisor.release"),
    Action.PLAN_BREAK: Shortcut("Ctrl+8", "supervisor.plan_break"),
    Action.SKILLS: Shortcut("Ctrl+9", "supervisor.skills"),
    Action.UNLOCK_PIN: Shortcut("Ctrl+U", "supervisor.unlock_pin"),
    Action.RESET_PIN: Shortcut("Alt+U", "supervisor.reset_pin"),
    Action.CHANGE_PIN: Shortcut("Alt+P", "counter.change_pin"),
    DEVICES: Shortcut("Ctrl+H", "supervisor.devices"),
    Action.ADMIT: Shortcut("Alt+D", "supervisor.admit_device"),
    Action.REVOKE: Shortcut("Alt+R", "supervisor.revoke_device"),
    Action.BEGIN_DAY: Shortcut("Shift+F7", "supervisor.begin_day"),
    Action.END_DAY: Shortcut("Shift+F10", "supervisor.end_day"),
    Action.AGENTS: Shortcut("Alt+1", "manager.agents"),
    Action.PROMISE: Shortcut("Alt+2", "manager.promise"),
    Action.OFFERED: Shortcut("Alt+3", "manager.offered"),
    Action.COUNTER_GIVES: Shortcut("Alt+4", "manager.counter_gives"),
    Action.HOURS: Shortcut("Alt+5", "manager.hours"),
    Action.CUSTOMS: Shortcut("Alt+6", "manager.customs"),
    Action.VERSIONS: Shortcut("Alt+7", "manager.versions"),
    Action.ROSTER: Shortcut("Alt+8", "manager.roster"),
    Action.ISSUE: Shortcut("Ctrl+I", "reception.issue"),
    Action.CHECK_IN: Shortcut("Ctrl+E", "reception.check_in"),
}

FURTHER: tuple[str, ...] = (
    *(Action.BREAK, Action.PARK, Action.RESUME, Action.TRANSFER, Action.ADD_SERVICE),
    *(Action.NOTE, Action.FINISH_WITH, Action.WRAP_UP, Action.PICK, Action.FIND),
    *(Action.REPRINT, Action.UNDO),
    *(WHY, FIGURES, Action.CHANGE_PIN, LOCK, OFFICE),
)
"""What has no room of its own in the small window."""

BREAK_REASONS = ("lunch", "short", "prayer", "meeting", "other")
"""Why a counter is on a break; chosen by the keys 1, 2, 3, ... and said by counter.reason.*."""
