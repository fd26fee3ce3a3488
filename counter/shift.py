"""The agent's shift as pure rules: what is possible when, and each wish done exactly once."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter.actions import MANAGERS, NATURAL, OFFICE, POSSIBLE, UNDOABLE, Action, Stage
from floor.errors import FoleniError, Trouble
from floor.rules.snapshots import Badge, CounterDesk, Roster
from floor.rules.state import Stand, Step

if TYPE_CHECKING:  # the verbs come behind the first frame
    from floor.rules.verbs.base import Verb

RECALLS = 3
"""Recalls after which "not here" is what the agent is offered first."""
UNDO = 10_000
"""Milliseconds within which an end given by mistake is offered to be taken back."""
SUPERVISORS = frozenset({"supervisor", "manager"})


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
    verb: "Verb[object]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One counter app between start and end; each function below gives the one that follows."""

    counter: int | None = None
    agent: str | None = None
    """Who signed in here."""
    role: str = ""
    """What the agent is, once the floor has told."""
    office: bool = False
    """Whether a supervisor signed in without a counter."""
    door: bool = False
    """Whether this is a reception, where nobody signs in."""
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
    undo_until: int = 0
    """Until when the last end can be taken back, by the floor's clock."""


def stage(shift: Shift) -> Stage:
    """How far the agent is, by the newest answer of the floor."""
    if shift.door:
        return Stage.DOOR
    if shift.office:
        return Stage.OFFICE
    desk = shift.desk
    if desk is None or shift.agent is None or desk.agent != shift.agent:
        return Stage.SIGNED_OUT
    if desk.serving is not None:
        return Stage.SERVING if desk.serving.step is Step.SERVING else Stage.CALLED
    return {Stand.OPEN: Stage.READY, Stand.PAUSED: Stage.PAUSED}.get(desk.stand, Stage.CLOSED)


def supervises(shift: Shift) -> bool:
    """Whether whoever signed in may do what supervisors do."""
    return stage(shift) is not Stage.SIGNED_OUT and shift.role in SUPERVISORS


def manages(shift: Shift) -> bool:
    """Whether whoever signed in may do what managers do."""
    return supervises(shift) and shift.role == "manager"


def recalls(shift: Shift) -> int:
    """How often the called number was called again."""
    serving = shift.desk.serving if shift.desk else None
    return 0 if serving is None else serving.calls - 1


def possible(shift: Shift, *, now: int | None = None) -> frozenset[Action]:
    """What may be pressed now (the floor's clock, which only the undoing needs)."""
    found = POSSIBLE[stage(shift)]
    if supervises(shift):
        found |= OFFICE
    if manages(shift):
        found |= MANAGERS
    if shift.desk is not None and not shift.desk.parked:
        found -= {Action.RESUME}
    if now is not None and wrapping(shift, now=now):
        found |= {Action.OPEN}
    if stage(shift) is Stage.READY and now is not None and now < shift.undo_until:
        found |= {Action.UNDO}
    return found


def wrapping(shift: Shift, *, now: int) -> int:
    """Milliseconds for which the agent may still wrap up what was served last; 0 for none."""
    desk = shift.desk
    if stage(shift) is not Stage.READY or desk is None or desk.wrap_until is None:
        return 0
    return max(0, desk.wrap_until - now)


def next_action(shift: Shift) -> Action:
    """What stands out: the natural step, or "not here" once the number was recalled enough."""
    here = stage(shift)
    if here is Stage.CALLED and recalls(shift) >= RECALLS:
        return Action.NOT_HERE
    return NATURAL[here]


def press(
    shift: Shift,
    action: Action,
    *,
    key: str,
    typed: Typed | None = None,
    verb: "Verb[object] | None" = None,
    now: int | None = None,
) -> Shift:
    """The shift with a new wish; unchanged while another wish is open or if it is not possible.

    `verb` is what an errand was filled in to; without one the action's plain verb is sent.
    """
    if shift.wish is not None or action not in possible(shift, now=now):
        return shift
    if verb is None:
        from counter.wishes import plain_verb

        verb = plain_verb(action, shift, typed or Typed())
    if verb is None:
        return shift
    wish = Wish(action=action, key=key, verb=verb)
    return replace(shift, wish=wish, held=False, told=None, released=False)


def answered(shift: Shift, answer: object) -> Shift:
    """The floor did what was wished, now or at an earlier attempt whose answer was lost."""
    wish = shift.wish
    done = replace(shift, wish=None, held=False, told=None)
    proof = wish.verb.credentials() if wish is not None else None
    if wish is not None and wish.verb.name == "sign_in" and proof is not None:
        done = replace(done, agent=proof[0])
    elif isinstance(answer, Badge) and answer.role in SUPERVISORS:
        done = replace(done, agent=answer.agent, role=answer.role, office=True)
    elif wish is not None and wish.action is Action.SIGN_OUT:
        done = replace(done, agent=None, role="", undo_until=0)
    if not isinstance(answer, CounterDesk) or answer.number != shift.counter:
        return done
    if wish is not None:
        until = answer.at + UNDO if wish.action in UNDOABLE else 0
        done = replace(done, undo_until=until)
    return done if _older(answer, shift.desk) else replace(done, desk=answer)


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
    gone = shift.agent is not None and not shift.office and desk.agent != shift.agent
    if gone and shift.wish is None:
        return replace(shift, desk=desk, agent=None, role="", released=True)
    return replace(shift, desk=desk)


def forget(shift: Shift) -> Shift:
    """Cut off: whatever the host says next holds, though it was restored from an older copy."""
    return shift if shift.desk is None else replace(shift, desk=replace(shift.desk, version=0))


def at_counter(shift: Shift, counter: int | None) -> Shift:
    """Another counter, before signing in; unchanged while somebody is signed in or about to be."""
    if counter == shift.counter or shift.agent is not None or shift.wish is not None:
        return shift
    return Shift(counter=counter, door=shift.door, told=shift.told)


def known_role(shift: Shift, roster: Roster) -> Shift:
    """What the agent is, as the centre has it."""
    role = next((line.role for line in roster.agents if line.agent == shift.agent), "")
    return shift if not role or role == shift.role else replace(shift, role=role)


def leave_office(shift: Shift) -> Shift:
    """A supervisor without a counter signs out: the floor holds nothing of it."""
    if shift.wish is not None or not shift.office:
        return shift
    return Shift(counter=shift.counter, desk=shift.desk)


def _older(desk: CounterDesk, known: CounterDesk | None) -> bool:
    return known is not None and desk.version < known.version
