"""The verbs of the actions that need no errand; they come behind the first frame."""

from counter.actions import Action
from counter.shift import Shift, Typed
from floor.rules import verbs
from floor.rules.verbs.base import Verb
from floor.rules.verbs.desk import AtDesk

PLAIN: dict[Action, type[AtDesk]] = {
    Action.OPEN: verbs.OpenCounter,
    Action.CALL_NEXT: verbs.CallNext,
    Action.RECALL: verbs.Recall,
    Action.START: verbs.StartService,
    Action.NOT_HERE: verbs.NotHere,
    Action.REQUEUE: verbs.Requeue,
    Action.FINISH: verbs.Finish,
    Action.WRAP_UP: verbs.WrapUp,
    Action.UNDO: verbs.Undo,
    Action.CLOSE: verbs.CloseCounter,
    Action.SIGN_OUT: verbs.SignOut,
}
"""Verbs that need nothing but the counter."""


def plain_verb(action: Action, shift: Shift, typed: Typed) -> Verb[object] | None:
    """What an action asks that needs no errand; None when there is no such verb."""
    counter, serving = shift.counter, shift.desk.serving if shift.desk else None
    if action is Action.REPRINT and serving is not None:
        return verbs.Reprint(visit=serving.visit)
    proves = action in (Action.SIGN_IN, Action.UNLOCK)
    agent = shift.agent or "" if action is Action.UNLOCK else typed.agent
    if proves and (counter is None or shift.office):
        return verbs.Identify(agent=agent, pin=typed.pin)
    if counter is None:
        return None
    if proves:
        return verbs.SignIn(agent=agent, pin=typed.pin, counter=counter)
    if action is Action.BREAK:
        return verbs.PauseCounter(counter=counter, reason=typed.reason)
    plain = PLAIN.get(action)
    return None if plain is None else plain(counter=counter)
