"""How a centre stands to headquarters, and what came back, in words and as values for programs."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from floor.errors import FoleniError
from floor.rules import opening
from floor.settings import technician_language
from floor.words import load_words
from sync.recovering import Recovery
from sync.standing import Decision, Standing

DAYS = 90
"""Days for which a line stays at the centre in any case."""


def _say(key: str, /, **values: object) -> str:
    return load_words().say(f"sync.{key}", technician_language(), **values)


def _why(fault: FoleniError) -> str:
    title, advice = load_words().explain(fault, technician_language())
    return f"{title}{'' if title.endswith('.') else '.'} {advice}".strip()


def _time(at: int) -> str:
    return f"{opening.local(at):%d.%m. %H:%M:%S}"


def _long(ms: int) -> str:
    """A duration in the largest unit that fits."""
    seconds = max(0, ms) // 1000
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * length:
            return _say(f"long.{unit}", n=seconds // length)
    return _say("long.seconds", n=seconds)


def as_lines(standing: Standing) -> list[str]:
    """Everything, a line for each thing; what somebody has to look at comes last."""
    troubles = [f"! {_say(f'trouble.{name}')}" for name in standing.troubles]
    return [
        _say("status.centre", centre=standing.centre or "?", address=standing.address),
        *_link(standing),
        *_agent(standing),
        *_journal(standing),
        *_decided(standing),
        *(troubles or [_say("status.well")]),
    ]


def _link(standing: Standing) -> Iterator[str]:
    if standing.answers:
        yield _say("status.answers", ms=standing.within_ms, session=standing.session)
    elif standing.fault is not None:
        yield _say("status.silent", why=_why(standing.fault))
    else:
        yield _say("status.unasked")
    if not standing.answers and standing.noted.since:
        yield _say("status.silent_since", time=_time(standing.noted.since))
    if standing.headquarters_key:
        yield _say("status.key", key=standing.headquarters_key[:8])
    if standing.clock_ms is not None:
        yield _say("status.clock", n=round(standing.clock_ms / 1000, 1) + 0.0)
    theirs = standing.headquarters_program or "?"
    yield _say("status.versions", ours=standing.program, theirs=theirs, speaks=standing.speaks)


def _agent(standing: Standing) -> Iterator[str]:
    noted = standing.noted
    yield _say("status.runs" if standing.runs else "status.runs_not")
    if noted.why is not None:
        yield _say("status.why", why=_why(noted.why.fault()))
    if standing.runs and noted.next_at is not None:
        kind = "asked" if noted.asked else "next"
        yield _say(f"status.{kind}", time=_time(noted.next_at))
    if noted.verdict:
        told = _say(f"verdict.{noted.verdict}")
        yield _say("status.verdict", told=told, time=_time(noted.verdict_at))
    for line in noted.begun:
        because = _say(f"verdict.{line.why}") if line.why else "?"
        yield _say("status.begun", new=_named(line.new), time=_time(line.at), why=because)


def _named(origin: str) -> str:
    """An origin in short: its epoch, and the beginning of its incarnation."""
    incarnation, _, epoch = origin.rpartition(".")
    return f"{epoch} ({incarnation[:8]})"


def _journal(standing: Standing) -> Iterator[str]:
    if standing.host_fault is not None:
        yield _say("status.no_host", why=_why(standing.host_fault))
        for origin, mark in standing.noted.received.items():
            kept = standing.noted.kept.get(origin, 0)
            yield _say("status.noted", line=_named(origin), received=mark.seq, kept=kept)
        return
    place = {"head": standing.head, "hash": standing.hash[:6]}
    yield _say("status.line", line=_named(standing.origin), n=standing.earlier, **place)
    if standing.received is not None:
        yield _say("status.received", received=standing.received, kept=standing.kept)
    yield from _waits(standing)
    yield _say(
        "status.prune" if standing.kept else "status.prune_not", seq=standing.kept, days=DAYS
    )
    if standing.lost and standing.lost != standing.noted.recovered:
        yield _say("status.lost", n=standing.lost)


def _waits(standing: Standing) -> Iterator[str]:
    if standing.waiting is not None and standing.waiting.lines:
        yield _say("status.waits", n=standing.waiting.lines, age=_long(standing.waiting.age_ms))
    elif standing.waiting is not None:
        yield _say("status.level")


def _decided(standing: Standing) -> Iterator[str]:
    if standing.host_fault is None:
        told = ", ".join(map(_matter, standing.adopted)) or _say("status.none")
        yield _say("status.adopted", what=told)
    if standing.undecided:
        yield _say("status.undecided", what=", ".join(map(_matter, standing.undecided)))


def _matter(decision: Decision) -> str:
    at = "" if decision.at is None else f" ({_time(decision.at)})"
    return f"{_say(f'matter.{decision.matter}')} {decision.number}{at}"


def as_value(standing: Standing) -> dict[str, Any]:
    """All of it for programs."""
    faults = ("fault", "host_fault")
    plain = {n: getattr(standing, n) for n in Standing.__dataclass_fields__ if n not in faults}
    told = {n: f and _why(f) for n in faults for f in [getattr(standing, n)]}
    return plain | told | {"epoch": standing.epoch, "troubles": standing.troubles}


def recovery_lines(found: Recovery, *, dry_run: bool) -> list[str]:
    """What came back, or would, and what does not, and why."""
    if not found.lines:
        return [_say("recover.nothing")]
    counts = Counter(visit.how for visit in found.visits)
    head = "recover.would" if dry_run else "recover.did"
    told = [_say(head, lines=found.lines, n=len(found.visits))]
    told += [_say(f"recover.{how}", n=n) for how, n in sorted(counts.items()) if how != "left"]
    for visit in found.visits:
        if visit.how in ("waits", "own"):
            told.append(f"  {visit.ticket} {visit.day}: {_say(f'recover.is.{visit.how}')}")
        elif visit.how == "left":
            why = _say(f"recover.why.{visit.why}")
            told.append(f"  {visit.ticket or visit.visit[:8]} {visit.day}: {why}")
    told += [_say(f"recover.other.{about}", n=n) for about, n in sorted(found.others.items())]
    return told


def recovery_value(found: Recovery) -> dict[str, Any]:
    """The same for programs."""
    return {
        "lines": found.lines,
        "visits": found.visits,
        "others": found.others,
        "branches": found.branches,
    }
