"""What can be done at a desk, and at which stage: tables that the rules, keys and tests read."""

from enum import StrEnum


class Action(StrEnum):
    """What can be asked of the floor; the value is also its button's objectName."""

    SIGN_IN = "sign_in"
    UNLOCK = "unlock"
    OPEN = "open_counter"
    CALL_NEXT = "call_next"
    RECALL = "recall"
    START = "start_service"
    NOT_HERE = "not_here"
    REQUEUE = "requeue"
    FINISH = "finish"
    FINISH_WITH = "finish_with"
    WRAP_UP = "wrap_up"
    UNDO = "undo"
    PARK = "park"
    RESUME = "resume"
    TRANSFER = "transfer"
    ADD_SERVICE = "add_service"
    PICK = "pick"
    NOTE = "note"
    REPRINT = "reprint"
    FIND = "find"
    BREAK = "break"
    CLOSE = "close_counter"
    SIGN_OUT = "sign_out"
    SUSPEND = "suspend"
    RESTORE = "restore"
    QUOTA = "quota"
    ANNOUNCE = "announce"
    RAISE = "raise_priority"
    RELEASE = "release"
    PLAN_BREAK = "plan_break"
    SKILLS = "skills"
    UNLOCK_PIN = "unlock_pin"
    RESET_PIN = "reset_pin"
    CHANGE_PIN = "change_pin"
    ADMIT = "admit_device"
    REVOKE = "revoke_device"
    BEGIN_DAY = "begin_day"
    END_DAY = "end_day"
    ISSUE = "issue"
    CHECK_IN = "check_in"
    CONFIRM = "confirm"
    AGENTS = "agents"
    PROMISE = "promise"
    OFFERED = "offered"
    COUNTER_GIVES = "counter_gives"
    HOURS = "hours"
    CUSTOMS = "customs"
    VERSIONS = "versions"
    ROSTER = "roster"


class Stage(StrEnum):
    """How far an agent is in the shift, or where else somebody works."""

    SIGNED_OUT = "signed_out"
    CLOSED = "closed"
    READY = "ready"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    OFFICE = "office"
    """A supervisor without a counter."""
    DOOR = "door"
    """An attendant at the reception, where nobody signs in."""


_HERE = frozenset({Action.UNLOCK, Action.FIND, Action.CHANGE_PIN})
_CITIZEN = frozenset({Action.TRANSFER, Action.ADD_SERVICE, Action.NOTE, Action.REPRINT})
OFFICE = frozenset(
    {
        *(Action.SUSPEND, Action.RESTORE, Action.QUOTA, Action.ANNOUNCE, Action.RAISE),
        *(Action.RELEASE, Action.PLAN_BREAK, Action.SKILLS, Action.BEGIN_DAY, Action.END_DAY),
        *(Action.UNLOCK_PIN, Action.RESET_PIN, Action.ADMIT, Action.REVOKE),
    }
)
"""What a supervisor may do, at a counter or without one."""
MANAGERS = frozenset(
    {
        *(Action.AGENTS, Action.PROMISE, Action.OFFERED, Action.COUNTER_GIVES),
        *(Action.HOURS, Action.CUSTOMS, Action.VERSIONS, Action.ROSTER),
    }
)
"""What a manager may do besides."""

POSSIBLE: dict[Stage, frozenset[Action]] = {
    Stage.SIGNED_OUT: frozenset({Action.SIGN_IN, Action.CHANGE_PIN}),
    Stage.CLOSED: frozenset({Action.OPEN, Action.SIGN_OUT}) | _HERE,
    Stage.READY: frozenset(
        {
            *(Action.CALL_NEXT, Action.PICK, Action.RESUME, Action.BREAK),
            *(Action.CLOSE, Action.SIGN_OUT),
        }
    )
    | _HERE,
    Stage.CALLED: frozenset({Action.START, Action.RECALL, Action.NOT_HERE, Action.REQUEUE})
    | _CITIZEN
    | _HERE,
    Stage.SERVING: frozenset(
        {
            *(Action.CALL_NEXT, Action.FINISH, Action.FINISH_WITH, Action.WRAP_UP),
            Action.PARK,
        }
    )
    | _CITIZEN
    | _HERE,
    Stage.PAUSED: frozenset({Action.OPEN, Action.CLOSE, Action.SIGN_OUT}) | _HERE,
    Stage.OFFICE: frozenset({Action.SIGN_OUT}) | OFFICE | _HERE,
    Stage.DOOR: frozenset({Action.ISSUE, Action.CHECK_IN, Action.CONFIRM, Action.FIND}),
}
"""What the floor would not refuse for the stage alone."""

NATURAL: dict[Stage, Action] = {
    Stage.SIGNED_OUT: Action.SIGN_IN,
    Stage.CLOSED: Action.OPEN,
    Stage.READY: Action.CALL_NEXT,
    Stage.CALLED: Action.START,
    Stage.SERVING: Action.CALL_NEXT,
    Stage.PAUSED: Action.OPEN,
    Stage.OFFICE: Action.FIND,
    Stage.DOOR: Action.ISSUE,
}
"""What comes next at a stage, as a rule."""

SAID = (
    OFFICE
    | MANAGERS
    | {
        Action.CHANGE_PIN,
        *(
            Action.PARK,
            Action.TRANSFER,
            Action.ADD_SERVICE,
            Action.NOTE,
            Action.REPRINT,
            Action.FIND,
        ),
    }
)
"""What is said to be done, since nothing on the screen may show it."""

UNDOABLE = frozenset({Action.FINISH, Action.FINISH_WITH, Action.WRAP_UP, Action.NOT_HERE})
"""What can be taken back for a moment."""
