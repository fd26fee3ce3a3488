"""The one thing that the agent must know now: cut off, refused, forgotten, waiting."""

from dataclasses import dataclass

from counter.actions import Action, Stage
from counter.shift import Shift, Wish, next_action, recalls
from counter.shortcuts import SHORTCUTS
from counter.wording import Reader, clock_told
from floor.errors import HostRegressed, NobodyWaiting
from floor.rules.opening import MINUTE

IDLE = 3
"""Minutes for which an open counter may call nobody while people wait, before it is said."""
FORGOTTEN = 3.0
"""Times the typical minutes after which a service may have been forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the agent must know; `kind` is the Banner's."""

    kind: str = "info"
    title: str = ""
    text: str = ""


def notice(
    shift: Shift,
    here: Stage,
    reader: Reader,
    *,
    cut_off: int | None,
    now: int,
    done: str,
    fault: Exception | None = None,
) -> Notice:
    """The one thing that matters most now."""
    if isinstance(fault, HostRegressed):
        title, advice = reader.words.explain(fault, reader.language)
        return Notice(kind="warning", title=title, text=advice)
    if shift.wish is not None and shift.held:
        return Notice(kind="warning", title=_cut(reader, cut_off), text=_later(reader, shift.wish))
    if cut_off is not None:
        return Notice(kind="warning", title=_cut(reader, cut_off), text=reader.say("counter.back"))
    if shift.told is not None:
        title, advice = reader.words.explain(shift.told, reader.language)
        kind = "info" if isinstance(shift.told, NobodyWaiting) else "warning"
        return Notice(kind=kind, title=title, text=advice)
    if done:
        return Notice(kind="good", text=done)
    if shift.released:
        title = reader.say("counter.released.title")
        return Notice(title=title, text=reader.say("counter.released.advice"))
    if here is Stage.CALLED and next_action(shift) is Action.NOT_HERE:
        title = reader.say("counter.recalled", n=recalls(shift))
        return Notice(title=title, text=reader.say("counter.recalled_advice"))
    return _reminder(shift, here, reader, now)


def _reminder(shift: Shift, here: Stage, reader: Reader, now: int) -> Notice:
    """What an agent may have forgotten."""
    desk = shift.desk
    if desk is None:
        return Notice()
    idle = now - desk.since
    if here is Stage.READY and desk.waiting and idle > IDLE * MINUTE:
        title = reader.say("counter.idle.title", n=desk.waiting)
        return Notice(title=title, text=reader.say("counter.idle.advice", n=idle // MINUTE))
    serving = desk.serving
    if here is Stage.SERVING and serving is not None and serving.started_at is not None:
        spent = (now - serving.started_at) / MINUTE
        if spent > FORGOTTEN * max(1.0, serving.typical_minutes):
            title = reader.say("counter.forgotten.title", ticket=serving.ticket)
            return Notice(title=title, text=reader.say("counter.forgotten.advice"))
    return Notice()


def _cut(reader: Reader, cut_off: int | None) -> str:
    if cut_off is None:
        return reader.say("counter.cut_off")
    return reader.say("counter.cut_off_since", time=clock_told(reader, cut_off))


def _later(reader: Reader, wish: Wish) -> str:
    action = reader.say(SHORTCUTS[wish.action].words)
    return reader.say("counter.sent_later", action=action)
