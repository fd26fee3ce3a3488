"""The queue of calls: which number the display calls now, each once, in order, one at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from floor.rules.snapshots import Board
from floor.rules.state import Call

LONGEST = 8_000
"""Milliseconds a call fills the screen when nobody waits behind it."""
SHORTEST = 4_000
"""Milliseconds it has at least, however many wait: time to find and read a number."""
SOONER = 1_000
"""Milliseconds it gives up for each call that waits behind it."""
REPLAYED = 10_000
"""How old a call may be, in milliseconds of the floor, that a display just started still calls."""
FRESH = 60_000
"""How old a call missed while cut off may be, in milliseconds of the floor, to be called late."""

Zone = frozenset[int]
"""The counters a display stands before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcer:
    """What a display has heard of and not yet shown; `hear`, `cut_off` and `advance` make the next.

    `now` is the display's own monotonic time in milliseconds: it only paces the screen. How old a
    call is follows the floor's clock, which may run at another rate in practice.
    """

    day: str | None = None
    version: int = 0
    last: int | None = None
    """The day's highest call id heard of; None before the first board."""
    waiting: tuple[Call, ...] = ()
    """Calls still to be shown, first to be shown first."""
    on_show: Call | None = None
    since: int = 0
    """When the call on show went up."""
    gap: bool = False
    """Whether the floor was out of reach since the last board."""


def hold(waiting: int) -> int:
    """Milliseconds a call stays up while so many wait behind it: 8 s, 7 s, 6 s, ... never < 4 s."""
    return max(SHORTEST, LONGEST - SOONER * waiting)


def cut_off(queue: Announcer) -> Announcer:
    """The floor is out of reach; calls may be missed from now on."""
    return replace(queue, gap=True)


def caught_up(queue: Announcer) -> Announcer:
    """The floor is within reach again, and had nothing new to tell."""
    return replace(queue, gap=False)


def hear(
    queue: Announcer, board: Board, *, now: int, zone: Zone | None = None, speaking: bool = False
) -> Announcer:
    """Take a board: queue the calls not heard of before, and show one if none is on show.

    A display just started calls only what rang within 10 s. After a gap it calls what it missed if
    that is younger than a minute and still stands. Otherwise nothing is left out (boards keep the
    last 24 calls, so only more than 24 between two boards of an unbroken watch could be missed),
    but for a call that waited here for a minute and stands no more: it would send its citizen to
    a counter that has gone on.
    """
    calls = [call for call in board.calls if zone is None or call.counter in zone]
    last = queue.last
    if queue.gap and board.version < queue.version:
        last = None  # another journal, such as a backup on a spare PC: its ids say nothing to us
    elif last is not None and board.day is not None and board.day != queue.day:
        last = 0
    due = unheard = sorted((call for call in calls if call.id > (last or 0)), key=_order)
    if last is None:
        due = [call for call in unheard if board.at - call.at <= REPLAYED]
    elif queue.gap:
        due = [call for call in unheard if board.at - call.at < FRESH and stands(call, calls)]
    still = (c for c in queue.waiting if board.at - c.at < FRESH or stands(c, calls))
    known = replace(
        queue,
        day=board.day or queue.day,
        version=board.version,
        last=max((call.id for call in unheard), default=last or 0),
        waiting=(*still, *due),
        gap=False,
    )
    return advance(known, now=now, speaking=speaking)


def advance(queue: Announcer, *, now: int, speaking: bool = False) -> Announcer:
    """Let time pass: take the call on show down when it has had its time, and put the next up.

    While its voice is `speaking` it stays, so that eye and ear have the same call.
    """
    if queue.on_show is not None and (speaking or now - queue.since < hold(len(queue.waiting))):
        return queue
    if not queue.waiting:
        return queue if queue.on_show is None else replace(queue, on_show=None)
    first, *rest = queue.waiting
    return replace(queue, on_show=first, waiting=tuple(rest), since=now)


def taken_over(
    queue: Announcer, board: Board, *, unsaid: Callable[[Call], bool], at: int
) -> Announcer:
    """Call once more, with a voice, what another display was to say and has not: if it is younger
    than a minute at the floor's time `at` and still stands."""
    due = {c for c in board.calls if unsaid(c) and at - c.at < FRESH and stands(c, board.calls)}
    if not due:
        return queue
    on_show = None if queue.on_show in due else queue.on_show
    waiting = tuple(sorted({*queue.waiting, *due}, key=_order))
    return replace(queue, on_show=on_show, waiting=waiting)


def stands(call: Call, calls: Iterable[Call]) -> bool:
    """Whether nothing rang later for the same visit or at the same counter."""
    return not any(
        later.id > call.id and (later.visit == call.visit or later.counter == call.counter)
        for later in calls
    )


def recent(queue: Announcer, board: Board, *, zone: Zone | None = None) -> tuple[Call, ...]:
    """The calls for the list, newest first: shown before, and each visit's latest only."""
    pending = {*queue.waiting, queue.on_show}
    listed: dict[str, Call] = {}
    for call in sorted(board.calls, key=_order, reverse=True):
        if call not in pending and (zone is None or call.counter in zone):
            listed.setdefault(call.visit, call)
    return tuple(listed.values())


def _order(call: Call) -> int:
    return call.id
