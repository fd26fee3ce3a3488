"""What a manager should look at now, from the wall's answer; and when to say it again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from display.limits import Limits
from floor.rules.offer import Language, Text
from floor.rules.opening import MINUTE
from floor.rules.snapshots import WaitBoard
from floor.rules.state import Stand

Kind = Literal[
    "disk", "past", "no_counter", "idle", "forgotten", "device", "alone", "display", "desk", "down"
]
KINDS: tuple[Kind, ...] = (
    *(
        "disk",
        "past",
        "no_counter",
        "alone",
        "desk",
        "display",
        "device",
        "forgotten",
        "idle",
        "down",
    ),
)
"""In the order in which they are shown."""
GRAVE = frozenset(("disk", "past", "no_counter", "alone", "desk", "display", "device"))
"""Kinds that are shown as trouble, not as something to think of."""
Key = tuple[str, str]
"""Which alert it is: its kind, and what it is about."""
NOBODY = Text(en="", sw="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something amiss."""

    kind: Kind
    about: str
    """An agency's, service's or device's code, or a counter's number."""
    name: Text = NOBODY
    """What it is called; empty where `about` says it."""
    n: int = 0
    """People, where it is about people."""
    minutes: int = -1
    """For how long it has been so; -1 is not known."""
    fault: str = ""
    """Of a device."""

    @property
    def key(self) -> Key:
        return self.kind, f"{self.about}/{self.fault}"

    def called(self, first: Language) -> str:
        """What it is about, in words."""
        return self.name.in_language(first) or self.about


def alerts(board: WaitBoard, limits: Limits) -> tuple[Alert, ...]:
    """Everything amiss, the gravest kind first, and in a kind the most people or the longest."""
    found = [*_queues(board, limits), *_counters(board, limits), *_things(board, limits)]
    return tuple(
        sorted(found, key=lambda a: (KINDS.index(a.kind), -a.n, -a.minutes, a.about, a.fault))
    )


def _queues(board: WaitBoard, limits: Limits) -> Iterator[Alert]:
    for queue in board.agencies:
        longest = queue.longest // MINUTE
        about = {"about": queue.code, "name": queue.name, "minutes": longest}
        if queue.past_promise >= limits.past.people:
            yield Alert(kind="past", n=queue.past_promise, **about)  # type: ignore[arg-type]
        if queue.waiting and not queue.counters_open and not queue.suspended:
            yield Alert(kind="no_counter", n=queue.waiting, **about)  # type: ignore[arg-type]


def _counters(board: WaitBoard, limits: Limits) -> Iterator[Alert]:
    for line in board.counters:
        minutes = (board.at - line.since) / MINUTE if line.since else 0.0
        about, whole = str(line.number), int(minutes)
        long = max(limits.forgotten.minutes, limits.forgotten.times * line.typical)
        if line.ticket is not None and minutes >= long:
            yield Alert(kind="forgotten", about=about, minutes=whole)
        free = line.ticket is None and line.stand is Stand.OPEN and line.could_call
        if free and minutes >= limits.idle.minutes:
            yield Alert(kind="idle", about=about, n=line.could_call, minutes=whole)


def _things(board: WaitBoard, limits: Limits) -> Iterator[Alert]:
    if board.disk_full:
        yield Alert(kind="disk", about="")
    for line in board.faults:
        minutes = max(0, board.at - line.since) // MINUTE
        if minutes >= limits.device.minutes:
            for fault in line.faults:
                yield Alert(kind="device", about=line.device, fault=fault, minutes=minutes)
    for kiosk in board.alone:
        minutes = max(0, board.at - (kiosk.since or board.at)) // MINUTE
        yield Alert(kind="alone", about=kiosk.kiosk, minutes=minutes)
    for screen in board.silent:
        minutes = max(0, board.at - screen.since) // MINUTE
        if screen.counter is None and minutes >= limits.display.minutes:
            yield Alert(kind="display", about=screen.device, minutes=minutes)
        if screen.counter is not None and minutes >= limits.desk.minutes:
            yield Alert(kind="desk", about=str(screen.counter), minutes=minutes)
    for down in board.suspended:
        minutes = max(0, board.at - down.since) // MINUTE
        yield Alert(
            kind="down", about=down.service, name=down.name, n=down.waiting, minutes=minutes
        )


def ring(
    rung: Mapping[Key, float], found: Iterable[Alert], *, now: float, limits: Limits
) -> tuple[dict[Key, float], tuple[Alert, ...]]:
    """Which alerts to say now, and when each was said last: one that is new at once, one that
    stays after its kind's interval. What comes and goes within the interval is said once.

    `now` is in seconds, by any clock that does not run backwards.
    """
    due = tuple(
        alert
        for alert in found
        if alert.key not in rung or now - rung[alert.key] >= limits.repeat(alert.kind)
    )
    kept = {key: at for key, at in rung.items() if now - at < limits.repeat(key[0])}
    return kept | {alert.key: now for alert in due}, due
