"""What the managers' wall shows, as rows and figures: pure functions of its answer."""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any

from display.alerts import GRAVE, Alert
from display.board_rows import range_text
from floor.rules.offer import Language
from floor.rules.opening import MINUTE
from floor.rules.snapshots import AdviceLine, CounterLine, QueueFigures, WaitBoard, WaitRow
from floor.rules.state import Stand
from floor.rules.waiting.accuracy import Accuracy
from floor.words import Words

STATES = ("busy", "idle", "paused", "closed")


def attention(row: WaitRow) -> tuple[bool, bool, int, int]:
    """Sorts what needs attention first: past its promise (the more the sooner), people waiting
    without an open counter, then whoever waits longest."""
    return (
        not row.past_promise,
        not (row.waiting and not row.counters_open),
        -row.past_promise,
        -row.longest,
    )


def agency_rows(board: WaitBoard, *, first: Language) -> list[dict[str, Any]]:
    """A row for each agency where somebody waits or was called of late, by attention."""
    found = {row.agency: row for row in board.rows if row.waiting or row.recent is not None}
    queues = {queue.code: queue for queue in board.agencies}
    return [
        {
            "agency": code,
            "name": row.name.in_language(first),
            "waiting": row.waiting,
            "median": queues[code].median // MINUTE if code in queues else 0,
            "ninetieth": queues[code].p90 // MINUTE if code in queues else 0,
            "longest": row.longest // MINUTE,
            "range": range_text(row.wait),
            "past": row.past_promise,
            "open": row.counters_open,
        }
        for code, row in sorted(found.items(), key=lambda kept: attention(kept[1]))
    ]


def counter_state(line: CounterLine) -> str:
    """One of STATES; a counter that has somebody is busy however it stands."""
    if line.ticket is not None:
        return "busy"
    return {Stand.OPEN: "idle", Stand.PAUSED: "paused"}.get(line.stand, "closed")


def counter_rows(lines: Iterable[CounterLine], *, now: int) -> list[dict[str, Any]]:
    """A row for each counter by number, with the minutes since it changed."""
    found = {line.number: line for line in lines}
    return [
        {
            "number": str(number),
            "stand": counter_state(line),
            "ticket": line.ticket or "",
            "minutes": max(0, now - line.since) // MINUTE if line.since else -1,
        }
        for number, line in sorted(found.items())
    ]


def count_states(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    """How many counters there are in each of STATES."""
    states = [row["stand"] for row in rows]
    return {state: states.count(state) for state in STATES}


def told_words(told: Accuracy | None) -> dict[str, Any]:
    """How well the waits that were told have held, as the wall says it; empty before any has."""
    if told is None or told.hit_rate is None or told.error_median_min is None:
        return {}
    median = max(1, ceil(told.error_median_min))
    return {"told": told.told, "hit": round(100 * told.hit_rate), "median": median}


def advice_words(advice: AdviceLine | None, *, first: Language) -> dict[str, Any]:
    """What to do now, as the wall says it; empty when nothing would help."""
    if advice is None:
        return {}
    return {
        "counter": advice.counter,
        "added": advice.add.in_language(first) if advice.add else "",
        "service": advice.service.in_language(first),
        "n": advice.saved,
    }


def longest_wait(rows: Iterable[WaitRow]) -> int:
    """Whole minutes that the one waiting longest has waited."""
    return max((row.longest for row in rows), default=0) // MINUTE


def queue_rows(
    queues: Iterable[QueueFigures], shares: Mapping[str, int], *, first: Language
) -> list[dict[str, Any]]:
    """A row for each service by what needs attention; `shares` within promise by code, -1 without
    one yet."""
    ordered = sorted(queues, key=lambda q: (-q.past_promise, -q.waiting, -q.longest, q.code))
    return [
        {
            "code": queue.code,
            "name": queue.name.in_language(first),
            "waiting": queue.waiting,
            "median": queue.median // MINUTE,
            "ninetieth": queue.p90 // MINUTE,
            "longest": queue.longest // MINUTE,
            "share": shares.get(queue.code, -1),
            "past": queue.past_promise,
            "down": queue.suspended,
        }
        for queue in ordered
    ]


def alert_rows(found: Iterable[Alert], *, first: Language, words: Words) -> list[dict[str, Any]]:
    """A row for each alert, in words."""
    return [
        {
            "id": "/".join(alert.key),
            "kind": alert.kind,
            "grave": alert.kind in GRAVE,
            "text": words.say(
                f"wall.alert.{alert.kind}",
                first,
                name=alert.called(first),
                n=alert.n,
                fault=words.say(f"wall.fault.{alert.fault}", first) if alert.fault else "",
            ),
            "minutes": alert.minutes,
        }
        for alert in found
    ]
