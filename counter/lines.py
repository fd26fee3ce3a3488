"""The live floor and the reception's services as rows: pure views of what was looked up."""

from dataclasses import dataclass

from counter.wording import (
    Reader,
    clock_told,
    haste,
    haste_told,
    minutes_told,
    per_cent,
    share_at,
)
from floor.errors import FoleniError
from floor.rules.snapshots import (
    AdviceLine,
    Conditions,
    CounterLine,
    Health,
    Menu,
    Queue,
    QueueRow,
    WaitBoard,
)
from floor.rules.state import Stand

MOST = 60
"""Services that the reception shows at once."""
TONES = {"serving": "good", "called": "call", "ready": "quiet", "paused": "near", "closed": "quiet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A counter as a supervisor sees it."""

    seat: int
    name: str
    agent: str
    stand: str
    tone: str
    ticket: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitLine:
    """Who waits for a service; `share` is that of whoever has used most of the promise."""

    service: str
    name: str
    waiting: int
    waiting_told: str
    longest: str
    percent: str
    part: float
    """The used share, at most 1, for a bar."""
    haste: str
    haste_told: str
    down: str
    """That it is suspended and when it is back, in words; empty while it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLine:
    """A service as an attendant gives tickets for it."""

    code: str
    name: str
    agency: str
    told: str
    given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Trouble of the whole floor; empty when there is none."""

    kind: str = "info"
    title: str = ""
    text: str = ""


def seat_lines(board: WaitBoard | None, *, reader: Reader, now: int) -> list[SeatLine]:
    """The counters that somebody has, then those that nobody has."""
    counters = board.counters if board else ()
    lines = [_seat(line, reader, now) for line in counters if line.agent is not None]
    return lines + [_seat(line, reader, now) for line in counters if line.agent is None]


def _seat(line: CounterLine, reader: Reader, now: int) -> SeatLine:
    state = "closed" if line.agent is None else _state(line)
    return SeatLine(
        seat=line.number,
        name=reader.say("counter.counter_n", counter=line.number),
        agent=reader.say("counter.agent_n", agent=line.agent) if line.agent else "",
        stand=reader.say(f"supervisor.seat.{state}"),
        tone=TONES[state],
        ticket=line.ticket or "",
        time=minutes_told(reader, now - line.since) if line.agent is not None else "",
    )


def _state(line: CounterLine) -> str:
    if line.ticket is not None:
        return "serving"
    return {Stand.OPEN: "ready", Stand.PAUSED: "paused"}.get(line.stand, "closed")


def wait_lines(
    queue: Queue | None, conditions: Conditions | None, *, reader: Reader, now: int
) -> list[WaitLine]:
    """Services for which somebody waits or that are down, the most pressing first."""
    rows: dict[str, list[QueueRow]] = {}
    for row in queue.rows if queue else ():
        rows.setdefault(row.service, []).append(row)
    down = {each.service: each for each in (conditions.suspended if conditions else ())}
    found = []
    for service in [*rows, *(code for code in down if code not in rows)]:
        waiting, stopped = rows.get(service, []), down.get(service)
        name = waiting[0].name if waiting else stopped.name if stopped else None
        assert name is not None
        ends = stopped.since if stopped else now
        share = max(
            (share_at(clock=r.clock, promise=r.promise, now=ends) for r in waiting), default=0.0
        )
        told = ""
        if stopped is not None:
            back = clock_told(reader, stopped.back_at) if stopped.back_at else ""
            told = (
                reader.say("supervisor.down_until", time=back)
                if back
                else reader.say("counter.suspended")
            )
        longest = max((now - row.clock for row in waiting), default=0)
        line = WaitLine(
            service=service,
            name=name.in_language(reader.language),
            waiting=len(waiting),
            waiting_told=reader.say("supervisor.waiting_n", n=len(waiting)),
            longest=minutes_told(reader, longest) if waiting else "",
            percent=reader.say("counter.percent", percent=per_cent(share)) if waiting else "",
            part=min(1.0, share),
            haste=haste(share).value,
            haste_told=haste_told(reader, share) if waiting else "",
            down=told,
        )
        found.append((-share, line.name, line))
    return [line for _, _, line in sorted(found, key=lambda each: each[:2])]


def alarm(
    health: Health | None,
    board: WaitBoard | None,
    *,
    reader: Reader,
    refused: FoleniError | None = None,
) -> Alarm:
    """What a supervisor must see to at once; `refused` is why the floor is not shown."""
    if refused is not None:
        title, advice = reader.words.explain(refused, reader.language)
        return Alarm(kind="warning", title=title, text=advice)
    if health is not None and health.disk_full:
        return Alarm(
            kind="danger",
            title=reader.say("supervisor.disk_full.title"),
            text=reader.say("supervisor.disk_full.advice"),
        )
    if board is not None and board.day is None:
        return Alarm(
            kind="warning",
            title=reader.say("supervisor.day_closed.title"),
            text=reader.say("supervisor.day_closed.advice"),
        )
    if board is not None and board.advice is not None:
        return Alarm(title=advice_told(board.advice, reader=reader))
    return Alarm()


def advice_told(advice: AdviceLine, *, reader: Reader) -> str:
    """What would help most now, and whom, in one sentence."""
    added = advice.add.in_language(reader.language) if advice.add else ""
    return reader.say(
        "supervisor.advice.add" if added else "supervisor.advice.open",
        counter=advice.counter,
        added=added,
        service=advice.service.in_language(reader.language),
        n=advice.saved,
    )


def door_lines(menu: Menu | None, *, text: str, reader: Reader) -> list[DoorLine]:
    """The services most used here today, or those that hold every word searched."""
    if menu is None:
        return []
    agencies = {a.code: a.name.in_language(reader.language) for a in menu.agencies}
    by_code = {service.code: service for service in menu.services}
    words = text.lower().split()
    codes = [*menu.popular, *(code for code in by_code if code not in menu.popular)]
    lines = []
    for code in codes if words else menu.popular:
        service = by_code[code]
        both = f"{service.name.en} {service.name.sw} {agencies[service.agency]} {code}".lower()
        if not all(word in both for word in words):
            continue
        if service.suspended is not None:
            told = reader.say("counter.suspended")
        elif not service.open:
            told = reader.say("reception.not_now")
        else:
            told = reader.say("reception.ahead", n=service.ahead)
        lines.append(
            DoorLine(
                code=code,
                name=service.name.in_language(reader.language),
                agency=agencies[service.agency],
                told=told,
                given=service.open,
            )
        )
    return lines[:MOST]
