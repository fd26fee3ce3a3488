"""What the agent sees at one moment, as plain text: a pure view of the shift and the time."""

from collections.abc import Mapping
from dataclasses import dataclass

from counter.shift import Shift, Stage, Wish, next_action, possible, recalls, stage
from counter.shortcuts import SHORTCUTS
from counter.wording import (
    Haste,
    Reader,
    clock_told,
    haste,
    haste_told,
    minutes_told,
    per_cent,
    share_at,
    share_told,
    stopwatch,
)
from floor.errors import NobodyWaiting
from floor.rules.opening import MINUTE
from floor.rules.snapshots import NowServing, Queue

SCREENS: dict[Stage, str] = {Stage.SIGNED_OUT: "sign_in", Stage.PAUSED: "break"}
"""The screen of a stage; the others share the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the agent must know; `kind` is the Banner's."""

    kind: str = "info"
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """Whom the counter has; all empty when nobody."""

    ticket: str = ""
    lane: str = ""
    lane_told: str = ""
    language_told: str = ""
    timer: str = ""
    timer_told: str = ""
    typical: str = ""
    progress: float = 0.0
    """Time in service as a part of the typical one, 0 to 1; 0 before the service."""
    pace: str = ""
    pace_told: str = ""
    wait: str = ""
    wait_percent: str = ""
    wait_haste: str = ""
    wait_told: str = ""
    legs: tuple[Mapping[str, object], ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Everything but the queue's rows."""

    screen: str
    choosing: bool
    """Whether the agent is asked why the counter takes a break."""
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
    first_ticket: str
    """Who stands first in the queue; empty when nobody waits."""
    first_told: str
    pause: str
    pause_since: str


BLANK = Face(
    screen="sign_in",
    choosing=False,
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
    first_ticket="",
    first_told="",
    pause="",
    pause_since="",
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
    known: bool,
    choosing: bool = False,
    first: QueueLine | None = None,
) -> Face:
    """The agent's view; `cut_off` is the floor's time at its last sign of life, None while it
    answers, and `known` whether it was ever asked."""
    here = stage(shift)
    desk = shift.desk
    return Face(
        screen="break" if choosing else SCREENS.get(here, "desk"),
        choosing=choosing,
        language=reader.language,
        counter=shift.counter or 0,
        stage=here.value,
        title=_title(shift, here, reader),
        hint=_hint(shift, here, reader),
        possible=tuple(sorted(action.value for action in possible(shift))),
        next=next_action(shift).value,
        agent=shift.agent or "",
        waiting=desk.waiting if desk else 0,
        served=desk.served if desk else 0,
        connected=cut_off is None,
        connection=_connection(reader, cut_off, known),
        busy=shift.wish is not None and not shift.held,
        notice=_notice(shift, here, reader, cut_off),
        citizen=_citizen(desk.serving if desk else None, reader, now),
        first_ticket=first.ticket if first else "",
        first_told=f"{first.service}, {first.waited}, {first.haste_told}" if first else "",
        pause=_reason(reader, desk.pause_reason) if desk and desk.pause_reason else "",
        pause_since=clock_told(reader, desk.since) if desk else "",
    )


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
                percent=reader.say("counter.percent", percent=per_cent(share)),
                share_told=share_told(reader, share=share, promise=row.promise),
                haste=haste(share).value,
                haste_told=haste_told(reader, share),
            )
        )
    return lines


def _title(shift: Shift, here: Stage, reader: Reader) -> str:
    return reader.say(f"counter.stage.{here.value}")


def _hint(shift: Shift, here: Stage, reader: Reader) -> str:
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


def _notice(shift: Shift, here: Stage, reader: Reader, cut_off: int | None) -> Notice:
    """The one thing that matters most now."""
    if shift.wish is not None and shift.held:
        return Notice(kind="warning", title=_cut(reader, cut_off), text=_later(reader, shift.wish))
    if cut_off is not None:
        return Notice(kind="warning", title=_cut(reader, cut_off), text=reader.say("counter.back"))
    if shift.told is not None:
        title, advice = reader.words.explain(shift.told, reader.language)
        kind = "info" if isinstance(shift.told, NobodyWaiting) else "warning"
        return Notice(kind=kind, title=title, text=advice)
    if shift.released:
        title = reader.say("counter.released.title")
        return Notice(title=title, text=reader.say("counter.released.advice"))
    if here is Stage.CALLED and next_action(shift).value == "not_here":
        title = reader.say("counter.recalled", n=recalls(shift))
        return Notice(title=title, text=reader.say("counter.recalled_advice"))
    return Notice()


def _cut(reader: Reader, cut_off: int | None) -> str:
    if cut_off is None:
        return reader.say("counter.cut_off")
    return reader.say("counter.cut_off_since", time=clock_told(reader, cut_off))


def _later(reader: Reader, wish: Wish) -> str:
    action = reader.say(SHORTCUTS[wish.action].words)
    return reader.say("counter.sent_later", action=action)


def _reason(reader: Reader, code: str) -> str:
    key = f"counter.reason.{code}"
    return reader.say(key) if key in reader.words.phrases else code


def _citizen(serving: NowServing | None, reader: Reader, now: int) -> Citizen:
    if serving is None:
        return Citizen()
    leg = serving.legs[serving.leg]
    clock = serving.issued_at if leg.clock is None else leg.clock
    share = share_at(clock=clock, promise=leg.promise, now=serving.called_at)
    began = serving.started_at
    slow = began is not None and now - began > serving.typical_minutes * MINUTE
    return Citizen(
        ticket=serving.ticket,
        lane=serving.lane.value,
        lane_told=reader.say(f"counter.lane.{serving.lane.value}"),
        language_told=reader.say("counter.speaks", language=_language(reader, serving.language)),
        timer=stopwatch(now - (serving.called_at if began is None else began)),
        timer_told=reader.say("counter.since_call" if began is None else "counter.in_service"),
        typical=reader.say("counter.typical", n=round(serving.typical_minutes)),
        progress=_part(serving, now),
        pace="" if began is None else (Haste.NEAR if slow else Haste.IN_TIME).value,
        pace_told=""
        if began is None
        else reader.say(f"counter.pace.{'slow' if slow else 'usual'}"),
        wait=share_told(reader, share=share, promise=leg.promise),
        wait_percent=reader.say("counter.percent", percent=per_cent(share)),
        wait_haste=haste(share).value,
        wait_told=haste_told(reader, share),
        legs=tuple(
            {
                "name": line.name.in_language(reader.language),
                "step": line.step.value,
                "told": reader.say(f"counter.step.{line.step.value}"),
                "current": index == serving.leg,
            }
            for index, line in enumerate(serving.legs)
        ),
        documents=tuple(text.in_language(reader.language) for text in leg.documents),
    )


def _part(serving: NowServing, now: int) -> float:
    if serving.started_at is None:
        return 0.0
    return min(1.0, max(0, now - serving.started_at) / (serving.typical_minutes * MINUTE))


def _language(reader: Reader, code: str) -> str:
    return reader.say(f"common.language_{code}")
