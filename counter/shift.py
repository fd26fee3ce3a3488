"""The agent's shift as pure rules: what is possible when, and each wish done exactly once."""

from dataclasses import dataclass, replace
from enum import StrEnum

from floor.errors import FoleniError, Trouble
from floor.rules import verbs
from floor.rules.snapshots import CounterDesk
from floor.rules.state import Stand, Step
from floor.rules.verbs.base import Verb
from floor.rules.verbs.desk import AtDesk

RECALLS = 3
"""Recalls after which "not here" is what the agent is offered first."""


class Action(StrEnum):
    """What an agent can do; the value is also its button's objectName."""

    SIGN_IN = "sign_in"
    OPEN = "open_counter"
    CALL_NEXT = "call_next"
    RECALL = "recall"
    START = "start_service"
    NOT_HERE = "not_here"
    REQUEUE = "requeue"
    FINISH = "finish"
    BREAK = "break"
    CLOSE = "close_counter"
    SIGN_OUT = "sign_out"


class Stage(StrEnum):
    """How far an agent is in the shift."""

    SIGNED_OUT = "signed_out"
    CLOSED = "closed"
    READY = "ready"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"


POSSIBLE: dict[Stage, frozenset[Action]] = {
    Stage.SIGNED_OUT: frozenset({Action.SIGN_IN}),
    Stage.CLOSED: frozenset({Action.OPEN, Action.SIGN_OUT}),
    Stage.READY: frozenset({Action.CALL_NEXT, Action.BREAK, Action.CLOSE, Action.SIGN_OUT}),
    Stage.CALLED: frozenset({Action.START, Action.RECALL, Action.NOT_HERE, Action.REQUEUE}),
    Stage.SERVING: frozenset({Action.CALL_NEXT, Action.FINISH}),
    Stage.PAUSED: frozenset({Action.OPEN, Action.CLOSE, Action.SIGN_OUT}),
}
"""What the floor would not refuse for the stage alone."""

NATURAL: dict[Stage, Action] = {
    Stage.SIGNED_OUT: Action.SIGN_IN,
    Stage.CLOSED: Action.OPEN,
    Stage.READY: Action.CALL_NEXT,
    Stage.CALLED: Action.START,
    Stage.SERVING: Action.CALL_NEXT,
    Stage.PAUSED: Action.OPEN,
}
"""What an agent does next at a stage, as a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What an action needs beyond the counter, as the agent typed or chose it."""

    agent: str = ""
    pin: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One press of an agent: it keeps its key until the floor has said yes or no."""

    action: Action
    key: str
    verb: Verb[CounterDesk]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One counter app between start and end; each function below gives the one that follows."""

    counter: int | None = None
    agent: str | None = None
    """Who signed in here."""
    desk: CounterDesk | None = None
    """The newest answer of the floor."""
    wish: Wish | None = None
    """What was asked and has no answer yet."""
    held: bool = False
    """Whether the wish met trouble, and waits to be sent again with its key."""
    told: FoleniError | None = None
    """What the floor said no to, until the agent does something else."""
    released: bool = False
    """Whether the agent was signed out from elsewhere, such as by the day's end."""


def stage(shift: Shift) -> Stage:
    """How far the agent is, by the newest answer of the floor."""
    desk = shift.desk
    if desk is None or shift.agent is None or desk.agent != shift.agent:
        return Stage.SIGNED_OUT
    if desk.serving is not None:
        return Stage.SERVING if desk.serving.step is Step.SERVING else Stage.CALLED
    return {Stand.OPEN: Stage.READY, Stand.PAUSED: Stage.PAUSED}.get(desk.stand, Stage.CLOSED)


def recalls(shift: Shift) -> int:
    """How often the called number was called again."""
    serving = shift.desk.serving if shift.desk else None
    return 0 if serving is None else serving.calls - 1


def possible(shift: Shift) -> frozenset[Action]:
    """What may be pressed now."""
    return POSSIBLE[stage(shift)]


def next_action(shift: Shift) -> Action:
    """What stands out: the natural step, or "not here" once the number was recalled enough."""
    here = stage(shift)
    if here is Stage.CALLED and recalls(shift) >= RECALLS:
        return Action.NOT_HERE
    return NATURAL[here]


def press(shift: Shift, action: Action, *, key: str, typed: Typed | None = None) -> Shift:
    """The shift with a new wish; unchanged while another wish is open or if it is not possible."""
    if shift.wish is not None or shift.counter is None or action not in possible(shift):
        return shift
    verb = _verb(action, shift.counter, typed or Typed())
    wish = Wish(action=action, key=key, verb=verb)
    return replace(shift, wish=wish, held=False, told=None, released=False)


def answered(shift: Shift, desk: CounterDesk) -> Shift:
    """The floor did what was wished, now or at an earlier attempt whose answer was lost."""
    agent = shift.agent
    if shift.wish is not None and isinstance(shift.wish.verb, verbs.SignIn):
        agent = shift.wish.verb.agent
    elif shift.wish is not None and shift.wish.action is Action.SIGN_OUT:
        agent = None
    done = replace(shift, agent=agent, wish=None, held=False, told=None)
    return done if _older(desk, shift.desk) else replace(done, desk=desk)


def failed(shift: Shift, error: Exception) -> Shift:
    """The floor said no: the wish is over. Or it could not be asked: the wish is held."""
    if isinstance(error, Trouble):
        return replace(shift, held=shift.wish is not None)
    told = error if isinstance(error, FoleniError) else None
    after = replace(shift, wish=None, held=False, told=told)
    return after if shift.desk is None else heard(after, shift.desk)


def heard(shift: Shift, desk: CounterDesk) -> Shift:
    """A snapshot came by the watch; one older than what is known changes nothing.

    While a wish is open its answer alone tells who is signed in.
    """
    if _older(desk, shift.desk):
        return shift
    if shift.agent is not None and desk.agent != shift.agent and shift.wish is None:
        return replace(shift, desk=desk, agent=None, released=True)
    return replace(shift, desk=desk)


def forget(shift: Shift) -> Shift:
    """Cut off: whatever the host says next holds, though it was restored from an older copy."""
    return shift if shift.desk is None else replace(shift, desk=replace(shift.desk, version=0))


def at_counter(shift: Shift, counter: int) -> Shift:
    """Another counter, before signing in; unchanged while somebody is signed in or about to be."""
    if counter == shift.counter or shift.agent is not None or shift.wish is not None:
        return shift
    return Shift(counter=counter, told=shift.told)


def _older(desk: CounterDesk, known: CounterDesk | None) -> bool:
    return known is not None and desk.version < known.version


def _verb(action: Action, counter: int, typed: Typed) -> Verb[CounterDesk]:
    match action:
        case Action.SIGN_IN:
            return verbs.SignIn(agent=typed.agent, pin=typed.pin, counter=counter)
        case Action.BREAK:
            return verbs.PauseCounter(counter=counter, reason=typed.reason)
        case _:
            return PLAIN[action](counter=counter)


PLAIN: dict[Action, type[AtDesk]] = {
    Action.OPEN: verbs.OpenCounter,
    Action.CALL_NEXT: verbs.CallNext,
    Action.RECALL: verbs.Recall,
    Action.START: verbs.StartService,
    Action.NOT_HERE: verbs.NotHere,
    Action.REQUEUE: verbs.Requeue,
    Action.FINISH: verbs.Finish,
    Action.CLOSE: verbs.CloseCounter,
    Action.SIGN_OUT: verbs.SignOut,
}
"""Verbs that need nothing but the counter."""
