"""Whom the counter has, in plain text: number, lane, time against typical, papers."""

from collections.abc import Mapping
from dataclasses import dataclass

from counter.wording import (
    Haste,
    Reader,
    haste,
    haste_told,
    per_cent,
    share_at,
    share_told,
    stopwatch,
)
from floor.rules.opening import MINUTE
from floor.rules.snapshots import NowServing


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


def citizen(serving: NowServing | None, reader: Reader, now: int) -> Citizen:
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
