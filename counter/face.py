"""What the agent sees at one moment, as plain text: a pure view of the shift and the time."""

from dataclasses import dataclass

from counter.actions import Stage
from counter.citizen import Citizen, citizen
from counter.notices import Notice, notice
from counter.shift import Shift, manages, next_action, possible, stage, supervises, wrapping
from counter.shortcuts import DEVICES, FIGURES, LOCK, OFFICE, OUT_OF_TURN, WHY
from counter.wording import (
    Reader,
    clock_told,
    foretold,
    haste,
    haste_told,
    minutes_told,
    per_cent,
    share_at,
    share_told,
    stopwatch,
)
from floor.rules.snapshots import Queue

SCREENS: dict[Stage, str] = {
    Stage.SIGNED_OUT: "sign_in",
    Stage.PAUSED: "break",
    Stage.OFFICE: "office",
    Stage.DOOR: "door",
}
"""The screen of a stage; the others share the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How the desk is looked at: what the agent chose, no state of the floor."""

    choosing: bool = False
    """Whether the agent is asked why the counter takes a break."""
    locked: bool = False
    in_office: bool = False
    """Whether a supervisor at a counter looks at the floor."""
    contrast: bool = False
    changing: bool = False
    """Whether a PIN for one sign-in was typed, and an own one must be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Everything but the queue's rows."""

    screen: str
    ways: Ways
    language: str
    counter: int
    """0 while unknown."""
    stage: str
    title: str
    hint: str
    possible: tuple[str, ...]
    next: str
    agent: str
    waiting: int
    served: int
    connected: bool
    connection: str
    busy: bool
    notice: Notice
    citizen: Citizen
    first: tuple[str, str]
    """Who stands first in the queue, number and what is told of it; empty when nobody waits."""
    pause: str
    pause_since: str
    undo: int
    """Seconds for which the last end can be taken back; 0 for none."""
    supervises: bool
    manages: bool
    told: str
    """What the floor said no to, in words; for whoever shows it elsewhere than in the notice."""


BLANK = Face(
    screen="sign_in",
    ways=Ways(),
    language="en",
    counter=0,
    stage=Stage.SIGNED_OUT.value,
    title="",
    hint="",
    possible=(),
    next="",
    agent="",
    waiting=0,
    served=0,
    connected=True,
    connection="",
    busy=False,
    notice=Notice(),
    citizen=Citizen(),
    first=("", ""),
    pause="",
    pause_since="",
    undo=0,
    supervises=False,
    manages=False,
    told="",
)
"""Before the first look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One who waits, as the list shows it."""

    visit: str
    ticket: str
    service: str
    lane: str
    lane_told: str
    waited: str
    foretold: str
    """How long the wait is still going to be, in words; empty where nobody can say."""
    percent: str
    share_told: str
    haste: str
    haste_told: str


def face(
    shift: Shift,
    *,
    reader: Reader,
    now: int,
    cut_off: int | None,
    fault: Exception | None = None,
    known: bool,
    ways: Ways = Ways(),
    first: QueueLine | None = None,
    done: str = "",
) -> Face:
    """The agent's view; `cut_off` is when the floor was last heard, None while it answers."""
    here, desk = stage(shift), shift.desk
    return Face(
        screen=_screen(here, ways),
        ways=ways,
        language=reader.language,
        counter=shift.counter or 0,
        stage=here.value,
        title=_title(shift, here, reader, now),
        hint=_hint(shift, here, reader, now),
        possible=tuple(sorted([*possible(shift, now=now), *_tools(shift, here)])),
        next="" if here in (Stage.OFFICE, Stage.DOOR) else next_action(shift).value,
        agent=shift.agent or "",
        waiting=desk.waiting if desk else 0,
        served=desk.served if desk else 0,
        connected=cut_off is None,
        connection=_connection(reader, cut_off, known),
        busy=shift.wish is not None and not shift.held,
        notice=notice(shift, here, reader, cut_off=cut_off, fault=fault, now=now, done=done),
        citizen=citizen(desk.serving if desk else None, reader, now),
        first=_first(first),
        pause=_reason(reader, desk.pause_reason) if desk else "",
        pause_since=clock_told(reader, desk.since) if desk else "",
        undo=_undo(shift, here, now),
        supervises=supervises(shift),
        manages=manages(shift),
        told=reader.words.explain(shift.told, reader.language)[0] if shift.told else "",
    )


def _screen(here: Stage, ways: Ways) -> str:
    if here is Stage.SIGNED_OUT:
        return "sign_in"
    if ways.locked:
        return "lock"
    if ways.in_office:
        return "office"
    return "break" if ways.choosing else SCREENS.get(here, "desk")


def _tools(shift: Shift, here: Stage) -> set[str]:
    """What can be looked at or changed here without asking the floor for anything."""
    if here in (Stage.SIGNED_OUT, Stage.DOOR):
        return set()
    found = {LOCK}
    if here is not Stage.OFFICE:
        found |= {WHY, FIGURES}
    if supervises(shift):
        found |= {OUT_OF_TURN, DEVICES}
    if supervises(shift) and not shift.office:
        found.add(OFFICE)
    return found


def _undo(shift: Shift, here: Stage, now: int) -> int:
    """Whole seconds that are left."""
    if here is not Stage.READY or now >= shift.undo_until:
        return 0
    return -(-(shift.undo_until - now) // 1000)


def queue_lines(queue: Queue, *, reader: Reader, now: int) -> list[QueueLine]:
    """Who waits, first to be called first, with shares as of now."""
    lines = []
    for row in queue.rows:
        share = share_at(clock=row.clock, promise=row.promise, now=now)
        lines.append(
            QueueLine(
                visit=row.visit,
                ticket=row.ticket,
                service=row.name.in_language(reader.language),
                lane=row.lane.value,
                lane_told=reader.say(f"counter.lane.{row.lane.value}"),
                waited=minutes_told(reader, now - row.clock),
                foretold=foretold(reader, row.wait),
                percent=reader.say("counter.percent", percent=per_cent(share)),
                share_told=share_told(reader, share=share, promise=row.promise),
                haste=haste(share).value,
                haste_told=haste_told(reader, share),
            )
        )
    return lines


def _title(shift: Shift, here: Stage, reader: Reader, now: int) -> str:
    if wrapping(shift, now=now):
        return reader.say("counter.wrapping")
    return reader.say(f"counter.stage.{here.value}")


def _hint(shift: Shift, here: Stage, reader: Reader, now: int) -> str:
    if left := wrapping(shift, now=now):
        return reader.say("counter.hint.wrapping", time=stopwatch(left))
    if here is Stage.READY and shift.desk is not None:
        told = "nobody" if shift.desk.waiting == 0 else "somebody"
        return reader.say(f"counter.hint.{told}")
    if here is Stage.CLOSED:
        return reader.say("counter.hint.closed")
    return ""


def _connection(reader: Reader, cut_off: int | None, known: bool) -> str:
    if cut_off is not None:
        return reader.say("counter.cut_off_since", time=clock_told(reader, cut_off))
    return reader.say("counter.connected") if known else ""


def _first(first: QueueLine | None) -> tuple[str, str]:
    if first is None:
        return "", ""
    return first.ticket, f"{first.service}, {first.waited}, {first.haste_told}"


def _reason(reader: Reader, code: str) -> str:
    key = f"counter.reason.{code}"
    return reader.say(key) if key in reader.words.phrases else code
